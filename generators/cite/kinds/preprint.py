"""A manuscript before review: `Authors. Title. *Server*. Preprint posted online Month D, YYYY.`"""

from collections.abc import Iterator

from generators.cite.markup import italic
from generators.cite.source import Source

CSL, RIS = "article", "UNPB"


def sentences(source: Source) -> Iterator[str]:
    """Yield the parts of the entry, without the full stops between them."""
    yield source.authors
    yield source.title
    yield italic(source.field("journal", "organization", "publisher"))
    yield f"Preprint posted online {source.date}" if source.date else source.field("howpublished") or "Preprint"
