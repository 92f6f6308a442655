"""The guides have at least what the four older guides had that they replace, and are found by what readers type."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

Pages = dict[str, BeautifulSoup]
UPTAKE, TRIAL = "drugs/baliforsen/uptake-and-distribution", "drugs/baliforsen/clinical-trial"
TOFERSEN, MIPOMERSEN = "drugs/tofersen/cns-uptake-and-distribution", "drugs/mipomersen/uptake-and-trafficking"


@pytest.mark.parametrize(
    ("at", "tables", "diagrams", "protocols", "methods"),
    [(UPTAKE, 1, 2, 0, 1), (TRIAL, 3, 3, 0, 3), (TOFERSEN, 2, 3, 3, 0), (MIPOMERSEN, 2, 3, 3, 0)],
)
def test_each_guide_has_what_the_older_one_had(
    pages: Pages, at: str, tables: int, diagrams: int, protocols: int, methods: int
) -> None:
    page = pages[at]
    assert len(page.select("figure.table[id^=table-]")) >= tables
    assert len(page.select("figure.diagram[id^=figure-] svg[role=group]")) >= diagrams
    assert len(page.select("section.protocol")) >= protocols
    assert len(page.select("section.method")) >= methods


@pytest.mark.parametrize(("at", "steps"), [(TOFERSEN, {4, 5, 6}), (MIPOMERSEN, {6, 9, 10})])
def test_protocols_have_at_least_the_steps_of_the_older_guides(pages: Pages, at: str, steps: set[int]) -> None:
    found = sorted(len(p.select(":scope > ol.steps > li")) for p in pages[at].select("section.protocol"))
    assert all(have >= want for have, want in zip(found, sorted(steps), strict=True)), found


def test_the_fractionation_protocol_has_nested_steps(pages: Pages) -> None:
    assert len(pages[MIPOMERSEN].select("#protocol-subcellular-fractionation ol.steps ol.steps > li")) >= 3


@pytest.mark.parametrize("word", ["ISIS 598769", "BIIB067", "Kynamro", "SOD1", "µg/g", "µM"])
def test_the_search_index_holds_the_words_people_look_for(site: Path, word: str) -> None:
    files = sorted((site / "search").glob("d-*.js"))
    told = [
        json.loads(f"[{file.read_text(encoding='ascii').strip().removeprefix('ag_search(')[:-1]}]")[1] for file in files
    ]
    assert any(word.lower() in str(cell).lower() for data in told for row in data["found"] for cell in row)


def test_only_the_box_of_corrections_speaks_of_an_older_guide(pages: dict[str, BeautifulSoup]) -> None:
    for address, page in pages.items():
        told = BeautifulSoup(str(page.body), "lxml")
        for box in told.select("details.corrections, .references, [data-kind='conflict'], ul.conflicts, ul.cited-on"):
            box.decompose()
        found = re.findall(r"(?i)older (?:vendor )?guides?|legacy guides?|earlier accounts?", told.get_text(" "))
        assert not found or address.startswith(("rules", "changes", "method")), (address, found)
