"""The observations of a table as CSV, one value a row: value, low, high, unit, statistic, n, population, study, arm, grade, source."""

from __future__ import annotations

from generators.index import tidy
from generators.render.exports.csv import to_csv
from generators.render.sheet import Sheet

SUFFIX = "-tidy.csv"
LABEL = "CSV, one value a row"


def export(sheet: Sheet) -> bytes:
    """Return the tidy rows, names of columns first."""
    rows = ((format_cell(cell) for cell in tidy.row(entry, sheet.site)) for entry in sheet.entries)
    return to_csv([[column.name for column in tidy.COLUMNS], *rows])


def format_cell(cell: tidy.Cell) -> str:
    """Return a cell as text: a number to twelve digits, empty for nothing."""
    return cell if isinstance(cell, str) else "" if cell is None else f"{cell:.12g}"
