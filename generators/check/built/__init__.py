"""Helpers of the rules that check the built pages."""
