"""Antisense Guides: drug data in, technical guides out. `pipeline.py` shows the whole program."""
