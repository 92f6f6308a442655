"""A report or an agency's review: `Author. *Title*. Agency; date. Number.` The agency is said once."""

from collections.abc import Iterator

from generators.cite.markup import italic
from generators.cite.source import Source

CSL, RIS = "report", "RPRT"


def sentences(source: Source) -> Iterator[str]:
    """Yield the parts of the entry, without the full stops between them."""
    yield source.authors
    yield italic(source.title)
    yield "; ".join(filter(None, [source.unless_author("institution", "publisher", "organization"), source.date]))
    yield source.field("number")
    yield source.updated
