"""A book: `Authors. *Title*. 2nd ed. Publisher; year.`"""

from collections.abc import Iterator

from generators.cite.markup import italic
from generators.cite.source import Source

CSL, RIS = "book", "BOOK"


def sentences(source: Source) -> Iterator[str]:
    """Yield the parts of the entry, without the full stops between them."""
    yield source.authors or source.editors
    yield italic(source.title)
    yield source.edition
    yield f"Vol {source.field('volume')}" if source.field("volume") else ""
    yield "; ".join(filter(None, [source.field("publisher"), source.field("year")]))
