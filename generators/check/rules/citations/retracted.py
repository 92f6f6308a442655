"""No cited work is listed as retracted, corrected or under concern.

The list is a snapshot, `data/retractions.yml`, with the DOIs that were looked up, the source and the day. A work that
is not listed may still be retracted. Each finding tells where the work is cited. A listed work that is cited for a good
reason needs a waiver with that reason.
"""

from collections.abc import Iterator, Sequence

from generators.check.sources import places
from generators.model import Library, Page, Problem

ID = "CIT-RETRACTED"
SEVERITY = "error"
BAD = "The DOI of a cited article stands in the snapshot as `retracted`."
GOOD = "Another source for the statement, or a waiver that says why this one is cited."
_KINDS = {"retracted": "retracted", "corrected": "corrected", "concern": "under an expression of concern"}


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each notice on the work of an entry."""
    snapshot = library.sources.retractions
    by_doi = {reference.fields.get("doi", "").lower(): reference for reference in library.references.values()}
    for listed in snapshot.entries:
        if reference := by_doi.get(listed.doi.lower()):
            listing = f"{reference.key!r} is listed as {_KINDS[listed.kind]} since {listed.date}"
            notice = f", notice {listed.notice}" if listed.notice else ""
            listing = f"{listing} (snapshot of {snapshot.snapshot}{notice})"
            cited = [
                f"{at.file}:{at.line}"
                for citation, at in places.list_citations(library)
                if citation.key == reference.key
            ]
            wanted = f"another source at {places.name_some(cited)}, or a waiver with a reason"
            yield Problem(reference.at("doi"), listing, wanted)
