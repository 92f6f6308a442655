"""Pages are HTML by the standard's own parser, and keep to what it does not see: where a caption stands, what may have a name."""

from __future__ import annotations

from collections.abc import Iterator
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
    for part in page.select("ul > :not(li, template), ol > :not(li, template), dl > :not(dt, dd, div, template)"):
        yield f"<{part.name}> in a list"
    for styled in page.select("[style]"):
        if not styled.find_parent("svg"):
            yield f"a style on <{styled.name}>"
    if page.title and len(page.title.get_text()) > LONGEST_TITLE:
        yield "a title that a list of search results cuts"


def read_strictly(text: str) -> None:
    html5lib.HTMLParser(strict=True).parse(text)


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
    ],
)
def test_what_the_parser_does_not_see_is_found(body: str) -> None:
    assert len(list(find_faults(BeautifulSoup(body, "lxml")))) == 1
