"""Readers of every kind in a real browser: by keyboard alone, in colours of their own, without motion, at 400 %, on paper."""

from __future__ import annotations

from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests import chromium
from tests.chromium import look
from tests.site.conftest import GUIDES, MONOGRAPHS
from tests.site.test_browser import CARD, _until, server

__all__ = ["server"]  # a fixture here too
pytestmark = chromium.needed
FOCUSED = """
const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
return {name: at.id || at.className.baseVal || at.className || at.localName, words: at.textContent.trim(), seen: box.width > 0 && box.height > 0
  && box.bottom > 0 && box.top < innerHeight, lost: at === document.body,
  ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1.5 || style.boxShadow !== "none"};
"""


def _emulate(browser: webdriver.Chrome, **features: str) -> None:
    """Set media features, and those of `look` with them."""
    named = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": named})


def _press(browser: webdriver.Chrome, *keys: str) -> dict[str, Any]:
    """Press keys and return what has the focus."""
    ActionChains(browser).send_keys(*keys).perform()
    focused: dict[str, Any] = browser.execute_script(FOCUSED)
    return focused


@pytest.mark.parametrize("width", [1280, 390])
def test_the_first_tab_stops_lead_past_the_header_and_each_is_seen(
    browser: webdriver.Chrome, server: str, width: int
) -> None:
    look(browser, width)
    browser.get(f"{server}/{GUIDES[0]}/")
    first = _press(browser, Keys.TAB)
    assert (first["words"], first["seen"]) == ("Skip to content", True)
    for _ in range(30):
        focused = _press(browser, Keys.TAB)
        assert focused["seen"] and focused["ring"] and not focused["lost"], focused


def test_the_skip_link_leads_to_the_text(browser: webdriver.Chrome, server: str) -> None:
    look(browser, 1280)
    browser.get(f"{server}/{GUIDES[0]}/")
    _press(browser, Keys.TAB, Keys.ENTER)
    focused = _press(browser, Keys.TAB)
    inside = "return document.querySelector('main').contains(document.activeElement)"
    assert browser.execute_script(inside), focused


@pytest.mark.parametrize("width", [1280, 390])
def test_a_second_skip_link_leads_to_the_list_of_sections(browser: webdriver.Chrome, server: str, width: int) -> None:
    look(browser, width)
    browser.get(f"{server}/{GUIDES[0]}/")
    focused = _press(browser, Keys.TAB, Keys.TAB)
    assert (focused["words"], focused["seen"]) == ("Skip to the list of sections", True)
    _press(browser, Keys.ENTER, Keys.TAB)
    inside = "return !!document.activeElement.closest('.contents, .menu')"
    assert browser.execute_script(inside), browser.execute_script(FOCUSED)


def test_search_opens_by_key_closes_by_escape_and_gives_the_focus_back(browser: webdriver.Chrome, server: str) -> None:
    look(browser, 1280)
    browser.get(f"{server}/{GUIDES[0]}/")
    opener = browser.find_element("css selector", ".find")
    browser.execute_script("arguments[0].focus()", opener)
    _press(browser, "/")
    _until(lambda: browser.execute_script("return !!document.querySelector('dialog[open], .ag-search')"))
    _until(lambda: browser.execute_script("return document.activeElement.localName") == "input")
    _press(browser, Keys.ESCAPE)
    _until(lambda: not browser.execute_script("return !!document.querySelector('dialog[open]')"))
    assert not browser.execute_script(FOCUSED)["lost"]


def test_a_card_closed_by_escape_leaves_the_focus_on_its_value(browser: webdriver.Chrome, server: str) -> None:
    look(browser, 1280)
    browser.get(f"{server}/{GUIDES[0]}/")
    value = browser.find_element("css selector", "article p a.value")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'}); arguments[0].focus()", value)
    _until(lambda: len(browser.execute_script(CARD)) == 1)
    _press(browser, Keys.ESCAPE)
    _until(lambda: browser.execute_script(CARD) == [])
    assert browser.switch_to.active_element == value


def test_marks_and_states_are_told_apart_in_the_colours_of_the_reader(browser: webdriver.Chrome, server: str) -> None:
    look(browser, 1280)
    _emulate(browser, forced_colors="active")
    browser.get(f"{server}/{MONOGRAPHS[0]}/")
    script = """
    const ink = e => getComputedStyle(e).color, paper = getComputedStyle(document.body).backgroundColor;
    const token = name => getComputedStyle(document.body).getPropertyValue(name);
    return {forced: matchMedia("(forced-colors: active)").matches, quiet: token("--ag-grid") !== token("--ag-fg"),
      pale: [...document.querySelectorAll("article :is(.grade, .state-mark, .dispute, .badge, .missing, .citation)")].filter(e => ink(e) === paper).length,
      shapes: new Set([...document.querySelectorAll(".grade")].map(e => e.textContent + e.className)).size
        === new Set([...document.querySelectorAll(".grade")].map(e => e.textContent)).size,
      focus: getComputedStyle(document.querySelector("article a")).color !== paper};
    """
    assert browser.execute_script(script) == {
        "forced": True, "quiet": True, "pale": 0, "shapes": True, "focus": True,
    }  # fmt: skip


def test_nothing_moves_for_who_wants_no_motion(browser: webdriver.Chrome, server: str, address: str) -> None:
    look(browser, 1280)
    moving = """return [...document.querySelectorAll("*")].filter(e => ["", "::before", "::after"].some(part => {
      const style = getComputedStyle(e, part || null), long = text => text.split(",").some(one => parseFloat(one) > 0.001);
      return long(style.transitionDuration) || (style.animationName !== "none" && long(style.animationDuration));
    })).map(e => e.localName + "." + (e.className.baseVal ?? e.className))"""
    _emulate(browser, prefers_reduced_motion="reduce")
    browser.get(f"{server}/{address}/")
    assert browser.execute_script(moving) == []
    assert browser.execute_script("return getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_nothing_is_cut_at_400_percent(browser: webdriver.Chrome, server: str, page: str) -> None:
    metrics = {"width": 320, "height": 256, "deviceScaleFactor": 4, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get(f"{server}/{page}/" if page else f"{server}/")
    beyond = """return [...document.querySelectorAll("article :is(p, li, h1, h2, h3, dt, dd, th, td, figcaption, summary, button, input, select)")]
      .filter(e => e.offsetParent && !e.closest(".scroll") && e.getBoundingClientRect().right > innerWidth + 1)
      .map(e => e.localName + ": " + e.textContent.slice(0, 40))"""
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 320
    assert browser.execute_script(beyond) == []


def test_paper_has_addresses_and_no_frame(browser: webdriver.Chrome, server: str, guide: str) -> None:
    look(browser, 1280)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    browser.get(f"{server}/{guide}/")
    script = """
    const shown = all => [...document.querySelectorAll(all)].filter(e => e.getClientRects().length).length;
    return {frame: shown(".md-header, .toc, .site-foot, .downloads, .record-list, .walk"), references: shown("ol.references > li") > 0,
      bare: [...document.querySelectorAll("article a[href^=http]")].filter(e => e.getClientRects().length
        && !e.textContent.includes(e.href.replace(/^https?:..(doi.org.)?/, "").slice(0, 12)) && getComputedStyle(e, "::after").content === "none"
        && !e.closest(".references")).length};
    """
    try:
        assert browser.execute_script(script) == {"frame": 0, "references": True, "bare": 0}
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_a_diagram_is_walked_by_the_arrow_keys_and_is_whole_again_after(
    browser: webdriver.Chrome, server: str, guide: str
) -> None:
    look(browser, 1280)
    browser.get(f"{server}/{guide}/")
    state = """const figure = document.querySelector("figure.diagram"), on = [...figure.querySelectorAll(".on")];
    return [figure.querySelector(".walk output").textContent, on.filter(e => e.localName === "rect").length, on.filter(e => e.localName === "path").length,
      on.length, [...figure.querySelectorAll(".wide path[data-steps]")].flatMap(p => p.dataset.steps.split(" ")).filter(n => n !== "-").length]"""
    button = "figure.diagram .walk button:not([hidden])"
    browser.execute_script("document.querySelector('figure.diagram').scrollIntoView()")
    _until(lambda: browser.find_elements("css selector", button))
    start = browser.find_element("css selector", button)
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'}); arguments[0].focus()", start)
    _press(browser, Keys.ENTER)
    told, boxes, arrows, _, steps = browser.execute_script(state)
    assert (
        (boxes, arrows) == (2, 1)
        and told.startswith(f"Step 1 of {steps}. ")
        and " → " in told
        and not told[-1].isdigit()
    )
    for _ in range(steps + 2):
        focused = _press(browser, Keys.ARROW_RIGHT)
        assert not focused["lost"]
    assert browser.execute_script(state)[0].startswith(f"Step {steps} of {steps}. ")
    _press(browser, Keys.ESCAPE)
    assert browser.execute_script(state)[:4] == ["", 0, 0, 0]
    assert browser.execute_script(FOCUSED)["words"] == "Step through"
