"""The ways to break content, one file a kind of file."""

from mutations.breaks import pages, procedures, prose, records, rows, sources

__all__ = ["pages", "procedures", "prose", "records", "rows", "sources"]
