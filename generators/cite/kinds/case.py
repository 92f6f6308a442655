"""A decided case: `*First v Second*, volume Reporter page (Court year).`"""

from collections.abc import Iterator

from generators.cite.markup import italic
from generators.cite.source import Source

CSL, RIS = "legal_case", "CASE"


def sentences(source: Source) -> Iterator[str]:
    """Yield the parts of the entry, without the full stops between them."""
    place = " ".join(filter(None, [source.field("volume"), source.field("reporter"), source.field("pages")]))
    court = " ".join(filter(None, [source.field("institution"), source.field("year")]))
    yield ", ".join(filter(None, [italic(source.title), place])) + (f" ({court})" if court else "")
