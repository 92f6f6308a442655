"""CSV with positions: one row a line, each cell with its line and column."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from generators.model import Finding, Where


@dataclass(frozen=True)
class Line:
    """One row: its cells by column name, and where each starts."""

    cells: dict[str, str]
    places: dict[str, Where]
    where: Where


def read(text: str, file: str, columns: Sequence[str]) -> tuple[list[Line], list[Finding]]:
    """Read a table whose header must be `columns`; what cannot be read is a finding and the other rows go on."""
    lines, findings = [], []
    rows = _rows(text)
    header = _cells(rows[0]) if rows else []
    if header != list(columns):
        return [], [_finding(Where(file=file), *_wrong_header(header or [], columns))]
    for number, row in enumerate(rows[1:], start=2):
        if not row.strip():
            continue
        cells, where = _cells(row), Where(file=file, line=number)
        if cells is None:
            findings.append(_finding(where, "a quote that does not close", "each row on one line, quotes in pairs"))
        elif len(cells) != len(columns):
            findings.append(_finding(where, f"{len(cells)} columns", f"{len(columns)}: {', '.join(columns)}"))
        else:
            lines.append(Line(dict(zip(columns, cells, strict=True)), _places(row, columns, where), where))
    return lines, findings


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


def _finding(where: Where, wrong: str, wanted: str) -> Finding:
    return Finding(rule="DAT-SYNTAX", severity="error", where=where, message=f"{wrong}; wanted {wanted}")
