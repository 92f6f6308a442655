"""The formats that authors write, read with places: CSV, YAML, BibTeX and the LaTeX in it."""
