"""A patent: `Inventors, inventors; Assignee, assignee. Title. US patent 1,234,567. Month D, YYYY.`"""

from collections.abc import Iterator

from generators.cite.source import Source

CSL, RIS = "patent", "PAT"


def sentences(source: Source) -> Iterator[str]:
    """Yield the parts of the entry, without the full stops between them."""
    yield source.inventors
    yield source.title
    yield " ".join(filter(None, [source.field("type") or "Patent", source.field("number")]))
    yield source.date
