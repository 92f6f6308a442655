"""A value has a locator: the place in its source.

A locator is a table, figure, section, page or the abstract. Without one a reader has to search the whole report.

`whole record` is enough in two cases: the document is as short as a registry record (`data/sources.yml` lists these
tiers), or it was searched for a value that it does not contain; then `whole label` or `full text` will do as well.

Every value that is not derived has a source. So has every fact, event, status and item of a study with the grade of a
read source. For steps of a protocol see PRO-SOURCE.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from generators.check.sources import places
from generators.model import Citation, Drug, Library, Observation, Problem, Reference, Step

ID = "CIT-LOCATOR"
SEVERITY = "error"
NUMBERS = False
BAD = "A row with the source `fda2023review` and an empty `locator`."
GOOD = "The same row with `Table 95`."
_WHOLE = re.compile(r"(?:whole|full|entire) \w", re.IGNORECASE)
_PLACE = "a table, figure, section, page or abstract"


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each value without a source, and each source of a value without a locator."""
    nowhere = [re.compile(pattern, re.IGNORECASE) for pattern in library.sources.no_places]
    for observation in places.list_rows(library, drug):
        if not observation.sources and observation.grade != "derived":
            where = places.cell(library, observation, "source")
            yield Problem(where, f"{observation.id} has no source", "a key of references.bib and a locator")
        for wrong, wanted in (
            *_check_observation(observation, library),
            *_find_meaningless(observation.sources, nowhere, is_missing=observation.value is None),
        ):
            yield Problem(places.cell(library, observation, "locator"), f"{observation.id}: {wrong}", wanted)
    for noun in places.sourced_of(drug):
        if not noun.sources and noun.grade in ("primary", "secondary") and not isinstance(noun, Step):
            graded = f"{type(noun).__name__.lower()} graded {noun.grade}"
            yield Problem(noun.where, f"{graded} has no source", "a source and a locator")
        yield from (
            Problem(noun.where, *wrong)
            for wrong in (*_find_missing(noun.sources), *_find_meaningless(noun.sources, nowhere))
        )


def _find_missing(sources: Iterable[Citation]) -> Iterator[tuple[str, str]]:
    for citation in sources:
        if not citation.locator:
            yield f"{citation.key!r} is cited without a place in it", _PLACE


def _find_meaningless(
    sources: Iterable[Citation], nowhere: Sequence[re.Pattern[str]], is_missing: bool = False
) -> Iterator[tuple[str, str]]:
    """Yield locators without content, such as `?` or `p`; what is nowhere in a document was searched for in the whole of it."""
    for citation in sources:
        is_searched = is_missing and _WHOLE.match(citation.locator)
        if citation.locator and not is_searched and any(pattern.fullmatch(citation.locator) for pattern in nowhere):
            yield f"{citation.locator!r} is no place in {citation.key!r}", _PLACE


def _check_observation(observation: Observation, library: Library) -> Iterator[tuple[str, str]]:
    yield from _find_missing(observation.sources)
    for citation in observation.sources:
        reference = library.references.get(citation.key)
        if citation.locator == "whole record" and reference and _is_long(reference, observation, library):
            yield f"{citation.key!r} ({reference.tier}) is cited as a whole", _PLACE


def _is_long(reference: Reference, observation: Observation, library: Library) -> bool:
    """Whether the document is long enough to need a locator."""
    return observation.value is not None and reference.tier not in library.sources.whole_records
