"""A table that is written in Markdown has heads for those who hear it, and the name of its heading."""

from __future__ import annotations

import markdown
from bs4 import BeautifulSoup, Tag

from generators.publish import table_heads
from generators.publish.kept_markdown import PURE

TEXT = """
## Grades of `values` { #grades }

| Grade | Meaning |
| --- | --- |
| primary | read in *its* source |
| derived | computed |

## Others

| Word |
| ---: |
| x |
"""


def _read(text: str) -> BeautifulSoup:
    extensions = ["tables", "attr_list", "toc", table_heads.NAME]
    return BeautifulSoup(markdown.markdown(text, extensions=extensions), "lxml")


def _rows(table: Tag) -> list[list[tuple[str, str | None]]]:
    return [[(cell.name, cell.get("scope")) for cell in row.select("th, td")] for row in table.select("tr")]  # type: ignore[misc]  # one word


def test_heads_say_what_they_are_the_heads_of() -> None:
    first, last = _read(TEXT).select("table")
    head = ("th", "row")
    assert _rows(first) == [[("th", "col"), ("th", "col")], [head, ("td", None)], [head, ("td", None)]]
    assert _rows(last) == [[("th", "col")], [head]]


def test_a_table_is_named_by_the_heading_above_it() -> None:
    assert [table["aria-label"] for table in _read(TEXT).select("table")] == ["Grades of values", "Others"]
    assert not _read("| a |\n| --- |\n| b |\n").select("table[aria-label]")


def test_what_a_table_says_stays_as_it_was() -> None:
    plain = markdown.markdown(TEXT, extensions=["tables", "attr_list", "toc"])
    assert _read(TEXT).get_text() == BeautifulSoup(plain, "lxml").get_text()


def test_a_table_of_html_is_left_alone() -> None:
    raw = "<table><tr><td>a</td></tr></table>"
    assert raw in markdown.markdown(raw, extensions=["tables", table_heads.NAME])


def test_its_work_is_kept_with_the_page() -> None:
    assert table_heads.NAME in PURE


def test_a_cell_in_which_nothing_stands_is_no_head() -> None:
    (table,) = _read("| Sign | Meaning |\n| --- | --- |\n|  | primary |\n| `1` | none |").select("table")
    assert _rows(table)[1:] == [[("td", None), ("td", None)], [("th", "row"), ("td", None)]]
