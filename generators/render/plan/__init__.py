"""Plans of pages, computed before printing: pieces of text, parts, numbers, citations, notices."""
