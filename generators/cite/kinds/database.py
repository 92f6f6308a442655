"""A record of a database: `Title of the record. Name of database. Publisher; year. Updated Month D, YYYY.`"""

from collections.abc import Iterator

from generators.cite.source import Source

CSL, RIS = "dataset", "DATA"


def sentences(source: Source) -> Iterator[str]:
    """Yield the parts of the entry, without the full stops between them."""
    yield source.authors
    yield source.title
    yield source.unless_author("booktitle", "organization", "howpublished")
    yield "; ".join(filter(None, [source.unless_author("publisher", "institution"), source.date]))
    yield source.updated
