"""CSV with the line and column of every cell."""

from __future__ import annotations

import pytest

from generators.read.formats import csv

COLUMNS = ("id", "value", "note")
REQUIRED = ("id", "value")
TEXT = 'id,value,note\na,1,first\n\nb, 2 ,"second, ""quoted"""\n'


def read(text: str) -> csv.Table:
    return csv.read(text, "x.csv", COLUMNS, REQUIRED)


def test_each_cell_is_read_with_its_place() -> None:
    table = read(TEXT)
    assert table.problems == []
    assert [line.cells for line in table.lines] == [
        {"id": "a", "value": "1", "note": "first"}, {"id": "b", "value": "2", "note": 'second, "quoted"'},
    ]  # fmt: skip
    assert str(table.lines[1].where) == "x.csv:4:1"
    assert str(table.lines[1].where_of("note")) == "x.csv:4:7"


@pytest.mark.parametrize(
    ("text", "place", "wrong", "wanted"),
    [
        pytest.param("", "1:1", "header: missing id, value", "id,value", id="an empty file"),
        pytest.param("id,value,value\n", "1:1", "header: twice value", "id,value", id="a column twice"),
        pytest.param("id,valu,note\n", "1:1", "header: missing value; unknown valu", "id,value", id="a column with a slip"),
        pytest.param("id,,value\na,,1\n", "1:1", "header: unknown (nothing)", "id,value", id="a column without a name"),
        pytest.param('id,"value,note\n', "1:1", "header: a quote that does not close", "id,value", id="an open quote in the header"),
        pytest.param("id,value,note\na,1\n", "2:1", "2 columns", "3: id, value, note", id="a cell too few"),
        pytest.param("id,value,note\na,1,b\nb,2", "3:1", "the table ends inside this row", "what came after it", id="cut off between cells"),
        pytest.param('id,value,note\na,1,b\nb,2,"a no', "3:1", "the table ends inside this row", "what came after it", id="cut off in a quoted cell"),
        pytest.param('id,value,note\na,"1,b\n', "2:1", "a quote that does not close", "each row on one line", id="an open quote"),
        pytest.param('id,value,note\na,22" cannula,\n', "2:3", "a quote inside the cell", '"22"" cannula"', id="an inch mark"),
        pytest.param('id,value,note\na,1,the "best" of 5" tubes\n', "2:5", "a quote inside the cell", '"the ""best"" of 5"" tubes"', id="several"),
        pytest.param('id,value,note\na,"1"2,"x"\n', "2:3", "text after the quote that ends a cell", "a comma after it", id="text after a quote"),
        pytest.param("id;value;note\na;1;b\nb;2;c\n", "1:1", "the columns are separated by semicolons", "CSV UTF-8", id="semicolons"),
        pytest.param("id\tvalue\tnote\na\t1\tb\n", "1:1", "the columns are separated by tabs", "CSV UTF-8", id="tabs"),
        pytest.param("sep=;\nid;value;note\n", "1:1", "'sep=;' in place of the header", "id,value", id="a line for one program"),
        pytest.param("id,value,note\na,1,b\n,,\n , ,\n", "3:1", "2 rows of nothing but commas", "no empty rows", id="empty rows"),
        pytest.param("id,value,note,,\na,1,b,,\n", "1:1", "columns without a name at the end", "remove them", id="empty columns"),
        pytest.param("id,value,\na,1,b\n", "2:1", "3 columns", "2: id, value", id="a cell under no name"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_a_problem_at_its_line(text: str, place: str, wrong: str, wanted: str) -> None:
    problem = read(text).problems[0]
    assert (f"{problem.where.line}:{problem.where.column}", problem.wrong[: len(wrong)]) == (place, wrong)
    assert wanted in problem.wanted


@pytest.mark.parametrize("text", ["id;value\na;1\n" * 1, "sep=,\nid,value\na,1\n", "\n\n", "ident,value\na,1\n"])
def test_a_table_without_its_header_cannot_be_read_at_all(text: str) -> None:
    table = read(text)
    assert table.is_unreadable and len(table.problems) == 1 and table.lines == []


@pytest.mark.parametrize(
    ("text", "is_cut_off"),
    [("a,1,b\nb,2", True), ("a,1,b\nb,2,c", False), ("a,1\nb,2,c", False), ("a,1,b\nb,2\n", False)],
)
def test_a_table_that_ends_inside_a_row_is_cut_off_and_keeps_its_other_rows(text: str, is_cut_off: bool) -> None:
    table = read(f"id,value,note\n{text}")
    assert table.is_unreadable is is_cut_off
    assert not is_cut_off or [line.cells["id"] for line in table.lines] == ["a"]


def test_empty_rows_and_columns_keep_nothing_from_being_read() -> None:
    table = read("id,value,note,,\na,1,b,,\n,,,,\nb,2,,,\n")
    assert [line.cells["value"] for line in table.lines] == ["1", "2"]


def test_a_cell_may_be_longer_than_other_readers_allow() -> None:
    assert read(f'id,value\na,"{"x" * 200_000}"\n').problems == []


def test_the_separators_of_unicode_end_no_row() -> None:
    assert [line.cells["value"] for line in read("id,value\na,1\u20282\x0b3\x85\n").lines] == ["1\u20282\x0b3"]


def test_a_column_that_is_left_out_is_empty_and_any_order_will_do() -> None:
    table = read("value,id\n1,a\n")
    (line,) = table.lines
    assert table.problems == []
    assert line.cells == {"id": "a", "value": "1", "note": ""}
    assert [str(line.where_of(name)) for name in COLUMNS] == ["x.csv:2:3", "x.csv:2:1", "x.csv:2:1"]


def test_a_row_that_cannot_be_read_keeps_no_other_from_being_read() -> None:
    table = read("id,value,note\na,1\nb,2,c\n")
    assert [line.cells["id"] for line in table.lines] == ["b"] and len(table.problems) == 1


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
