"""CSV with the line and column of every cell."""

from __future__ import annotations

import pytest

from generators.read.formats import csv

COLUMNS = ("id", "value", "note")
REQUIRED = ("id", "value")
TEXT = 'id,value,note\na,1,first\n\nb, 2 ,"second, ""quoted"""\n'


def test_each_cell_is_read_with_its_place() -> None:
    lines, problems = csv.read(TEXT, "x.csv", COLUMNS, REQUIRED)
    assert problems == []
    assert [line.cells for line in lines] == [
        {"id": "a", "value": "1", "note": "first"}, {"id": "b", "value": "2", "note": 'second, "quoted"'},
    ]  # fmt: skip
    assert str(lines[1].where) == "x.csv:4:1"
    assert str(lines[1].places["note"]) == "x.csv:4:7"


def test_a_mark_of_the_byte_order_is_no_part_of_the_header() -> None:
    assert csv.read("\ufeff" + TEXT, "x.csv", COLUMNS, REQUIRED)[1] == []


@pytest.mark.parametrize(
    ("text", "place", "wrong"),
    [
        pytest.param("", "x.csv:1:1", "header: missing id, value", id="an empty file"),
        pytest.param("id,value,value\n", "x.csv:1:1", "header: twice value", id="a column twice"),
        pytest.param("id,valu,note\n", "x.csv:1:1", "header: missing value; unknown valu", id="a column with a slip"),
        pytest.param('id,"value,note\n', "x.csv:1:1", "header: missing id, value", id="an open quote in the header"),
        pytest.param("id,value,note\na,1\n", "x.csv:2:1", "2 columns", id="a cell too few"),
        pytest.param('id,value,note\na,"1,b\n', "x.csv:2:1", "a quote that does not close", id="an open quote"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_a_problem_at_its_line(text: str, place: str, wrong: str) -> None:
    _, (problem,) = csv.read(text, "x.csv", COLUMNS, REQUIRED)
    assert (str(problem.where), problem.wrong) == (place, wrong)
    assert problem.wanted


def test_a_column_that_is_left_out_is_empty_and_any_order_will_do() -> None:
    (line,), problems = csv.read("value,id\n1,a\n", "x.csv", COLUMNS, REQUIRED)
    assert problems == []
    assert line.cells == {"id": "a", "value": "1", "note": ""}
    assert [str(line.where_of(name)) for name in COLUMNS] == ["x.csv:2:3", "x.csv:2:1", "x.csv:2:1"]


def test_a_row_that_cannot_be_read_keeps_no_other_from_being_read() -> None:
    lines, problems = csv.read("id,value,note\na,1\nb,2,c\n", "x.csv", COLUMNS, REQUIRED)
    assert [line.cells["id"] for line in lines] == ["b"] and len(problems) == 1


@pytest.mark.parametrize(
    ("line", "name", "start"),
    [
        pytest.param(4, "note", 7, id="after a cell with spaces"),
        pytest.param(2, "id", 1, id="the first cell"),
        pytest.param(2, "no such column", 1, id="no such column"),
        pytest.param(9, "id", 1, id="no such line"),
        pytest.param(0, "id", 1, id="no line at all"),
    ],
)
def test_where_a_cell_begins(line: int, name: str, start: int) -> None:
    assert csv.column(TEXT, line, name) == start
