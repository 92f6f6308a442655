"""The setting of the pages, in a real browser: figures under each other, marks of one kind alike, lines that end well."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from selenium import webdriver

from tests import chromium
from tests.site.test_browser import server
from tests.site.test_look import (
    test_apostrophes_are_curled_on_every_page,
    test_no_letters_are_slanted_by_the_browser,
    test_the_cells_of_a_row_begin_at_one_edge_on_a_phone,
    test_words_that_are_held_on_a_line_look_as_those_around_them,
)

__all__ = [
    "server",  # a fixture here too
    "test_apostrophes_are_curled_on_every_page",
    "test_no_letters_are_slanted_by_the_browser",
    "test_the_cells_of_a_row_begin_at_one_edge_on_a_phone",
    "test_words_that_are_held_on_a_line_look_as_those_around_them",
]
pytestmark = chromium.needed
# Where the last digit before the point of each number ends, by table and column.
ENDS = r"""
const found = {}, words = new Set();
document.querySelectorAll("table.matrix").forEach((table, at) => table.querySelectorAll("tbody tr:not(.group) > *").forEach(cell => {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), first = walker.nextNode();
  const column = `${table.closest("[id]").id} ${Math.round(cell.getBoundingClientRect().left)}`;
  if (first && !cell.querySelector(".value, .missing") && !cell.matches("th")) words.add(column);
  const number = first && /^[~<>≤≥≈±+−]*\d[\d\u202f]*(?![\d,])/.exec(first.data);
  if (!number || !cell.checkVisibility() || cell.matches(".source, .tally") || cell.querySelector("br")) return;
  const range = document.createRange();
  range.setStart(first, number[0].length - 1);
  range.setEnd(first, number[0].length);
  (found[column] ||= []).push([range.getBoundingClientRect().right, first.data]);
}));
words.forEach(column => delete found[column]); // words are at the left edge, and numbers among them
return found;"""
# Text of one kind in several colours, by kind.
COLOURS = """
const colours = [...document.querySelectorAll("main .citation")].filter(one => one.checkVisibility()).map(one => getComputedStyle(one).color);
return [...new Set(colours)];"""


def test_the_figures_of_a_column_stand_at_their_decimal_points(
    browser: webdriver.Chrome, server: str, address: str
) -> None:
    chromium.look(browser, 1280)
    browser.get(f"{server}/{address}/")
    columns: dict[str, list[Any]] = browser.execute_script(ENDS)
    apart = {
        name: ends for name, ends in columns.items() if max(end for end, _ in ends) - min(end for end, _ in ends) > 1
    }
    assert apart == {}


@pytest.mark.parametrize("dark", [False, True])
def test_a_single_citation_looks_as_one_of_several(
    browser: webdriver.Chrome, server: str, address: str, dark: bool
) -> None:
    chromium.look(browser, 1280, dark)
    browser.get(f"{server}/{address}/")
    assert len(browser.execute_script(COLOURS)) <= 1


def test_paper_has_no_word_that_only_opens_or_copies_something(
    browser: webdriver.Chrome, server: str, address: str
) -> None:
    chromium.look(browser, 794)
    browser.get(f"{server}/{address}/")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    seen = browser.execute_script(
        "return [...document.querySelectorAll('main :is(button, figure summary, .how-to-cite summary)')]"
        ".filter(one => one.checkVisibility()).map(one => one.textContent.trim());"
    )
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert seen == []


def test_a_voice_reads_the_number_that_the_eye_sees(pages: dict[str, BeautifulSoup], address: str) -> None:
    links = pages[address].select("svg a[aria-label]")
    apart = [
        (link["aria-label"], words)
        for link in links
        if (words := " ".join(text.get_text(" ", strip=True) for text in link.select("text")))
        not in str(link["aria-label"])
    ]
    assert apart == []
