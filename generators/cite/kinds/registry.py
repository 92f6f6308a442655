"""The record of a trial: `Sponsor. Title. ClinicalTrials.gov identifier: NCT0…. Posted Month D, YYYY.`"""

from collections.abc import Iterator

from generators.cite.source import Source

CSL, RIS = "webpage", "ELEC"


def sentences(source: Source) -> Iterator[str]:
    """Yield the parts of the entry, without the full stops between them."""
    yield source.authors
    yield source.title
    yield f"{source.field('organization') or 'ClinicalTrials.gov'} identifier: {source.field('nct', 'number')}"
    yield source.dated("Posted", "posted")
    yield source.updated
