"""The tables of pages about the whole and of notebooks as CSV: read back from what was printed, as the tables of guides are."""

from __future__ import annotations

import re

from generators.model import Asset, Page
from generators.render.exports.csv import to_csv
from generators.render.sheet import read_rows

# A table with the link to its file behind it, before the next table.
_WITH_FILE = re.compile(
    r'(<table\b(?:(?!<table\b).)*?</table>)(?:(?!<table\b).)*?<a\b(?=[^<>]*\bclass="download")[^<>]*\bhref="(table-[\w-]+\.csv)"',
    re.DOTALL,
)


def make_table_files(text: str) -> tuple[Asset, ...]:
    """Return the files of the tables of a page that a link behind them leads to."""
    return tuple(Asset(path=name, content=to_csv(read_rows(table))) for table, name in _WITH_FILE.findall(text))


def with_table_files(page: Page) -> Page:
    """Return the page with the files of its tables beside it."""
    return page.with_files(make_table_files(page.text))
