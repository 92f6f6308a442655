"""The places of what a library holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pytest

from generators.check.sources import places
from generators.model import Citation, Library, Where

KEYS = ("alpha2020", "agency2021")


def group(found: Iterable[tuple[Citation, Where]]) -> dict[tuple[str, int], set[str]]:
    grouped = defaultdict[tuple[str, int], set[str]](set)
    for citation, where in found:
        grouped[where.file, where.line].add(citation.key)
    return grouped


@pytest.mark.parametrize("key", KEYS)
def test_what_is_cited_beside_a_source_is_found_as_among_all_citations(library: Library, key: str) -> None:
    drug = library.drugs[0]
    every, beside = group(places.list_citations_of(drug)), group(places.list_citations_beside(drug, [key]))
    assert {place: keys for place, keys in every.items() if key in keys} == {
        place: keys for place, keys in beside.items() if key in keys
    }
    assert any(key in keys for keys in beside.values())


def test_nothing_is_cited_beside_a_source_that_is_not_there(library: Library) -> None:
    assert list(places.list_citations_beside(library.drugs[0], ["nobody2020"])) == []
