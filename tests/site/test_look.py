"""Pages as they look in a real browser: words that are held on a line, italics, the edges of rows on a phone, quotation marks."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from selenium import webdriver

from tests import chromium
from tests.chromium import look
from tests.site.test_browser import server

__all__ = ["server"]  # a fixture here too
pytestmark = chromium.needed
# Words in a box of their own, or in another colour or size than the words around them.
APART = """
return [...document.querySelectorAll("main span:is([class=whole], [class=together])")].filter(one => one.checkVisibility()).filter(one => {
  const own = getComputedStyle(one), around = getComputedStyle(one.parentElement);
  return !own.display.startsWith("inline") || ["color", "fontSize", "fontFamily"].some(name => own[name] !== around[name]);
}).map(one => one.textContent);"""
# Texts in italics in a family that has none: a browser slants the upright letters.
SLANTED = """
const has = new Set([...document.fonts].filter(one => one.style === "italic").map(one => one.family.replaceAll('"', "")));
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
for (let text = walker.nextNode(); text; text = walker.nextNode()) {
  const style = getComputedStyle(text.parentElement), family = style.fontFamily.split(",")[0].replaceAll('"', "");
  if (text.data.trim() && style.fontStyle === "italic" && text.parentElement.checkVisibility() && !has.has(family)) found.push(text.data);
}
return found;"""
# Where the cells of each row of a matrix begin.
STARTS = """
const start = cell => {
  const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode(), range = document.createRange();
  range.selectNodeContents(text || cell);
  return Math.round(range.getClientRects()[0].left);
};
return [...document.querySelectorAll(".matrix:has([data-head]) tr:has(> td.source)")].filter(row => row.checkVisibility())
  .map(row => [...row.querySelectorAll(":scope > td:not(:empty)")].filter(cell => !/\\bin-/.test(cell.className)).map(start));"""
STRAIGHT = re.compile(r"\w*[^\W\d_]'[^\W\d_]\w*|\w+s' [^\W\d_]\w*")
VERBATIM = ("code", "pre", "script", "style", "svg", "samp", "noscript")


def test_words_that_are_held_on_a_line_look_as_those_around_them(
    browser: webdriver.Chrome, server: str, page: str
) -> None:
    look(browser, 1280)
    browser.get(f"{server}/{page}/" if page else f"{server}/")
    assert browser.execute_script(APART) == []


def test_no_letters_are_slanted_by_the_browser(browser: webdriver.Chrome, server: str, page: str) -> None:
    look(browser, 1280)
    browser.get(f"{server}/{page}/" if page else f"{server}/")
    browser.execute_script("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert browser.execute_script(SLANTED) == []


def test_the_cells_of_a_row_begin_at_one_edge_on_a_phone(browser: webdriver.Chrome, server: str, address: str) -> None:
    look(browser, 390)
    browser.get(f"{server}/{address}/")
    rows: list[list[int]] = browser.execute_script(STARTS)
    assert [starts for starts in rows if max(starts) - min(starts) > 1] == []


def test_apostrophes_are_curled_on_every_page(pages: dict[str, BeautifulSoup]) -> None:
    texts = (
        (address, str(text))
        for address, page in pages.items()
        for text in page.find_all(string=STRAIGHT)
        if not text.find_parent(VERBATIM) and type(text).__name__ == "NavigableString"
    )
    assert [(address, STRAIGHT.findall(text)) for address, text in texts] == []


@pytest.mark.parametrize("text", ["the drug's label", "N'Kuli", "Prescribers' Reference", "we've"])
def test_a_straight_apostrophe_is_seen(text: str) -> None:
    assert STRAIGHT.search(text) and not STRAIGHT.search(text.replace("'", "’"))
