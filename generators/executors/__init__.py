"""An executor fills the cache: tasks are done in other processes of this machine, or on many, and what they make is kept there.

What follows is the same with an executor and without: it takes from the cache what is there and makes the rest, so that the bytes of a
site do not depend on where something was made. Any `concurrent.futures.Executor` will do whose workers see the folder of the project.
"""
