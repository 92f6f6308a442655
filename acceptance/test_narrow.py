"""Nothing has to be scrolled sideways, on a phone either: no table, no picture, no code, with all that folds opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium import webdriver

from acceptance.test_axe import KINDS
from tests import chromium
from tests.site.test_browser import server

__all__ = ["server"]  # a fixture here too
pytestmark = chromium.needed
CLIPPED = """
document.querySelectorAll("details").forEach(one => { one.open = true; });
const cut = [...document.querySelectorAll("body *:not(svg *)")].filter(one =>
  getComputedStyle(one).overflowX !== "visible" && one.clientWidth > 20 && one.scrollWidth > one.clientWidth + 1
  && one.checkVisibility() && one.textContent.trim());
return cut.map(one => `${one.closest("[id]")?.id || one.tagName} (${one.className}): ${one.scrollWidth} px in ${one.clientWidth}`);"""
DRAWN = """
const done = arguments[0], waits = () => [...document.querySelectorAll("figure > .wide:not(:has(+ .narrow))")].some(
  wide => wide.scrollWidth > wide.clientWidth + 1);
const look = left => waits() && left ? setTimeout(look, 20, left - 1) : done(true);
look(150);"""
SMALL = """
return [...document.querySelectorAll("figure svg text")].filter(one => one.checkVisibility()).filter(one =>
  parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a < arguments[0]).map(one => one.textContent);"""

SHRUNK = """
return [...document.querySelectorAll("figure > .wide > svg, figure svg.ag-picture")].filter(one =>
  one.checkVisibility() && one.getBoundingClientRect().width < Math.min(300, innerWidth - 60)).map(one => one.textContent.slice(0, 60));"""


def list_pages(site: Path) -> list[str]:
    """The pages about drugs and their values, and one of each other kind."""
    found = {
        f"{path.parent.relative_to(site)}/"
        for part in ("drugs", "compare", "notebooks")
        for path in site.glob(f"{part}/**/index.html")
    }
    return sorted(found | set(KINDS))


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_nothing_has_to_be_scrolled_sideways(browser: webdriver.Chrome, server: str, site: Path, width: int) -> None:
    chromium.look(browser, width)
    found = {}
    for page in list_pages(site):
        browser.get(f"{server}/{page}")
        browser.execute_async_script(DRAWN)
        cut = browser.execute_script(CLIPPED)
        if browser.execute_script("return document.documentElement.scrollWidth > innerWidth"):
            cut.append("the page itself")
        if shrunk := browser.execute_script(SHRUNK):
            cut.append(f"pictures without room: {shrunk}")
        if cut:
            found[page] = cut
    assert found == {}


@pytest.mark.parametrize(("width", "least"), [(1280, 11.9), (390, 11.9), (320, 10)])
def test_the_text_of_pictures_is_large_enough(
    browser: webdriver.Chrome, server: str, address: str, width: int, least: float
) -> None:
    chromium.look(browser, width)
    browser.get(f"{server}/{address}/")
    browser.execute_async_script(DRAWN)
    assert browser.execute_script(SMALL, least) == []


def test_what_scrolls_is_seen(browser: webdriver.Chrome, server: str) -> None:
    chromium.look(browser, 390)
    browser.get(f"{server}/")
    browser.execute_script(
        "document.querySelector('main').insertAdjacentHTML('beforeend', "
        '\'<div id=wide style="overflow:auto"><p style="width:500px">9.5 ng/mL</p></div>\')'
    )
    assert browser.execute_script(CLIPPED) == ["wide (): 500 px in 390"]
