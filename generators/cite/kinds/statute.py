"""A law, a bill or a regulation: `Name, 21 CFR §314.510 (2024).`"""

from collections.abc import Iterator

from generators.cite.source import Source

CSL, RIS = "legislation", "STAT"


def sentences(source: Source) -> Iterator[str]:
    """Yield the parts of the entry, without the full stops between them."""
    year = f" ({source.field('year')})" if source.field("year") else ""
    yield ", ".join(filter(None, [source.title, source.field("number")])) + year
