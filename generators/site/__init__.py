"""The built HTML as data."""
