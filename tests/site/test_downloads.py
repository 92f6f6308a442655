"""Every table of the site and its CSV hold the same words, cell by cell, read by another reader than the one that wrote them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, Tag

FILE = 'a.download[href$=".csv"]:not([href$="-tidy.csv"])'


def words(cell: Tag) -> str:
    """The words of a cell as a reader reads them: without marks of grades and markers of citations."""
    copied = BeautifulSoup(str(cell), "lxml")
    for part in copied.select(".grade, .citations, .citation"):
        part.decompose()
    for line in copied.select("br"):
        line.replace_with("\n")
    for item in copied.select("li"):
        item.insert_before("\n")
    return " ".join(copied.get_text().split())


def shown(table: Tag) -> list[list[str]]:
    """The rows of the body as the page shows them, the group in front; without the column of sources.

    A cell that spans several rows stands in each of them."""
    rows, group, spanning = [], "", dict[int, tuple[int, Tag]]()
    for row in table.select("tbody tr"):
        if "group" in (row.get("class") or []):
            group = words(row)
            continue
        cells, own, place = list[Tag](), iter(row.select("th, td")), 0
        while (cell := _take_spanning(spanning, place) or next(own, None)) is not None:
            if place not in spanning and (span := int(str(cell.get("rowspan", "1")))) > 1:
                spanning[place] = span - 1, cell
            cells.append(cell)
            place += 1
        spanning = {place: (left, cell) for place, (left, cell) in spanning.items() if left}
        rows.append([group, *(words(cell) for cell in cells if "source" not in (cell.get("class") or []))])
    return rows


def _take_spanning(spanning: dict[int, tuple[int, Tag]], place: int) -> Tag | None:
    """The cell of an earlier row that reaches into this one."""
    if place not in spanning:
        return None
    left, cell = spanning[place]
    spanning[place] = left - 1, cell
    return cell


def list_tables(page: BeautifulSoup) -> Iterator[tuple[Tag, Tag, Tag]]:
    """The tables of a page that have a file of their own, each with what holds it and the link."""
    for table in page.select("table"):
        holder = table.find_parent(["figure", "details"])
        link = holder.select_one(FILE) if holder else None
        # The file of a chart has more columns than the table of its data.
        is_of_chart = holder is not None and holder.name == "details" and table.get("class") == ["data"]
        if holder and link and not is_of_chart:
            yield holder, table, link


def test_every_table_has_a_file(pages: dict[str, BeautifulSoup]) -> None:
    """But those of records, whose page has one, and those of hand-written pages and of the rules."""
    without = [
        (address, table.get_text(" ", strip=True)[:60])
        for address, page in pages.items()
        if not address.startswith(("method", "rules"))
        for table in page.select("table:not(.record-list)")
        if not (holder := table.find_parent(["figure", "details"])) or not holder.select_one("a.download[href$='.csv']")
    ]
    assert without == []


def test_each_table_read_back_gives_the_words_of_its_page(site: Path, pages: dict[str, BeautifulSoup]) -> None:
    compared = 0
    for address, page in pages.items():
        for figure, table, link in list_tables(page):
            text = (site / address / str(link["href"])).read_text(encoding="utf-8-sig")
            head, *body = csv.reader(io.StringIO(text))
            has_groups, has_units = head[0] == "Group", bool(table.select("thead .unit"))
            without = {place for place, name in enumerate(head) if name in ("Source", "Grade")}
            read = [
                [
                    *([] if has_groups else [""]),
                    *(
                        " ".join(cell.removeprefix("'").split())
                        for place, cell in enumerate(row)
                        if place not in without
                    ),
                ]
                for row in body[has_units:]
            ]
            assert read == shown(table), (address, figure.get("id"))
            compared += 1
    assert compared


def test_no_two_rows_of_a_download_are_alike_unless_the_page_shows_them_alike(
    site: Path, pages: dict[str, BeautifulSoup]
) -> None:
    for address, page in pages.items():
        for figure, table, link in list_tables(page):
            rows = [*csv.reader(io.StringIO((site / address / str(link["href"])).read_text(encoding="utf-8-sig")))]
            told = shown(table)
            assert len({tuple(row) for row in rows}) >= len({tuple(row) for row in told}), (address, figure.get("id"))
