"""What is made of a drug and of pages about it, kept by the hash of all that these are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, TypeVar

from generators.cache import Cache, digest
from generators.model import Page

Made = TypeVar("Made")


class KeepOfDrug(Protocol):
    """Returns a record of a drug by its name as it was kept, or makes and keeps it. It is made of the drug, of the pages that are printed
    from it, and of what is told besides; a record of no drug of what all share, and of what is told."""

    def __call__(self, drug: str, name: str, make: Callable[[], Made], /, *told: str) -> Made:
        """Return the record."""


def keep_nothing(_: str, __: str, make: Callable[[], Made], /, *___: str) -> Made:
    """Make the record."""
    return make()


def keep_of_drugs(kept: Cache, proofs: Mapping[str, str]) -> KeepOfDrug:
    """Return what keeps records of drugs by the hashes of what their pages are made of."""

    def keep(drug: str, name: str, make: Callable[[], Made], /, *told: str) -> Made:
        return kept.recall("of-drugs", digest(proofs[drug], *told), make, f"{name}/{drug}")

    return keep


Aside = Callable[[Page], Page]  # lays the content of a page aside until somebody asks for it


def leave_whole(page: Page) -> Page:
    """Leave the content of a page where it is."""
    return page


def group_by_drug(pages: Iterable[Page], folders: Iterable[str] = ("drugs",)) -> Mapping[str, list[Page]]:
    """Return the pages in folders that have one for each drug, by drug and in their order."""
    found: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        folder, _, rest = page.path.partition("/")
        if folder in folders:
            found[rest.partition("/")[0].removesuffix(".md")].append(page)
    return found
