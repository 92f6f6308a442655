"""The ways to break content, one file a kind of file."""

from mutations.breaks import context, numbers, pages, procedures, prose, records, rows, sizes, sources

__all__ = ["context", "numbers", "pages", "procedures", "prose", "records", "rows", "sizes", "sources"]
