"""A chapter: `Authors. Title. In: Editors, eds. *Book*. 2nd ed. Publisher; year:pages.`"""

from collections.abc import Iterator

from generators.cite.markup import italic
from generators.cite.source import Source

CSL, RIS = "chapter", "CHAP"


def sentences(source: Source) -> Iterator[str]:
    """Yield the parts of the entry, without the full stops between them."""
    yield source.authors
    yield source.title
    yield f"In: {'. '.join(filter(None, [source.editors, italic(source.field('booktitle'))]))}"
    yield source.edition
    yield f"Vol {source.field('volume')}" if source.field("volume") else ""
    yield source.publication
    yield source.updated
