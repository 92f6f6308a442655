"""An item of a newspaper or a news service: `Author. Title. *Name of Newspaper*. Month D, YYYY.`"""

from collections.abc import Iterator

from generators.cite.markup import italic
from generators.cite.source import Source

CSL, RIS = "article-newspaper", "NEWS"


def sentences(source: Source) -> Iterator[str]:
    """Yield the parts of the entry, without the full stops between them."""
    yield source.authors
    yield source.title
    yield italic(source.unless_author("journal", "organization", "howpublished"))
    yield source.date
