"""An entry of a drug compendium: `Name of drug. In: *Compendium*. Publisher. Date.`"""

from collections.abc import Iterator

from generators.cite.markup import italic
from generators.cite.source import Source

CSL, RIS = "entry-encyclopedia", "CHAP"


def sentences(source: Source) -> Iterator[str]:
    """Yield the parts of the entry, without the full stops between them."""
    yield source.authors
    yield source.title
    work = italic(source.field("booktitle", "organization", "howpublished"))
    yield f"In: {', '.join(filter(None, [source.editors, work]))}" if work else ""
    yield source.field("publisher")
    yield source.date
    yield source.updated
