"""STR-TABLE"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.check.rules.conftest import Edit, LineOf, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
PAGE = "drugs/samplirsen/how-it-works"


def test_tables_with_all_that_they_need_are_left_alone(says: Says, site_says: Says) -> None:
    assert says("STR-TABLE") == []
    assert site_says("STR-TABLE") == []


def test_a_table_that_the_text_does_not_name_is_found_at_its_column(says: Says, edit: Edit, line_of: LineOf) -> None:
    edit(GUIDE, '{{ see("table-kinetics") }}', "the table")
    (finding,) = says("STR-TABLE")
    line = line_of(GUIDE, '{{ table("kinetics")')
    assert str(finding.where) == f"{GUIDE}:{line}:1"
    assert finding.suggestion == '{{ see("table-kinetics") }}'


@pytest.mark.parametrize(
    ("address", "old", "new", "said"),
    [
        pytest.param(PAGE, ">Table 2.<", ">Table 4.<", "'table-kinetics' has the number 'Table 4.'; wanted 'Table 2.'", id="number"),
        pytest.param(PAGE, " Half-life and tissue level.", "", "'table-kinetics' has no caption", id="no caption"),
        pytest.param(PAGE, 'id="table-kinetics"', 'id="kinetics"', "'kinetics' has no id of a table", id="another id"),
        pytest.param("glossary", 'scope="col"', "", "has no heads", id="no heads"),
        pytest.param(PAGE, "</h1>", "</h1><table><tr><td>low</td></tr></table>", "begins with 'low' has no number", id="a bare table"),
        pytest.param("notebooks/look", 'href="#table-values"', 'href="#"', "does not refer to 'table-values'", id="never named"),
    ],
)  # fmt: skip
def test_what_a_built_table_lacks_is_found(
    site: Path, site_says: Says, address: str, old: str, new: str, said: str
) -> None:
    path = site / address / "index.html"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert len([f for f in site_says("STR-TABLE") if said in f.message]) == 1


def test_a_table_of_values_without_a_source_is_found(site: Path, site_says: Says) -> None:
    path = site / "notebooks/look/index.html"
    bare = re.sub(r'<a class="citation".*?</a>', "", path.read_text(encoding="utf-8"))
    path.write_text(bare, encoding="utf-8")
    (finding,) = site_says("STR-TABLE")
    assert (
        finding.message
        == "/notebooks/look: 'table-values' has values and no source; wanted a citation in each row, or in the note"
    )


def test_tables_of_instructions_are_left_alone(site: Path, site_says: Says) -> None:
    page = site / "method/how/index.html"
    page.parent.mkdir(parents=True)
    page.write_text(
        '<html><head><meta name="page-kind" content="method"></head><body><article><table><tr><td>x</td></tr></table></article></body></html>'
    )
    assert site_says("STR-TABLE") == []


def test_a_caption_that_says_nothing_and_a_head_without_scope_are_found(site_says: Says, edit_page: Edit) -> None:
    edit_page("notebooks/look", "</span> One value.", "</span> TBD")
    edit_page("notebooks/look", '<th scope="col">Value</th>', '<th>Dose</th><th scope="col">Value</th>')
    said = " ".join(f.message for f in site_says("STR-TABLE"))
    assert "has no caption" in said
    assert "has no heads for its columns" in said
