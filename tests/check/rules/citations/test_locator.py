"""CIT-LOCATOR"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Edit, Says

ROWS = "data/drugs/samplirsen/observations.csv"


def test_a_value_without_a_place_in_its_source_is_found_at_its_cell(says: Says, edit: Edit) -> None:
    edit(ROWS, "primary,alpha2020,Table 2,", "primary,alpha2020,,")
    (finding,) = says("CIT-LOCATOR")
    assert str(finding.where) == f"{ROWS}:2:146"
    said = "smp-half-life: 'alpha2020' is cited without a place in it"
    assert finding.message == f"{said}; wanted a table, figure, section, page or abstract"


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("?", 1),
        ("TODO", 1),
        ("see paper", 1),
        ("p", 1),
        ("p 3", 0),
        ("abstract", 0),
        ("table", 0),
        ("page not recorded", 1),
        ("label text", 1),
        ("whole paper", 1),
        ("text", 1),
        ("text box 2", 0),
        ("sections not seen", 1),
        ("online", 1),
        ("label, section 5", 0),
    ],
)
def test_what_leads_to_no_place_is_none(says: Says, edit: Edit, place: str, found: int) -> None:
    edit(ROWS, "primary,alpha2020,Table 2,", f"primary,alpha2020,{place},")
    assert [f"{place!r} is no place in 'alpha2020'" in f.message for f in says("CIT-LOCATOR")] == [True] * found


def test_the_whole_of_an_article_is_no_place(says: Says, edit: Edit) -> None:
    edit(ROWS, "primary,alpha2020,Table 2,", "primary,alpha2020,whole record,")
    assert ["(peer-reviewed) is cited as a whole" in f.message for f in says("CIT-LOCATOR")] == [True]


@pytest.mark.usefixtures("shipped")
def test_the_whole_of_a_registry_record_is_one(says: Says, edit: Edit) -> None:
    edit(ROWS, "primary,alpha2020,Table 2,", "primary,alpha2020,whole record,")
    edit("references.bib", "tier = {peer-reviewed}", "tier = {registry}")
    assert says("CIT-LOCATOR") == []


def test_a_value_without_a_source_is_found(says: Says, edit: Edit) -> None:
    edit(ROWS, "primary,alpha2020,Table 2,", "primary,,,")
    assert [f.message for f in says("CIT-LOCATOR")] == [
        "smp-half-life has no source; wanted a key of references.bib and a locator"
    ]


def test_values_with_a_place_and_searches_of_a_whole_document_are_left_alone(says: Says) -> None:
    assert says("CIT-LOCATOR") == []


def test_a_fact_that_somebody_read_and_names_no_source_is_found_where_it_stands(says: Says, edit: Edit) -> None:
    drug = "data/drugs/samplirsen/drug.yml"
    edit(
        drug,
        "compound: samplirsen, grade: primary, source: alpha2020, locator: title",
        "compound: samplirsen, grade: primary",
    )
    (finding,) = says("CIT-LOCATOR")
    assert finding.message == "fact graded primary has no source; wanted a source and a locator"
    assert finding.where.file == drug


def test_a_step_whose_source_has_no_place_is_found(says: Says, edit: Edit) -> None:
    edit("data/drugs/samplirsen/protocols.yml", "source: agency2021, locator: p 9", "source: agency2021")
    assert ["'agency2021' is cited without a place in it" in f.message for f in says("CIT-LOCATOR")] == [True]
