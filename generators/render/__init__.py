"""Nouns become pages."""
