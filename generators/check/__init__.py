"""Rules and what they are run with."""
