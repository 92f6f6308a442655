"""Read data/ and references.bib into nouns. Nothing else reads them."""
