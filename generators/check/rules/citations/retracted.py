"""No work is cited that is listed as retracted, corrected or under concern.

The list is a snapshot, `data/retractions.yml`: it says which DOIs were looked up, where and when. That a work is not
listed says that it was not found there on that day, and nothing about the work. A listed work that is cited for a good
reason needs a waiver that gives it.
"""

from collections.abc import Iterator, Sequence

from generators.model import Library, Page, Problem

ID = "CIT-RETRACTED"
SEVERITY = "error"
BAD = "The DOI of a cited article stands in the snapshot as `retracted`."
GOOD = "Another source for the statement, or a waiver that says why this one is cited."
_KINDS = {"retracted": "retracted", "corrected": "corrected", "concern": "under an expression of concern"}


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each entry for each of its listings."""
    snapshot = library.sources.retractions
    by_doi = {reference.fields.get("doi", "").lower(): reference for reference in library.references.values()}
    for listed in snapshot.entries:
        if reference := by_doi.get(listed.doi.lower()):
            listing = f"{reference.key!r} is listed as {_KINDS[listed.kind]} since {listed.date}"
            notice = f", notice {listed.notice}" if listed.notice else ""
            listing = f"{listing} (snapshot of {snapshot.snapshot}{notice})"
            yield Problem(reference.at("doi"), listing, "another source, or a waiver with a reason")
