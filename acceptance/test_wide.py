"""Wide screens are used: beside the prose of the home page and beside each source stands what belongs to it."""

from __future__ import annotations

import pytest
from selenium import webdriver

from tests import chromium
from tests.site.test_browser import server

__all__ = ["server"]  # a fixture here too
pytestmark = chromium.needed
BOXES = """
return arguments[0].map(one => document.querySelector(one).getBoundingClientRect()).map(box => [box.left, box.top, box.right]);"""
PAIRS = {"": ("#how-to-read", "#newest"), "references/": (".bibliography > li > div", ".bibliography > li > .cited-on")}


@pytest.mark.parametrize("place", PAIRS)
@pytest.mark.parametrize(
    ("width", "is_beside"), [(1920, True), (1600, True), (1280, True), (1024, False), (390, False)]
)
def test_what_belongs_to_it_stands_beside_it(
    browser: webdriver.Chrome, server: str, place: str, width: int, is_beside: bool
) -> None:
    chromium.look(browser, width)
    browser.get(f"{server}/{place}")
    (_, top, right), (left, beside, _) = browser.execute_script(BOXES, PAIRS[place])
    assert (left >= right and abs(top - beside) < 8) is is_beside
    assert not is_beside or left >= width / 2
