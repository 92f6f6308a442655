"""The guides have at least what the four older guides had that they replace, and are found by what readers type."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

Pages = dict[str, BeautifulSoup]
ITEMS = yaml.safe_load(Path(__file__).with_name("older_guides.yml").read_text(encoding="utf-8"))
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


@pytest.mark.parametrize(("at", "block"), [(at, block) for at, blocks in ITEMS.items() for block in blocks])
def test_each_item_of_an_older_guide_is_in_its_block(pages: Pages, at: str, block: str) -> None:
    found = pages[f"drugs/{at}"].find(id=block)
    assert isinstance(found, Tag)
    lines = [" ".join(line.split()) for line in read_lines(found)]
    lost = [words for words in ITEMS[at][block] if not any(all(word in line for word in words) for line in lines)]
    assert not lost


def read_lines(block: Tag) -> Iterator[str]:
    """The rows of a table, the steps and materials of a protocol, the fields of a method, the arrows of a diagram in words."""
    for line in block.select("tr, ol.steps li, .materials li"):
        yield read_text(line)
    yield from str(block.get("data-words", "")).split("\n")
    for field in block.select("dt"):
        yield f"{field.get_text()} {read_text(field.find_next_sibling('dd'))}"


def read_text(found: Tag | None) -> str:
    """The words of an element without grades and citations."""
    copied = BeautifulSoup(str(found), "lxml")
    for part in copied.select(".grade, .citations, .citation"):
        part.decompose()
    return copied.get_text(" ")


def test_each_row_of_a_table_and_each_step_can_be_traced(pages: Pages, guide: str) -> None:
    rows = pages[guide].select("figure.table tbody tr:not(.group)")
    steps = pages[guide].select("section.protocol ol.steps li:not(:has(ol.steps))")
    traces = "a[data-value], [data-missing], .citation, .grade"
    assert rows
    assert not [line.get_text(" ") for line in (*rows, *steps) if not line.select(traces)]


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
