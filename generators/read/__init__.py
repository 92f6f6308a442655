"""data/ and references.bib become nouns here and nowhere else."""
