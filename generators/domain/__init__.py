"""Pure functions on nouns: quantities, formulas, wording, notices, disagreement, waivers."""
