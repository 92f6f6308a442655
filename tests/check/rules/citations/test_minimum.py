"""CIT-MIN"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Add, Edit, Says


def test_neither_author_nor_date_is_found_where_the_entry_begins(says: Says, add: Add) -> None:
    line = add("@article{x1,\n  title = {A trial},\n  journal = {J},\n  doi = {10.1000/x},\n}")
    (finding,) = says("CIT-MIN")
    assert str(finding.where) == f"references.bib:{line}:1"
    assert finding.message == "'x1' has no author, no year; wanted author or organization, and year"
    assert finding.severity == "error"


@pytest.mark.parametrize(
    ("entry", "lacks"),
    [
        pytest.param("@article{x1, author = {A, B}, title = {T}, year = {2020}, doi = {10.1000/x}}", "no journal",
                     id="an article stands in a journal"),
        pytest.param("@incollection{x1, author = {A, B}, title = {T}, year = {2020}, isbn = {x}}", "no booktitle",
                     id="a chapter stands in a book"),
        pytest.param("@article{x1, author = {A, B}, journal = {J}, year = {2020}, doi = {10.1000/x}}", "no title",
                     id="a work has a title"),
        pytest.param("@online{x1, author = {A, B}, title = {T}, url = {https://x.org}, urldate = {2026-11-20}}",
                     "no publisher", id="a person's page is published by somebody"),
        pytest.param("@online{x1, author = {{A}}, title = {T}, year = {2020}, url = {https://x.org}}", "no identifier",
                     id="an address needs the day it was read"),
        pytest.param("@misc{x1, title = {T}, url = {https://x.org}, urldate = {2026-11-20}}", "no author, no publisher",
                     id="a page belongs to somebody"),
        pytest.param("@manual{x1, author = {{A}}, title = {T}, application = {NDA 1}}", "no year",
                     id="a label has a year"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_named(says: Says, add: Add, entry: str, lacks: str) -> None:
    add(entry)
    assert [f.message.partition(";")[0] for f in says("CIT-MIN")] == [f"'x1' has {lacks}"]


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param("@online{x1, author = {{A}}, title = {T}, url = {https://x.org}, urldate = {2026-11-20}}",
                     id="a page without a date"),
        pytest.param("@misc{x1, author = {{A}}, title = {T}, nct = {NCT00000001}}", id="a record of a trial"),
        pytest.param("@techreport{x1, author = {{Agency}}, title = {T}, year = {2020}, number = {12}}",
                     id="a report by its number"),
        pytest.param("@incollection{x1, editor = {A, B}, title = {T}, booktitle = {B}, year = {2020}, isbn = {x}}",
                     id="an editor for an author"),
    ],
)  # fmt: skip
def test_what_is_enough_is_left_alone(says: Says, add: Add, entry: str) -> None:
    add(entry)
    assert says("CIT-MIN") == []


def test_an_article_without_an_identifier_is_found(says: Says, edit: Edit) -> None:
    edit("references.bib", "  doi = {10.1000/sample.2020},\n", "")
    edit("references.bib", "  url = {https://doi.org/10.1000/sample.2020},\n", "")
    assert says("CIT-MIN") == []  # volume and pages lead to it
    edit("references.bib", "  pages = {10--19},\n", "")
    (finding,) = says("CIT-MIN")
    assert finding.severity == "error"
    assert finding.message.startswith("'alpha2020' has no identifier; wanted doi, pmid")


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("entry", "lacks"),
    [
        ("author = {{Anonymous}}, year = {2020}", "no author"), ("author = {others}, year = {2020}", "no author"),
        ("author = {{n.a.}}, year = {2020}", "no author"), ("author = {A, B}, year = {2091}", "no year"),
        ("author = {A, B}, year = {1021}", "no year"), ("author = {{Staff}}, year = {2020}", "no author"),
    ],
)  # fmt: skip
def test_what_says_nothing_is_not_there(says: Says, add: Add, entry: str, lacks: str) -> None:
    add(f"@article{{x1, title = {{T}}, journal = {{J}}, doi = {{10.1000/x}}, {entry}}}")
    assert [f.message.partition(" (")[0] for f in says("CIT-MIN")] == [f"'x1' has {lacks}"]


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("author", ["{The Unknown Variants Consortium}", "Anon, Ann", "Nonell, Lara"])
def test_names_that_only_look_like_nobody_are_left_alone(says: Says, add: Add, author: str) -> None:
    add(f"@article{{x1, title = {{T}}, journal = {{J}}, doi = {{10.1000/x}}, author = {{{author}}}, year = {{2020}}}}")
    assert says("CIT-MIN") == []


def test_a_field_that_cannot_be_read_is_told_where_it_stands_and_not_here(says: Says, add: Add) -> None:
    add("@article{x1, author = {A, B}, title = {T}, journal = {J}, year = {in press}, doi = {10.1000/x}}")
    assert not [f.message for f in says("CIT-MIN") if "'x1'" in f.message]


def test_what_says_nothing_is_named_at_its_place(says: Says, add: Add) -> None:
    line = add(
        "@article{x1,\n  author = {A, B},\n  title = {T},\n  journal = {J},\n  year = {2091},\n  doi = {10.1000/x}\n}"
    )
    (finding,) = says("CIT-MIN")
    assert str(finding.where) == f"references.bib:{line + 4}:3"
    assert finding.message == "'x1' has no year ('2091' is none); wanted year"


def test_a_page_from_a_year_to_come_has_no_year(says: Says, add: Add) -> None:
    add("@online{x1, author = {{A}}, title = {T}, year = {2091}, url = {https://x.org}, urldate = {2026-01-02}}")
    assert [finding.message for finding in says("CIT-MIN")] == ["'x1' has no year ('2091' is none); wanted year"]
