"""Parse CSV with positions: one row a line, each cell with its line and column.

The shapes that spreadsheet programs give a table are told once for a file: other separators, rows and columns of nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from sys import intern

from generators.model import ReadProblem, Where

_CELL = re.compile(r'[ \t]*"((?:[^"]|"")*)"[ \t]*(?=,|$)|([^,"]*)(?=,|$)')
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}
_COMMAS = "commas: in a spreadsheet program save it as “CSV UTF-8 (comma delimited)”"


class RowError(Exception):
    """A row that cannot be split: what is wrong, what was wanted, the column."""

    def __init__(self, wrong: str, wanted: str, column: int = 1) -> None:
        super().__init__(wrong)
        self.wrong, self.wanted, self.column = wrong, wanted, column


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its cells by column name, and where it and each of its written cells begins."""

    cells: dict[str, str]
    where: Where
    starts: dict[str, int]

    def where_of(self, column: str) -> Where:
        """Return where a cell starts, or the row when the table leaves the column out."""
        start = self.starts.get(column)
        return replace(self.where, column=start) if start else self.where

    def place(self, path: tuple[str | int, ...]) -> Where:
        """Return the place of a cell by the path that a validator gives it."""
        return self.where_of(str(path[0])) if path else self.where


@dataclass(frozen=True)
class Table:
    """The rows that could be read, the problems, and whether nothing at all could be."""

    lines: list[Line]
    problems: list[ReadProblem]
    is_unreadable: bool = False


def read(text: str, file: str, columns: Sequence[str], required: Sequence[str]) -> Table:
    """Read a table of some of `columns`; what cannot be read is a problem and the other rows go on.

    A column that the table leaves out is empty in every row."""
    rows = _split_rows(text)
    header, wrong = _read_header(rows, columns, required)
    if wrong:
        wanted = f"{','.join(required)} and any of {','.join(columns)}"
        return Table([], [_problem(Where(file=file), wrong, _COMMAS if "separated" in wrong else wanted)], True)
    is_cut_off = not text.endswith("\n") and len(rows) > 1 and _is_cut_off(rows[-1], len(header))
    table = Table([], [], is_cut_off)
    blank: list[int] = []
    if is_cut_off:
        where, wanted = Where(file=file, line=len(rows)), "the whole table: what came after it is not there"
        table.problems.append(_problem(where, "the table ends inside this row", wanted))
    for number, row in enumerate(rows[1 : -1 if is_cut_off else None], start=2):
        if not row.strip(", \t"):
            blank += [number] if row.strip() else []
            continue
        _read_row(row, Where(file=file, line=number), header, columns, table)
    if blank:
        wrong = f"{len(blank)} {'row' if len(blank) == 1 else 'rows'} of nothing but commas"
        table.problems.append(_problem(Where(file=file, line=blank[0]), wrong, "no empty rows"))
    if header and not header[-1]:
        table.problems.append(_problem(Where(file=file), "columns without a name at the end", "none: remove them"))
    return table


def _is_cut_off(row: str, columns: int) -> bool:
    """Whether a row ends before its last cell does."""
    try:
        return bool(row.strip(", \t")) and len(split_cells(row)[0]) < columns
    except RowError:
        return row.count('"') % 2 == 1


def _read_row(row: str, where: Where, header: Sequence[str], columns: Sequence[str], table: Table) -> None:
    """Add a row to the table, or its problem. Most cells stand in many rows, and are kept once."""
    try:
        cells, starts = split_cells(row)
    except RowError as problem:
        place = replace(where, column=problem.column)
        table.problems.append(_problem(place, problem.wrong, problem.wanted))
        return
    if len(cells) != len(header) or any(cell and not name for name, cell in zip(header, cells, strict=True)):
        named = [name for name in header if name]
        table.problems.append(_problem(where, f"{len(cells)} columns", f"{len(named)}: {', '.join(named)}"))
        return
    written = {name: intern(cell) for name, cell in zip(header, cells, strict=True) if name}
    places = {name: start for name, start in zip(header, starts, strict=True) if name}
    table.lines.append(Line({**dict.fromkeys(columns, ""), **written}, where, places))


def _read_header(rows: Sequence[str], columns: Sequence[str], required: Sequence[str]) -> tuple[list[str], str]:
    """Return the names of the columns, or what is wrong with them. Columns without a name at the end are told later."""
    first = rows[0] if rows else ""
    if re.fullmatch(r"sep=.", first.strip(), re.IGNORECASE):
        return [], f"{first.strip()!r} in place of the header"
    try:
        header = split_cells(first)[0] if rows else []
    except RowError as problem:
        return [], f"header: {problem.wrong}"
    if len(header) == 1 and (mark := next((one for one in _SEPARATORS if first.count(one) >= len(required) - 1), "")):
        return [], f"the columns are separated by {_SEPARATORS[mark]}"
    wrong = _describe_header("\n".join(header).rstrip("\n").split("\n") if any(header) else [], columns, required)
    return header, f"header: {wrong}" if wrong else ""


def _describe_header(header: Sequence[str], columns: Sequence[str], required: Sequence[str]) -> str:
    wrong = {
        "missing": [c for c in required if c not in header],
        "unknown": [c or "(nothing)" for c in header if c not in columns],
        "twice": [c for c in columns if header.count(c) > 1],
    }
    return "; ".join(f"{word} {', '.join(names)}" for word, names in wrong.items() if names)


def split_cells(row: str) -> tuple[list[str], list[int]]:
    """Return the cells of a row and the columns that they start in. Raises RowError."""
    if '"' not in row:
        written = row.split(",")
        starts = [1]
        for cell in written[:-1]:
            starts.append(starts[-1] + len(cell) + 1)
        return [cell.strip() for cell in written], starts
    cells: list[str] = []
    starts = []
    at = 0
    while True:
        match = _CELL.match(row, at)
        if not match:
            raise _describe_quote(row, at)
        cells.append((match[1].replace('""', '"') if match[1] is not None else match[2]).strip())
        starts.append(at + 1)
        at = match.end() + 1
        if at > len(row):
            return cells, starts


def _describe_quote(row: str, at: int) -> RowError:
    """Describe the cell at an offset, whose quotes are not as they should be."""
    if row[at:].lstrip(" \t").startswith('"'):
        if row.count('"', at) % 2:
            return RowError("a quote that does not close", "each row on one line, quotes in pairs")
        return RowError(
            "text after the quote that ends a cell", "a comma after it; a quote within a cell is written twice", at + 1
        )
    cell = row[at:].split(",")[0].strip()
    quoted = '"' + cell.replace('"', '""') + '"'
    return RowError(
        f"a quote inside the cell {cell!r}", f"the cell in quotes, with its own quote twice: {quoted}", at + 1
    )


def column(text: str, line: int, name: str) -> int:
    """Return the column in which the cell `name` of a line starts, counting from 1; 1 if it is unknown."""
    rows = _split_rows(text)
    try:
        starts = (
            dict(zip(split_cells(rows[0])[0], split_cells(rows[line - 1])[1], strict=False))
            if 0 < line <= len(rows)
            else {}
        )
    except RowError:
        return 1
    return starts.get(name, 1)


@lru_cache(maxsize=4)
def _split_rows(text: str) -> list[str]:
    """Split at the ends of lines, and not at the separators of Unicode that str.splitlines knows too."""
    return text.removesuffix("\n").split("\n") if text else []


def _problem(where: Where, wrong: str, wanted: str) -> ReadProblem:
    return ReadProblem(where, wrong, wanted, kind="syntax")
