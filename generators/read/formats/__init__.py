"""The file formats that are read: CSV, YAML, BibTeX, LaTeX."""
