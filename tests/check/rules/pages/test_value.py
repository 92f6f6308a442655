"""STR-VALUE"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Says

GUIDE = "drugs/samplirsen/how-it-works"


def test_values_as_the_data_have_them_are_left_alone(site_says: Says) -> None:
    assert site_says("STR-VALUE") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(">20 ± 5", ">29 ± 5", "is printed as '29 ± 5 d'; wanted '20 ± 5 d'", id="a digit"),
        pytest.param("± 5", "± 50", "is printed as '20 ± 50 d'; wanted '20 ± 5 d'", id="a spread"),
        pytest.param('data-grade="primary"', 'data-grade="derived"', "is marked derived; wanted primary", id="a grade"),
        pytest.param('#obs-smp-half-life"', '#obs-smp-half-lif"', "wanted its record, #obs-smp-half-life", id="another record"),
        pytest.param('d</a>', 'd</a><span class="grade grade-derived">△</span>', "stands with the mark of a grade; wanted none, since it is primary", id="a mark at a primary value"),
        pytest.param('data-value="smp-half-life"', 'data-value="smp-halflife"', "is no observation; wanted the id of an observation", id="an id"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("address", [GUIDE, "notebooks/look"])
def test_a_printed_value_that_is_not_the_recorded_one_is_found(
    site_says: Says, edit_page: Edit, address: str, old: str, new: str, said: str
) -> None:
    edit_page(address, old, new)
    (finding,) = site_says("STR-VALUE")
    assert finding.message.startswith(f"/{address}: ") and finding.message.endswith(said)


@pytest.mark.parametrize("mark", ["grade-unverified", "grade-primary", "label"])
def test_a_value_that_is_no_primary_one_has_the_mark_of_its_grade(site_says: Says, edit_page: Edit, mark: str) -> None:
    edit_page(GUIDE, '</a><span class="grade grade-derived"', f'</a><span class="grade {mark}"')
    (finding,) = site_says("STR-VALUE")
    assert finding.message.endswith("smp-half-life-h stands without the mark of its grade; wanted that of derived")


def test_it_is_told_where_the_source_asks_for_the_value(site_says: Says, edit_page: Edit, at: At) -> None:
    edit_page(GUIDE, ">20 ± 5", ">29 ± 5")
    (finding,) = site_says("STR-VALUE")
    assert finding.where.file == "data/drugs/samplirsen/guides/how-it-works.md"
    assert at(finding).startswith('"smp-half-life"')


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param('aria-label="Reference 1, Table 2">1<', 'aria-label="Reference 1, Table 2">2<', "#ref-alpha2020 is cited as 2; wanted 1", id="the number of a citation"),
        pytest.param("A sample trial of", "A simple trial of", "the reference 'alpha2020' is printed as", id="the title of a reference"),
        pytest.param('href="https://doi.org/10.1000/sample.2020"', 'href="https://doi.org/10.1000/sample.2021"', "the reference 'alpha2020' leads to https://doi.org/10.1000/sample.2021", id="the address of a reference"),
        pytest.param(">Table\u00a01<", ">Table\u00a02<", "#table-change-by-dose is called 'Table 2'; wanted 'Table 1'", id="the number of a table"),
        pytest.param("</h1>", '</h1><p>{{ value("smp-half-life") }}</p>', "'{{ value(\"smp-half-life\") }}' is printed as it stands", id="a call"),
    ],
)  # fmt: skip
def test_what_a_page_prints_otherwise_than_the_data_is_found(
    site_says: Says, edit_page: Edit, old: str, new: str, said: str
) -> None:
    edit_page(GUIDE, old, new)
    assert [said in f.message for f in site_says("STR-VALUE")] == [True]


def test_an_empty_value_is_found(site_says: Says, edit_page: Edit) -> None:
    edit_page("notebooks/look", ">20 ± 5 d<", "><")
    assert [f.message for f in site_says("STR-VALUE")] == [
        "/notebooks/look: smp-half-life is printed as ''; wanted '20 ± 5 d'"
    ]


def test_the_page_of_all_references_is_held_to_them_too(site_says: Says, edit_page: Edit) -> None:
    edit_page("references", "A sample trial of", "A simple trial of")
    assert ["the reference 'alpha2020' is printed as" in f.message for f in site_says("STR-VALUE")] == [True]


@pytest.mark.parametrize("tag", ["code", "samp"])
def test_a_call_in_code_or_in_a_finding_is_left_alone(site_says: Says, edit_page: Edit, tag: str) -> None:
    edit_page(GUIDE, "</h1>", f'</h1><p><{tag}>{{{{ value("smp-half-life") }}}}</{tag}></p>')
    assert site_says("STR-VALUE") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param('estimate">20<', 'estimate">29<', "is printed as '29 ± 5 d'; wanted '20 ± 5 d'", id="a digit"),
        pytest.param(
            'whole">± 5\u00a0d', 'whole">± 50\u00a0d', "is printed as '20 ± 50 d'; wanted '20 ± 5 d'", id="a spread"
        ),
        pytest.param('id="obs-smp-half-life"', 'id="obs-smp-halflife"', "is the record of no observation", id="an id"),
    ],
)
def test_a_record_that_is_not_as_the_data_have_it_is_found(
    site_says: Says, edit_page: Edit, old: str, new: str, said: str
) -> None:
    edit_page("drugs/samplirsen/data/kinetics", old, new)
    assert [said in finding.message for finding in site_says("STR-VALUE")] == [True]


PICTURE = '<svg role="group"><a data-value="smp-half-life" data-grade="primary" href="#obs-smp-half-life"><g><text>20</text></g><g><text>± 5 d</text></g></a></svg>'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("", "", "", id="as it is"),
        pytest.param("± 5 d", "± 6 d", "is printed as '20± 6 d'", id="another number"),
        pytest.param("#obs-smp-half-life", "#obs-smp-change-0", "leads to '#obs-smp-change-0'", id="another record"),
    ],
)
def test_a_value_in_a_picture_is_its_own_in_as_many_lines_as_it_takes(
    site_says: Says, edit_page: Edit, old: str, new: str, said: str
) -> None:
    edit_page(GUIDE, "</h1>", "</h1>" + PICTURE.replace(old, new) if old else "</h1>" + PICTURE)
    assert [said in finding.message for finding in site_says("STR-VALUE")] == ([True] if said else [])


@pytest.mark.parametrize(("mark", "count"), [("", 0), ('<span class="grade grade-unverified">◇</span>', 1)])
def test_what_stands_beside_a_value_needs_no_mark_and_has_no_other_one(
    site_says: Says, edit_page: Edit, mark: str, count: int
) -> None:
    dose = f'<a data-value="smp-half-life-h" data-grade="derived" href="../data/kinetics/#obs-smp-half-life-h">100\u00a0mg</a>{mark}'
    edit_page(GUIDE, "</h1>", f"</h1><p>{dose}</p>")
    assert len(site_says("STR-VALUE")) == count
