"""The ways to break content, one file a kind of file."""

from mutations.breaks import claims, context, figures, numbers, pages, procedures, prose, records, rows, sizes, sources

__all__ = [
    "claims", "context", "figures", "numbers", "pages", "procedures", "prose", "records", "rows", "sizes", "sources",
]  # fmt: skip
