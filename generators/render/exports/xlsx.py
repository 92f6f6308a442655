"""A table as a workbook: as it is shown, one value a row, and where it comes from. Same data, same bytes: it carries no clock."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime

import xlsxwriter

from generators.index import tidy
from generators.render.sheet import Sheet

_NO_CLOCK = datetime(1980, 1, 1)
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDEST = 60  # characters of a column


def export(sheet: Sheet) -> bytes:
    """Return the workbook."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        book.set_properties({"title": sheet.title, "created": _NO_CLOCK})
        _write(book, "As shown", sheet.rows)
        columns = [column.name for column in tidy.COLUMNS]
        _write(book, "One value a row", [columns, *(tidy.row(entry, sheet.site) for entry in sheet.entries)])
        _write(book, "About", [("Title", sheet.title), *sheet.about])
    return out.getvalue()


def _write(book: xlsxwriter.Workbook, name: str, rows: Iterable[Sequence[tidy.Cell]]) -> None:
    page, head = book.add_worksheet(name), book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    body, listed = book.add_format({"text_wrap": True, "valign": "top"}), list(rows)
    for y, row in enumerate(listed):
        for x, cell in enumerate(row):
            page.write(y, x, cell, head if y == 0 and name != "About" else body)
    for x, column in enumerate(zip(*listed, strict=False)):
        longest = max((len(line) for cell in column for line in str(cell or "").split("\n")), default=0)
        page.set_column(x, x, min(max(longest + 2, 8), _WIDEST))
    page.freeze_panes(1, 0)
