"""Parsers of the file formats: CSV, YAML, BibTeX, LaTeX."""
