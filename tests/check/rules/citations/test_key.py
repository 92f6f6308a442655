"""CIT-KEY"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Cell, Edit, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"


def test_a_mistyped_key_in_prose_is_found_at_its_column(says: Says, edit: Edit) -> None:
    edit(GUIDE, "[@agency2021, p 2]", "[@agency2012, p 2]")
    (finding,) = says("CIT-KEY")
    assert str(finding.where) == f"{GUIDE}:12:25"
    assert finding.suggestion == "agency2021"


def test_a_mistyped_key_of_a_value_is_found_at_its_cell(says: Says, edit: Edit, at: At) -> None:
    edit("data/drugs/samplirsen/observations.csv", "alpha2020,Table 4", "alfa2020,Table 4")
    (finding,) = says("CIT-KEY")
    assert finding.where.line == 9
    assert at(finding).startswith("alfa2020,Table 4")


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        pytest.param("@alpha2020", "[@alpha2020]", id="without brackets"),
        pytest.param("[alpha2020, Table 2]", "[@alpha2020]", id="without the sign"),
        pytest.param("\\cite{alpha2020}", "", id="as LaTeX has it"),
        pytest.param("[12]", "", id="a number"),
        pytest.param("[1, 3–5]", "", id="numbers"),
    ],
)
def test_what_only_looks_like_a_citation_is_found(says: Says, edit: Edit, at: At, typed: str, right: str) -> None:
    edit(GUIDE, "[@agency2021, p 2]", typed)
    (finding,) = says("CIT-KEY")
    assert at(finding).startswith(typed)
    assert finding.suggestion == right


@pytest.mark.parametrize(
    "said", ["[³H] and [99mTc]", "[a link](https://a.example)", "write to a@b.example", "[sic]", "[12](x)"]
)
def test_other_brackets_are_left_alone(says: Says, edit: Edit, said: str) -> None:
    edit(GUIDE, "[@agency2021, p 2]", said)
    assert says("CIT-KEY") == []


def test_known_keys_are_left_alone(says: Says) -> None:
    assert says("CIT-KEY") == []


def test_half_a_citation_is_found(says: Says, edit: Edit) -> None:
    edit(GUIDE, "[@agency2021, p 2]", "[@agency2021 p 2]")
    (finding,) = says("CIT-KEY")
    assert "cannot be read" in finding.message
    assert str(finding.where) == f"{GUIDE}:12:24"


def test_a_citation_that_a_page_shows_as_it_was_typed_is_found(site_says: Says, cell: Cell) -> None:
    assert site_says("CIT-KEY") == []
    cell("As was shown [@alpha2020, Table 2].")
    (finding,) = site_says("CIT-KEY")
    assert finding.where.file == "docs/notebooks/look.ipynb"
    assert finding.message == "'[@alpha2020, Table 2]' is no citation here; wanted one that is numbered"


def test_a_mistyped_key_on_a_page_is_found_with_the_nearest(site_says: Says, cell: Cell) -> None:
    cell("As was shown [@alfa2020, Table 2].")
    (finding,) = site_says("CIT-KEY")
    wrong = "'[@alfa2020, Table 2]' is no citation here, and there is no reference 'alfa2020'"
    assert finding.message == f"{wrong}. Did you mean 'alpha2020'?"
    assert finding.suggestion == "alpha2020"


def test_an_example_in_code_is_left_alone(site_says: Says, edit_page: Edit) -> None:
    edit_page("notebooks/look", "<p>See", "<p><code>[@alpha2020]</code></p><p>See")
    assert site_says("CIT-KEY") == []
