"""A document that is one of several says which: its region, what it is, and its edition.

A label is revised and differs by region, and values are compared over both. An entry with a region says what the document is
(`document`); one whose document other entries have with a region says its own; and where two entries are the same
document of the same region, each says its `edition`. A document that stands alone needs none, and a book has editions of its own.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generators.model import Library, Page, Problem, Reference

ID = "CIT-EDITION"
SEVERITY = "error"
BAD = "Two entries with `region = {US}, document = {label}`, one of them without `edition`."
GOOD = "The same two with `edition = {2018}` and `edition = {2026}`."
_BOUND = (
    "book",
    "incollection",
    "inproceedings",
    "manual",
    "article",
)  # as is an article, whose edition nothing prints
_ENOUGH = 2  # so many entries with a region show that the document is one of a region


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each entry that does not say which of several documents it is."""
    alike: dict[str, list[Reference]] = defaultdict(list)
    for reference in library.references.values():
        if reference.document:
            alike[reference.document].append(reference)
        elif reference.region or (reference.edition and reference.type not in _BOUND):
            has = "a region" if reference.region else "an edition"
            yield Problem(reference.where, f"{reference.key!r} has {has} and no document", "what it is: `document`")
    for group in alike.values():
        yield from _check_group(group)


def _check_group(group: Sequence[Reference]) -> Iterator[Problem]:
    placed = [reference for reference in group if reference.region]
    for reference in group if len(placed) >= _ENOUGH else ():
        if not reference.region:
            wrong = f"{reference.key!r} is a {reference.document} without a region, which {placed[0].key} has"
            yield Problem(reference.where, wrong, "its `region`")
    for reference in placed:
        others = [one for one in placed if one is not reference and one.region == reference.region]
        if others and not reference.edition:
            named = f"{reference.region} {reference.document}"
            wrong = f"{reference.key!r} is a {named} without an edition, and {others[0].key} is one too"
            yield Problem(reference.where, wrong, "its `edition`")
