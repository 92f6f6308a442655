"""A label: `Brand (inn) form. Prescribing information. Company; year. Updated Month D, YYYY.`"""

from collections.abc import Iterator

from generators.cite.source import Source

CSL, RIS = "report", "RPRT"


def sentences(source: Source) -> Iterator[str]:
    """Yield the parts of the entry, without the full stops between them."""
    yield source.title
    yield source.field("type")
    yield "; ".join(filter(None, [source.authors or source.field("publisher", "organization"), source.field("year")]))
    yield source.updated
