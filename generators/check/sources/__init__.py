"""Helpers of the rules that check the sources."""
