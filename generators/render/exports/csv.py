"""A table as CSV, as it is shown."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from generators.model import Observation

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?%?")


def export(rows: Sequence[Sequence[str]], observations: Sequence[Observation]) -> bytes:  # noqa: ARG001  # see exports
    """Return the table as UTF-8 CSV."""
    return to_csv(rows)


def to_csv(rows: Iterable[Iterable[str]]) -> bytes:
    """Format rows as UTF-8 CSV in which no spreadsheet finds a formula."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([disarm_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def disarm_cell(text: str) -> str:
    """Return the text of a cell with an apostrophe before what a spreadsheet would run; a plain number stays a number.

    A line break becomes one line feed: `csv` quotes no carriage return, and a spreadsheet would begin a row there."""
    text = "\n".join(re.split("\r\n?", text))
    return f"'{text}" if text.startswith(_FORMULA_STARTS) and not _NUMBER.fullmatch(text) else text
