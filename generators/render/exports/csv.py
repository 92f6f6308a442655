"""A table as CSV, as it is shown."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Sequence

from generators.render.sheet import Sheet

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?%?")


def export(sheet: Sheet) -> bytes:
    """Return the table as it is shown."""
    return to_csv(sheet.rows)


def to_csv(rows: Iterable[Iterable[str]], encoding: str = "utf-8-sig") -> bytes:
    """Format rows as CSV in which no spreadsheet finds a formula; it begins with the mark by which Excel knows UTF-8, unless
    the encoding is another one."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([disarm_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode(encoding)


def from_csv(content: bytes) -> list[list[str]]:
    """Return the rows of a file that `to_csv` made, without the apostrophes that it put before what a spreadsheet would run."""
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [
        [text[1:] if text.startswith("'") and text == disarm_cell(text[1:]) else text for text in row] for row in rows
    ]


def keep_telling(rows: Sequence[Sequence[str]], without: Collection[str] = ("Observation",)) -> list[list[str]]:
    """Return the rows of a chart's data without columns that say nothing to a reader: empty ones, the grade that has no mark, the
    name of the only series, and those of `without`."""
    columns = [column for column in zip(*rows, strict=True) if column[0] not in without and not _says_nothing(*column)]
    return [list(row) for row in zip(*columns, strict=True)]


def _says_nothing(head: str, *cells: str) -> bool:
    every = set(cells)
    return every <= {"", "primary"} or (head == "Series" and len(every) == 1)


def disarm_cell(text: str) -> str:
    """Return the text of a cell with an apostrophe before what a spreadsheet would run; a plain number stays a number.

    A line break becomes one line feed: `csv` quotes no carriage return, and a spreadsheet would begin a row there."""
    if "\r" in text:
        text = re.sub("\r\n?", "\n", text)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) and not _NUMBER.fullmatch(text) else text
