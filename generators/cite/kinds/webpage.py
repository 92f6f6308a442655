"""A page on the web: `Author. Title. Site. Month D, YYYY. Updated Month D, YYYY.`"""

from collections.abc import Iterator

from generators.cite.source import Source

CSL, RIS = "webpage", "ELEC"


def sentences(source: Source) -> Iterator[str]:
    """Yield the parts of the entry, without the full stops between them."""
    yield source.authors or source.editors
    yield source.title
    yield source.unless_author("journal", "booktitle", "organization", "institution", "publisher")
    yield source.unless_author("howpublished")
    yield source.date
    yield " ".join(filter(None, [source.field("type"), source.field("number")])) if source.field("number") else ""
    yield source.updated
