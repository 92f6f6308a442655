"""The index of observations: each value with its names, its record, its disputes, and where pages print it.

What readers and machines are given beside the pages is made of it: the tidy files, the search, the comparison, the uses of a source.
"""
