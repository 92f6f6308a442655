"""Pure questions asked of nouns: quantities, formulas, wording, notices, disagreement, waivers."""
