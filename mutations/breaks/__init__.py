"""The ways to break content, one file a kind of file."""

from mutations.breaks import numbers, pages, procedures, prose, records, rows, sources

__all__ = ["numbers", "pages", "procedures", "prose", "records", "rows", "sources"]
