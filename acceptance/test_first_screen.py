"""What a reader came for stands on the first screen of each guide and monograph."""

from __future__ import annotations

import pytest
from selenium import webdriver

from acceptance.conftest import GUIDES
from tests import chromium
from tests.site.test_browser import server

__all__ = ["server"]  # a fixture here too
pytestmark = chromium.needed
SHOWN = """
const whole = one => { const box = one.getBoundingClientRect();
  return one.checkVisibility() && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth; };
const top = one => { const box = one.getBoundingClientRect();
  return one.contains(document.elementFromPoint(box.left + 3, box.top + box.height / 2)); };
return Object.fromEntries(Object.entries(arguments[0]).map(([name, selector]) =>
  [name, [...document.querySelectorAll(selector)].filter(one => whole(one) && top(one)).length]));"""
PARTS = {
    "title": "h1",
    "summary": ".lead",
    "status": ".status-strip > li",
    "notice": "[data-disclaimer]",
    "key points": ".key-points li",
    "values with source": ".glance > div:has([data-value]):has(a.citation)",
}


def _look_at(browser: webdriver.Chrome, address: str, width: int, height: int) -> dict[str, int]:
    chromium.look(browser, width)
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get(address)
    return dict(browser.execute_script(SHOWN, PARTS))


def test_a_wide_screen_has_summary_status_and_values(browser: webdriver.Chrome, server: str, address: str) -> None:
    shown = _look_at(browser, f"{server}/{address}/", 1280, 800)
    assert shown["title"] == shown["summary"] == 1
    assert shown["status"]
    assert shown["notice"]
    assert shown["values with source"] >= 3
    assert shown["key points"] >= 3


def test_a_phone_has_the_key_points(browser: webdriver.Chrome, server: str, address: str) -> None:
    shown = _look_at(browser, f"{server}/{address}/", 390, 844)
    assert shown["title"] == shown["summary"] == 1
    assert shown["status"]
    assert (
        shown["key points"] == browser.execute_script("return document.querySelectorAll('.key-points li').length") >= 3
    )


@pytest.mark.parametrize("part", PARTS)
def test_what_is_pushed_down_is_seen(browser: webdriver.Chrome, server: str, part: str) -> None:
    _look_at(browser, f"{server}/{GUIDES[0]}/", 1280, 800)
    browser.execute_script("document.querySelector('main').style.paddingTop = '900px'")
    assert browser.execute_script(SHOWN, PARTS)[part] == 0
