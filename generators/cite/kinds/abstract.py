"""What was shown at a meeting: `Authors. Title. Abstract 1 presented at: Meeting; Month D, YYYY; City.`"""

from collections.abc import Iterator

from generators.cite.source import Source

CSL, RIS = "speech", "CPAPER"


def sentences(source: Source) -> Iterator[str]:
    """Yield the parts of the entry, without the full stops between them."""
    yield source.authors
    yield source.title
    presented = " ".join(filter(None, [source.field("type") or "Abstract", source.field("number")]))
    meeting = source.field("eventtitle", "booktitle", "organization", "howpublished")
    yield f"{presented} presented at: {'; '.join(filter(None, [meeting, source.date, source.field('venue')]))}"
