"""What a page holds, worked out before a letter is printed: pieces of text, parts of a page, numbers, citations, notices."""
