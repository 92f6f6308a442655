"""A thesis: `Author. *Title*. Dissertation. University; year.`"""

from collections.abc import Iterator

from generators.cite.markup import italic
from generators.cite.source import Source

CSL, RIS = "thesis", "THES"


def sentences(source: Source) -> Iterator[str]:
    """Yield the parts of the entry, without the full stops between them."""
    yield source.authors
    yield italic(source.title)
    yield source.field("type") or "Dissertation"
    yield "; ".join(filter(None, [source.field("school", "institution", "publisher"), source.field("year")]))
