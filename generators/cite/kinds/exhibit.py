"""A document of a case: `Authors. Title. Exhibit 1 in: *First v Second*, No. X (Court).`"""

from collections.abc import Iterator

from generators.cite.markup import italic
from generators.cite.source import Source

CSL, RIS = "document", "CASE"


def sentences(source: Source) -> Iterator[str]:
    """Yield the parts of the entry, without the full stops between them."""
    yield source.authors
    yield source.title
    court = f" ({source.field('institution')})" if source.field("institution") else ""
    number = f", No. {source.field('number')}" if source.field("number") else ""
    yield f"{source.field('type')} in: {italic(source.field('booktitle'))}{number}{court}"
