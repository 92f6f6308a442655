"""Text that knows no drugs: patterns, identifiers, titles, suggestions."""
