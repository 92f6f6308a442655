"""CIT-PAGES"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Edit, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"


@pytest.mark.parametrize(
    ("written", "full"),
    [("549-58", "549--558"), ("1173--85", "1173--1185"), ("e1045--53", "e1045--e1053"), ("C723--C42", "C723--C742"),
     ("12--15, 123--4", "123--124")],
)  # fmt: skip
def test_an_abbreviated_range_is_found_where_it_stands(says: Says, edit: Edit, written: str, full: str) -> None:
    edit("references.bib", "pages = {10--19}", f"pages = {{{written}}}")
    (finding,) = says("CIT-PAGES")
    assert str(finding.where) == "references.bib:18:3"
    assert finding.message.endswith(f"is abbreviated; wanted {full}")
    assert finding.suggestion == full


def test_a_range_that_runs_backwards_is_found(says: Says, edit: Edit) -> None:
    edit("references.bib", "pages = {10--19}", "pages = {549--485}")
    assert [f.message.partition(": ")[2] for f in says("CIT-PAGES")] == [
        "pages 549–485 ends before it begins; wanted the first page and the last"
    ]


def test_an_abbreviated_locator_is_found_at_its_citation(says: Says, edit: Edit) -> None:
    edit(GUIDE, "[@agency2021, p 2]", "[@agency2021, p 191–92]")
    (finding,) = says("CIT-PAGES")
    assert str(finding.where) == f"{GUIDE}:12:25"
    assert finding.suggestion == "191–192"


@pytest.mark.parametrize(
    "pages", ["10--19", "e1003043", "323ra12", "99--101", "C723--C742", "12, 15--18", "100416", "e00355-23", "01234-19"]
)
def test_full_ranges_and_article_numbers_are_left_alone(says: Says, edit: Edit, pages: str) -> None:
    edit("references.bib", "pages = {10--19}", f"pages = {{{pages}}}")
    assert says("CIT-PAGES") == []


@pytest.mark.parametrize(
    ("written", "full"),
    [("pp. 101--109", "101--109"), ("pages 1--9", "1--9"), ("p 549", "549"), ("101 to 109", "101--109")],
)
def test_a_word_between_the_numbers_is_found(says: Says, edit: Edit, written: str, full: str) -> None:
    edit("references.bib", "pages = {10--19}", f"pages = {{{written}}}")
    (finding,) = says("CIT-PAGES")
    assert finding.message.endswith(f"wanted numbers alone, as {full}")
    assert finding.suggestion == full


@pytest.mark.parametrize(
    "pages", ["549--", "--558", "549--558--560", "549--?", "549-- , 560", "e12--", "xx-a", "549-", "549ff", "549f."]
)
def test_a_range_without_an_end_or_with_too_many_is_found(says: Says, edit: Edit, pages: str) -> None:
    edit("references.bib", "pages = {10--19}", f"pages = {{{pages}}}")
    (finding,) = says("CIT-PAGES")
    assert "is no page and no range of pages" in finding.message


@pytest.mark.parametrize(
    "pages",
    [
        "iv--xii",
        "S12--S19",
        "CD001234.pub2",
        "1-12.e3",
        "7, 41, 73--97",
        "43+",
        "eaab1234",
        "e1--e9",
        "8.1B.1--8.1B.57",
        "L1014",
        "549--558; discussion 559--560",
        "Suppl 1:S1--S9",
    ],
)
def test_pages_of_other_forms_are_left_alone(says: Says, edit: Edit, pages: str) -> None:
    edit("references.bib", "pages = {10--19}", f"pages = {{{pages}}}")
    assert says("CIT-PAGES") == []
