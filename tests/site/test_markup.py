"""Pages are HTML by the standard's own parser, and keep to what it does not see: where a caption stands, what may have a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag

LONGEST_TITLE = 70  # characters
NAMED = {"ul", "ol", "div", "span", "p", "dl"}  # a name on these is read only with a role


def find_faults(page: BeautifulSoup) -> Iterator[str]:
    """Yield what html-validate calls wrong in our parts of a page."""
    for caption in page.select("figure > figcaption"):
        parts = [part for part in (caption.parent or page).children if isinstance(part, Tag)]
        if caption not in (parts[0], parts[-1]):
            yield "a caption is neither first nor last in its figure"
    for named in page.select("[aria-label], [aria-labelledby]"):
        if named.name in NAMED and not named.get("role"):
            yield f"a name on <{named.name}> without a role"
    for cell in page.select("figure thead th:not([scope])"):
        yield f"the head {cell.get_text()!r} has no scope"
    for head in page.select("th"):
        if not head.get_text(strip=True) and not head.find(["img", "svg"]):
            yield "a head in which nothing stands"
    for part in page.select("ul > :not(li, template), ol > :not(li, template), dl > :not(dt, dd, div, template)"):
        yield f"<{part.name}> in a list"
    for styled in page.select("[style]"):
        if not styled.find_parent("svg"):
            yield f"a style on <{styled.name}>"
    yield from _find_unnamed(page)
    for text in page.find_all(string=re.compile('"')):
        if not text.find_parent(["code", "pre", "samp", "script", "style", "svg", "noscript", "title", "template"]):
            yield f"typewriter quotes in {str(text)[:60]!r}"
    if page.title and len(page.title.get_text()) > LONGEST_TITLE:
        yield "a title that a list of search results cuts"


def _find_unnamed(page: BeautifulSoup) -> Iterator[str]:
    """Yield what a reader who hears a page, and lists its parts, cannot tell from others."""
    levels = [int(head.name[1]) for head in page.select("h1, h2, h3, h4, h5, h6")]
    yield from (f"h{two} follows h{one}" for one, two in pairwise(levels) if two > one + 1)
    for table in page.select("main table"):
        figure = table.find_parent("figure")
        named = (
            table.get("aria-label") or table.get("aria-labelledby") or table.caption or (figure and figure.figcaption)
        )
        if not named and not table.find_parent(attrs={"role": "group", "aria-label": True}):
            yield "a table without a name"
        for row in table.select("tr:has(> td):not(:has(> th), tr:has(> th[rowspan]) ~ tr)"):
            yield f"no head in the row {row.get_text(' ')[:30]!r}"
    names: dict[str, str] = {}
    for link in page.select("a.download[href]"):
        name, words = str(link.get("aria-label") or link.get_text()), link.get_text()
        if not name.startswith(words):
            yield f"a link that reads {words!r} is named {name!r}"
        if names.setdefault(name, str(link["href"])) != link["href"]:
            yield f"two files are named {name!r}"


def read_strictly(text: str) -> None:
    html5lib.HTMLParser(strict=True).parse(text)


def test_the_head_of_a_record_is_told_with_each_cell_without_what_else_stands_in_it(
    pages: dict[str, BeautifulSoup],
) -> None:
    heads = [head for page in pages.values() for head in page.select(".record-list th[scope=row]:has(.more)")]
    more = [(str(head["abbr"]), part.get_text()) for head in heads for part in head.select(".more")]
    assert more and [words for name, words in more if not name or words in name] == []
    assert [head for head in heads if str(head["abbr"]).split(",")[0] not in head.get_text()] == []


def test_a_page_is_read_without_an_error(site: Path, page: str) -> None:
    read_strictly((site / page / "index.html").read_text("utf-8"))


def test_the_page_that_is_not_there_is_read_without_an_error(site: Path) -> None:
    read_strictly((site / "404.html").read_text("utf-8"))


def test_every_page_keeps_to_what_elements_may_hold(pages: dict[str, BeautifulSoup]) -> None:
    found = {address: sorted(set(find_faults(page))) for address, page in pages.items()}
    assert {address: faults for address, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<p>a<div>b</div></p>", id="a block in a paragraph"),
        pytest.param("<ul><li>a</ul></li>", id="ends crossed"),
        pytest.param('<a href="b" href="c">d</a>', id="an attribute twice"),
        pytest.param("<table><p>a</p></table>", id="words in a table"),
        pytest.param("<b>a", id="no end"),
        pytest.param("<p>a & b &nosuch; c</p>", id="no such character"),
    ],
)
def test_the_parser_speaks_on_a_broken_page(body: str) -> None:
    with pytest.raises(html5lib.html5parser.ParseError):
        read_strictly(f"<!doctype html><html><head><title>t</title></head><body>{body}</body></html>")


@pytest.mark.parametrize(
    "body",
    [
        "<figure><div></div><figcaption>c</figcaption><details></details></figure>",
        '<ul aria-label="n"><li>a</li></ul>',
        "<figure><table><thead><tr><th>a</th></tr></thead></table></figure>",
        "<ul><p>a</p></ul>",
        '<svg style="width: 100%"><path style="fill: none"/></svg>',
        '<table style="table-layout: auto"></table>',
        f"<title>{'a' * 71}</title>",
        "<h1>a</h1><h3>b</h3>",
        '<p>said "so"</p>',
        "<table><tr><th></th><td>b</td></tr></table>",
        '<main><table class="data"><tr><th>a</th><td>b</td></tr></table></main>',
        '<main><table class="data" aria-label="a"><tr><td>b</td></tr></table></main>',
        '<a class="download" href="a.csv">CSV</a><a class="download" href="b.csv">CSV</a>',
        '<a class="download" href="a.csv" aria-label="Table 1">CSV</a>',
    ],
)
def test_what_the_parser_does_not_see_is_found(body: str) -> None:
    assert len(list(find_faults(BeautifulSoup(body, "lxml")))) == 1


def test_what_has_a_name_and_a_head_is_left_alone() -> None:
    body = """<main><h1>“a” <code>"b"</code></h1><h2>b</h2><h3>c</h3><h2>d</h2><table class="data" aria-label="a"><thead><tr><th scope="col">a</th></tr></thead>
    <tr><th>a</th><td>b</td></tr></table><a class="download" href="a.csv" aria-label="CSV of table 1">CSV</a>
    <a class="download" href="b.csv" aria-label="CSV of table 2">CSV</a><a class="download" href="a.csv" aria-label="CSV of table 1">CSV</a></main>"""
    assert list(find_faults(BeautifulSoup(body, "lxml"))) == []
