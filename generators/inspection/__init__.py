"""How rules look at a library: its texts and sentences, the names in them, its citations, counts and disagreements."""
