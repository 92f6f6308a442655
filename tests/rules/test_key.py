"""CIT-KEY"""

from __future__ import annotations

from tests.rules.conftest import Cell, Edit, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"


def test_a_mistyped_key_in_prose_is_found_at_its_column(says: Says, edit: Edit) -> None:
    edit(GUIDE, "[@agency2021, p 2]", "[@agency2012, p 2]")
    (finding,) = says("CIT-KEY")
    assert str(finding.where) == f"{GUIDE}:12:25"
    assert finding.suggestion == "agency2021"


def test_a_mistyped_key_of_a_value_is_found_at_its_row(says: Says, edit: Edit) -> None:
    edit("data/drugs/samplirsen/observations.csv", "alpha2020,Table 4", "alfa2020,Table 4")
    assert [f.where.line for f in says("CIT-KEY")] == [9]


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


def test_an_example_in_code_is_left_alone(site_says: Says, edit_page: Edit) -> None:
    edit_page("notebooks/look", "<p>See", "<p><code>[@alpha2020]</code></p><p>See")
    assert site_says("CIT-KEY") == []
