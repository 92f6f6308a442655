"""The entries of references.bib are sorted by key.

A sorted file shows where a new entry belongs and whether its key is already used. Two people who add an entry each do
not conflict at the end of the file.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generators.model import Library, Page, Problem

ID = "CIT-ORDER"
SEVERITY = "warning"
BAD = "`@article{thornton2023, …}` at the end of the file, after `@article{yu2007, …}`."
GOOD = "The same entry between `sztainberg2020` and `thurmond2018`."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each entry whose key sorts before that of the entry above it."""
    for above, reference in pairwise(library.references.values()):
        if reference.key < above.key:
            after = max((key for key in library.references if key < reference.key), default="")
            place = f"the entry after {after!r}" if after else "the entry at the top"
            yield Problem(reference.where, f"{reference.key!r} stands after {above.key!r}", place)
