"""A news release: `Title. News release. Organization; Month D, YYYY.` Who carried it is not said."""

from collections.abc import Iterator

from generators.cite.source import Source

CSL, RIS = "article-newspaper", "PRESS"


def sentences(source: Source) -> Iterator[str]:
    """Yield the parts of the entry, without the full stops between them."""
    yield source.title
    yield "News release"
    yield "; ".join(filter(None, [source.authors, source.date]))
