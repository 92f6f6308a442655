"""Parse CSV with positions: one row a line, each cell with its line and column."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from generators.model import ReadProblem, Where


@dataclass(frozen=True)
class Line:
    """One row: its cells by column name, with their places."""

    cells: dict[str, str]
    places: dict[str, Where]
    where: Where

    def where_of(self, column: str) -> Where:
        """Where a cell starts, or the row when the table leaves the column out."""
        return self.places.get(column, self.where)


def read(text: str, file: str, columns: Sequence[str], required: Sequence[str]) -> tuple[list[Line], list[ReadProblem]]:
    """Read a table of some of `columns`; what cannot be read is a problem and the other rows go on.

    A column that the table leaves out is empty in every row."""
    lines, problems = [], []
    rows = _split_rows(text)
    header = (_split_cells(rows[0]) if rows else []) or []
    if wrong := _describe_header(header, columns, required):
        return [], [
            _make_problem(Where(file=file), f"header: {wrong}", f"{','.join(required)} and any of {','.join(columns)}")
        ]
    for number, row in enumerate(rows[1:], start=2):
        if not row.strip():
            continue
        cells, where = _split_cells(row), Where(file=file, line=number)
        if cells is None:
            problems.append(
                _make_problem(where, "a quote that does not close", "each row on one line, quotes in pairs")
            )
        elif len(cells) != len(header):
            problems.append(_make_problem(where, f"{len(cells)} columns", f"{len(header)}: {', '.join(header)}"))
        else:
            written = dict(zip(header, cells, strict=True))
            lines.append(Line({**dict.fromkeys(columns, ""), **written}, _find_places(row, header, where), where))
    return lines, problems


def _describe_header(header: Sequence[str], columns: Sequence[str], required: Sequence[str]) -> str:
    wrong = {
        "missing": [c for c in required if c not in header],
        "unknown": [c for c in header if c not in columns],
        "twice": [c for c in columns if header.count(c) > 1],
    }
    return "; ".join(f"{word} {', '.join(names)}" for word, names in wrong.items() if names)


def _split_cells(row: str) -> list[str] | None:
    try:
        return [cell.strip() for cell in next(csv.reader([row], strict=True))]
    except csv.Error:
        return None


def _find_places(row: str, columns: Sequence[str], where: Where) -> dict[str, Where]:
    starts, quoted = [1], False
    for position, character in enumerate(row, start=1):
        quoted ^= character == '"'
        if character == "," and not quoted:
            starts.append(position + 1)
    return {c: Where(file=where.file, line=where.line, column=s) for c, s in zip(columns, starts, strict=False)}


def column(text: str, line: int, name: str) -> int:
    """Return the column in which the cell `name` of a line starts, counting from 1; 1 if it is unknown."""
    rows = _split_rows(text)
    places = _find_places(rows[line - 1], _split_cells(rows[0]) or [], Where(file="")) if 0 < line <= len(rows) else {}
    return places[name].column if name in places else 1


@lru_cache(maxsize=4)
def _split_rows(text: str) -> list[str]:
    return text.removeprefix("\ufeff").splitlines()


def _make_problem(where: Where, wrong: str, wanted: str) -> ReadProblem:
    return ReadProblem(where, wrong, wanted, kind="syntax")
