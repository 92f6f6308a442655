"""CSV with positions: one row a line, each cell with its line and column."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from generators.model import ReadProblem, Where


@dataclass(frozen=True)
class Line:
    """One row: its cells by column name, and where each starts."""

    cells: dict[str, str]
    places: dict[str, Where]
    where: Where


def read(text: str, file: str, columns: Sequence[str]) -> tuple[list[Line], list[ReadProblem]]:
    """Read a table whose header must be `columns`; what cannot be read is a problem and the other rows go on."""
    lines, problems = [], []
    rows = _rows(text)
    header = _cells(rows[0]) if rows else []
    if header != list(columns):
        return [], [_problem(Where(file=file), *_wrong_header(header or [], columns))]
    for number, row in enumerate(rows[1:], start=2):
        if not row.strip():
            continue
        cells, where = _cells(row), Where(file=file, line=number)
        if cells is None:
            problems.append(_problem(where, "a quote that does not close", "each row on one line, quotes in pairs"))
        elif len(cells) != len(columns):
            problems.append(_problem(where, f"{len(cells)} columns", f"{len(columns)}: {', '.join(columns)}"))
        else:
            lines.append(Line(dict(zip(columns, cells, strict=True)), _places(row, columns, where), where))
    return lines, problems


def _wrong_header(header: Sequence[str], columns: Sequence[str]) -> tuple[str, str]:
    missing = [c for c in columns if c not in header]
    unknown = [c for c in header if c not in columns]
    parts = [f"missing {', '.join(missing)}" if missing else "", f"unknown {', '.join(unknown)}" if unknown else ""]
    return "header: " + ("; ".join(filter(None, parts)) or "columns in another order"), ",".join(columns)


def _cells(row: str) -> list[str] | None:
    try:
        return [cell.strip() for cell in next(csv.reader([row], strict=True))]
    except csv.Error:
        return None


def _places(row: str, columns: Sequence[str], where: Where) -> dict[str, Where]:
    starts, quoted = [1], False
    for position, character in enumerate(row, start=1):
        quoted ^= character == '"'
        if character == "," and not quoted:
            starts.append(position + 1)
    return {c: Where(file=where.file, line=where.line, column=s) for c, s in zip(columns, starts, strict=False)}


def column(text: str, line: int, name: str) -> int:
    """Where the cell `name` of a line starts, counting from 1; 1 where that cannot be said."""
    rows = _rows(text)
    places = _places(rows[line - 1], _cells(rows[0]) or [], Where(file="")) if 0 < line <= len(rows) else {}
    return places[name].column if name in places else 1


@lru_cache(maxsize=4)
def _rows(text: str) -> list[str]:
    return text.removeprefix("\ufeff").splitlines()


def _problem(where: Where, wrong: str, wanted: str) -> ReadProblem:
    return ReadProblem(where, wrong, wanted, kind="syntax")
