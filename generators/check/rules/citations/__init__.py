"""Rules on citations."""
