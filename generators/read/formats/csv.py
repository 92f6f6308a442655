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

def read(text: str, file: str, columns: Sequence[str]) -> tuple[list[Line], list[ReadProblem]]:
    """Parse a table whose header must be `columns`; unreadable rows are problems and the others are returned."""
    lines, problems = [], []
    rows = _split_rows(text)
    header = _split_cells(rows[0]) if rows else []
    if header != list(columns):
        return [], [_make_problem(Where(file=file), *_describe_header(header or [], columns))]
    for number, row in enumerate(rows[1:], start=2):
        if not row.strip():
            continue
        cells, where = _split_cells(row), Where(file=file, line=number)
        if cells is None:
            problems.append(
                _make_problem(where, "a quote that does not close", "each row on one line, quotes in pairs")
            )
        elif len(cells) != len(columns):
            problems.append(_make_problem(where, f"{len(cells)} columns", f"{len(columns)}: {', '.join(columns)}"))
        else:
            lines.append(Line(dict(zip(columns, cells, strict=True)), _find_places(row, columns, where), where))
    return lines, problems


def _describe_header(header: Sequence[str], columns: Sequence[str]) -> tuple[str, str]:
    missing = [c for c in columns if c not in header]
    unknown = [c for c in header if c not in columns]
    parts = [f"missing {', '.join(missing)}" if missing else "", f"unknown {', '.join(unknown)}" if unknown else ""]
    return "header: " + ("; ".join(filter(None, parts)) or "columns in another order"), ",".join(columns)


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
