"""Every table of this content, read back from its file, gives the words of its page, cell by cell."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from tests.site.test_downloads import (
    test_each_table_read_back_gives_the_words_of_its_page,
    test_every_table_has_a_file,
    test_no_two_rows_of_a_download_are_alike_unless_the_page_shows_them_alike,
    words,
)

__all__ = [
    "test_each_table_read_back_gives_the_words_of_its_page",
    "test_every_table_has_a_file",
    "test_no_two_rows_of_a_download_are_alike_unless_the_page_shows_them_alike",
]


def test_each_record_of_a_data_page_is_a_row_of_its_file(site: Path, pages: dict[str, BeautifulSoup]) -> None:
    compared = 0
    for path in sorted(site.glob("drugs/*/data/*/records.csv")):
        page = pages[path.parent.relative_to(site).as_posix()]
        rows = {row["Id"]: row for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))}
        shown = {str(row["id"]).removeprefix("obs-"): row for row in page.select("tr[id^=obs-]")}
        assert shown.keys() == rows.keys(), path
        for ident, row in shown.items():
            for name, told in _read_record(row).items():
                whole = _pack(rows[ident][name], row)
                one = name == "Value" and whole.removeprefix(told).isalpha()  # `1 mismatch` in a column of mismatches
                assert told in ("", whole) or (one and whole.startswith(told)), (path, ident, name)
            compared += 1
    assert compared > 1000


def _read_record(row: Tag) -> dict[str, str]:
    """The cells of a record that stand in columns of their own, as one word each; `≠` is a mark."""
    amount = "".join(words(cell) for cell in row.select("td.estimate, td.spread"))
    told = {"Value": amount.replace("≠", ""), "n": "".join(map(words, row.select("td.tally")))}
    told["Statistic"] = "".join(map(words, row.select("td.statistic")))  # no cell where no record of the table has one
    return {name: _pack(text, row) for name, text in told.items()}


def _pack(text: str, row: Tag) -> str:
    """A text without spaces, and without the unit that the head of its table has."""
    head = row.find_parent("table").select_one("th.amount")  # type: ignore[union-attr]  # a record stands in a table
    unit = words(head).partition(", ")[2] if head else ""
    squeezed = re.sub(r"\s+", "", text.removeprefix("'"))
    return squeezed.replace(re.sub(r"\s+", "", unit), "") if unit else squeezed
