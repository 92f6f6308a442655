"""A printed table read back as rows of words: a download holds what the page shows, because it is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generators.index.entries import Entry
from generators.index.printed import read_words
from generators.text.html_parser import parse_fragment

GROUP, GRADE = "Group", "Grade"  # the columns that stand for the rows of group heads, and for the marks
Grid = list[list[str]]


@dataclass(frozen=True)
class Sheet:
    """What a download is made of: the table as it is shown, the observations in it, and where it comes from."""

    title: str
    rows: tuple[tuple[str, ...], ...]
    entries: tuple[Entry, ...]
    about: tuple[tuple[str, str], ...]
    site: str = ""


def read_rows(markup: str) -> Grid:
    """Return a table as rows: the head, the units if its head has any, then the body.

    Group heads across the table become the first column, marks of grades the last. Lines of a cell stay lines, and a source
    is its key with the place in it.
    """
    (table,) = parse_fragment(markup, "div").xpath(".//table")
    heads = _spread(table.xpath("./thead/tr"))
    names = [
        ": ".join(dict.fromkeys(filter(None, (_head(cell) for cell in column)))) for column in zip(*heads, strict=True)
    ]
    units = ["".join(_unit(cell) for cell in column[-1:]) for column in zip(*heads, strict=True)]
    groups, body, grades = _read_body(table)
    top = [names, units] if any(units) else [names] if any(names) else []
    columns = [*top, *([_cell(cell) for cell in row] for row in body)]
    if any(groups):
        columns = [[text, *row] for text, row in zip([*[GROUP, ""][: len(top)], *groups], columns, strict=True)]
    if any(grades):
        columns = [[*row, text] for text, row in zip([*[GRADE, ""][: len(top)], *grades], columns, strict=True)]
    return columns


def _read_body(table: Any) -> tuple[list[str], list[list[Any]], list[str]]:
    group, groups, rows = "", [], []
    for row in table.xpath("./tbody/tr | ./tr"):
        if "group" in row.get("class", "").split():
            group = _cell(row)
        else:
            groups.append(group)
            rows.append(row)
    return groups, _spread(rows), [_grades(row) for row in rows]


def _spread(rows: list[Any]) -> list[list[Any]]:
    """Return the cells of rows as a grid: a cell that spans stands in each of its places."""
    grid: list[dict[int, Any]] = [{} for _ in rows]
    for y, row in enumerate(rows):
        x = 0
        for cell in row.xpath("./th | ./td"):
            while x in grid[y]:
                x += 1
            for below in range(min(int(cell.get("rowspan", 1)), len(rows) - y)):
                for beside in range(int(cell.get("colspan", 1))):
                    grid[y + below][x + beside] = cell
    return [[line[x] for x in sorted(line)] for line in grid]


def _head(cell: Any) -> str:
    return read_words(cell, frozenset(cell.xpath(".//span[@class='unit']")))


def _unit(cell: Any) -> str:
    return " ".join(read_words(unit) for unit in cell.xpath(".//span[@class='unit']"))


def _cell(cell: Any) -> str:
    if "source" in cell.get("class", "").split():
        return "; ".join(dict.fromkeys(_sources(cell)))
    return "\n".join(filter(None, (" ".join(line.split()) for line in _lines(cell))))


def _lines(cell: Any) -> list[str]:
    """Return the lines of a cell, which `<br>` parts; small words begin one, too."""
    for line_break in cell.xpath(".//br"):
        line_break.tail = f"\ue000{line_break.tail or ''}"
    for small in cell.xpath(".//small[not(preceding-sibling::*[1][self::br])]"):
        small.text = f"\ue000{small.text or ''}"
    return read_words(cell).split("\ue000")


def _sources(cell: Any) -> Iterator[str]:
    for marker in cell.xpath(".//a[starts-with(@href, '#ref-')]"):
        yield ", ".join(filter(None, [marker.get("href")[len("#ref-") :], marker.get("title")]))


def _grades(row: Any) -> str:
    return "; ".join(
        dict.fromkeys(value.get("data-read") or value.get("data-grade") for value in row.xpath(".//*[@data-grade]"))
    )
