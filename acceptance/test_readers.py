"""What readers of the first site missed is there, on every page of this content: formulas, marks of disputes, one count, captions, a quiet console."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from selenium import webdriver

from generators.model import Library
from tests import chromium
from tests.chromium import look
from tests.site.test_browser import _log
from tests.site.test_contract import Pages

KINDS_SEEN = 15  # kinds of page that this site has, at least


def test_a_derived_value_says_how_it_was_computed(pages: Pages, real: Library) -> None:
    computed = {o.id for o in real.observations.values() if o.formula}
    rows = {str(row["id"])[4:]: row for page in pages.values() for row in page.select("tr[id^=obs-]")}
    assert computed and [ident for ident in computed if "Computed as" not in rows[ident].get_text(" ")] == []


def test_a_value_in_open_dispute_has_a_mark_wherever_it_is_printed(pages: Pages, real: Library) -> None:
    disputed = {i for drug in real.drugs for one in drug.conflicts if one.state == "open" for i in one.observations}
    bare: list[tuple[str, str]] = []
    seen = 0
    for address, page in pages.items():
        for link in page.select("a.value[data-value]"):
            # Who were counted and what they were given is no part of what sources disagree on.
            if link["data-value"] in disputed and not link.find_parent("td", class_="context"):
                seen += 1
                after = [list(one.get("class") or ()) for one in link.find_next_siblings(limit=2)]
                bare += [] if any("dispute" in classes for classes in after) else [(address, str(link["data-value"]))]
    assert seen > len(disputed) and bare == []


def test_the_values_of_a_drug_have_one_count(pages: Pages, real: Library) -> None:
    home = [count.get_text().split(" value")[0] for count in pages[""].select(".drug-cards .count")]
    ledger = [_row(pages["validity"], f"page-{drug.id}")[0] for drug in real.drugs]
    table = [row.select("td")[5].get_text() for row in pages["drugs"].select("#table-drugs tbody tr")]
    assert home == ledger == table and len(home) == len(real.drugs)


def _row(page: BeautifulSoup, ident: str) -> list[str]:
    (row,) = page.select(f"tr#{ident}")
    return [cell.get_text(strip=True) for cell in row.select("td")]


def test_each_table_of_records_has_a_caption_and_each_data_page_its_files(pages: Pages) -> None:
    with_records = {address: page for address, page in pages.items() if page.select(".record-list")}
    assert with_records
    for address, page in with_records.items():
        for table in page.select(".record-list"):
            figure = table.find_parent("figure")
            assert figure and figure.select_one("figcaption .label"), address
        assert {str(link["href"]).rpartition(".")[2] for link in page.select("a.download")} >= {"csv", "xlsx"}, address


def test_a_reference_has_one_link_to_its_uses(pages: Pages, address: str) -> None:
    items = pages[address].select("ol.references > li")
    assert items
    for item in items:
        assert len(item.select("a.uses")) == 1 and not item.select("a.backlink"), item["id"]


def test_a_monograph_leads_to_the_half_life(pages: Pages, real: Library) -> None:
    """The quantity that is asked for most has an address, which the contents of the monograph lead to."""
    asked = 0
    for drug in real.drugs:
        if any(one.parameter == "elimination-half-life" and one.value for one in drug.observations):
            links = [str(link["href"]) for link in pages[f"drugs/{drug.id}"].select("a[href*='half-life']")]
            targets = [link.partition("#") for link in links if "#" in link]
            there = [
                (urljoin(f"/drugs/{drug.id}/", place)[1:].rstrip("/"), anchor) for place, _, anchor in targets if place
            ]
            assert [one for one in there if one[0] in pages and pages[one[0]].find(id=one[1])], drug.id
            asked += 1
    assert asked > 2


def test_each_value_of_a_picture_is_a_link_to_its_record(pages: Pages) -> None:
    seen = 0
    for address, page in pages.items():
        for part in page.select("svg [data-value]"):
            seen += 1
            assert part.name == "a" and str(part["href"]).endswith(f"#obs-{part['data-value']}"), (address, part)
    assert seen > 300


def _one_of_each_kind(site: Path) -> Iterator[Path]:
    seen = set()
    for path in sorted(site.rglob("index.html")):
        kind = BeautifulSoup(path.read_text(encoding="utf-8")[:6000], "lxml").select_one('meta[name="page-kind"]')
        if kind and (name := (str(kind["content"]), len(path.relative_to(site).parts))) not in seen:
            seen.add(name)
            yield path


class TestInABrowser:
    """One page of each kind."""

    pytestmark = chromium.needed

    def test_no_kind_of_page_says_anything_on_the_console(self, browser: webdriver.Chrome, site: Path) -> None:
        look(browser, 1280)
        _log(browser)
        paths = [*_one_of_each_kind(site), site / "404.html"]
        assert len(paths) >= KINDS_SEEN
        said = {}
        for path in paths:
            browser.get(path.as_uri())
            browser.execute_script("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            if found := [entry["message"] for entry in _log(browser) if path.name != "404.html"]:
                said[path.relative_to(site).as_posix()] = found
        assert said == {}
