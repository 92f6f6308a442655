"""Each reference's uses are its markers, over the whole site, and every quantity that drugs share is compared."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import urljoin

from bs4 import Tag

from generators.index.entries import make_entries
from generators.model import Library
from generators.render.compare import add_charts, list_comparisons
from tests.site.test_contract import Pages

Places = dict[str, Counter[str]]


def _list_markers(pages: Pages, start: str) -> Places:
    """The markers of pages whose address begins so, by the key of their reference."""
    found: Places = defaultdict(Counter)
    for address, page in pages.items():
        for marker in page.select("a.citation") if f"{address}/".startswith(start) else ():
            found[str(marker["href"]).removeprefix("#ref-")][f"{address}/#{marker['id']}"] += 1
    return found


def test_the_uses_of_a_reference_are_its_markers_on_the_pages_of_each_drug(pages: Pages, real: Library) -> None:
    for drug in real.drugs:
        at = f"references/{drug.id}"
        told: Places = defaultdict(Counter)
        for item in pages[at].select("li[id^=uses-]"):
            for link in item.select("a.backlink"):
                told[str(item["id"]).removeprefix("uses-")][urljoin(f"/{at}/", str(link["href"]))[1:]] += 1
        assert told and told == _list_markers(pages, f"drugs/{drug.id}/")


def test_each_page_has_a_link_back_to_each_marker(pages: Pages) -> None:
    """From its own references, or, for a page about a drug, from the uses that these lead to."""
    back: Counter[tuple[str, str]] = Counter()
    for address, page in pages.items():
        for link in page.select("a.backlink"):
            place, _, ident = urljoin(f"/{address}/", str(link["href"])).partition("#")
            back[place.strip("/"), ident] += 1
    markers = Counter((address, str(one["id"])) for address, page in pages.items() for one in page.select("a.citation"))
    assert markers.total() > 1000
    assert {one: count for one, count in markers.items() if back[one] != count} == {}


def test_the_list_of_all_says_how_often_each_is_used(pages: Pages) -> None:
    counted = {
        str(item["id"]).removeprefix("source-"): _count(item) for item in pages["references"].select("li[id^=source-]")
    }
    markers: Counter[str] = Counter()
    for page in pages.values():
        markers.update(str(one["href"]).removeprefix("#ref-") for one in page.select("a.citation"))
    assert {key: count for key, count in counted.items() if count != markers[key]} == {}
    assert markers.keys() <= counted.keys()


def _count(item: Tag) -> int:
    return sum(
        int(number) for link in item.select("a.backlink") for number in re.findall(r": (\d+) uses?$", link.get_text())
    )


def test_the_whole_bibliography_is_there_in_three_forms(pages: Pages, site: Path) -> None:
    listed = len(pages["references"].select("li[id^=source-]"))
    texts = {
        path.suffix: path.read_text(encoding="utf-8")
        for path in (site / "references").glob("*.*")
        if path.suffix != ".html"
    }
    assert texts[".bib"].count("\n@") + texts[".bib"].startswith("@") == listed
    assert len(re.findall(r"^TY  - ", texts[".ris"], re.MULTILINE)) == listed
    assert len(json.loads(texts[".json"])) == listed


def test_every_quantity_that_two_drugs_share_has_a_table_and_a_chart_of_one_unit(pages: Pages, real: Library) -> None:
    entries = make_entries(real)
    shared = [add_charts(one, entries, real) for one in list_comparisons(real)]
    assert len(shared) > 8
    for one in shared:
        page = pages[f"compare/{one.slug}"]
        assert page.select(f"figure.table#{one.anchor} td a.value"), one.slug
        assert len(page.select("figure.chart")) == len(one.charts), one.slug
        for figure, plan in zip(page.select("figure.chart"), one.charts, strict=True):
            drawn = {str(link["data-value"]) for link in figure.select("svg a[data-value]")}
            assert drawn == {*plan.chart.shown}
            assert len({real.observations[ident].drug for ident in drawn}) > 1
            assert {
                str(link["href"]).endswith(f"#obs-{link['data-value']}") for link in figure.select("svg a[data-value]")
            } == {True}
    drawn_at_all = [one.slug for one in shared if one.charts]
    assert len(drawn_at_all) == len(shared)
