"""Diagrams as a browser draws them, in the fonts of the site: text stays in its box in each. Skipped without Chromium."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

from generators.model import Diagram, Node
from generators.pictures import diagrams
from generators.pictures.lean import make_lean
from generators.pictures.svg import make_standalone
from tests import chromium
from tests.chromium import look
from tests.pictures.charts.samples import observation
from tests.pictures.diagrams.samples import NAMES, narrow_picture, picture, sample, site_fonts

pytestmark = chromium.needed

STACKS = {
    "of the site": "",  # what the style sheet says
    "widest": "'DejaVu Sans', sans-serif",
    "of a page without styles": "sans-serif",
    "narrow": "'DejaVu Sans Condensed', 'Liberation Sans Narrow', sans-serif",
}
SCRIPT = """
    const faults = [], svg = document.querySelector('svg'), page = svg.viewBox.baseVal;
    const box = element => { const b = element.getBBox(); return [b.x, b.y, b.x + b.width, b.y + b.height]; };
    const inside = (a, b) => a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3];
    const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    const parts = kind => [...svg.querySelectorAll(`g[data-${kind}]`)];
    const words = group => [...group.querySelectorAll('text')].map(text => [text.textContent, box(text)]);
    const boxes = parts('node').map(group => box(group.querySelector('rect')));
    const titles = parts('title').flatMap(words), labels = parts('label').flatMap(words);
    parts('node').forEach((group, k) => words(group).forEach(([text, b]) => {
      if (!inside(b, boxes[k])) faults.push(`${text} leaves its box`);
    }));
    for (const group of parts('title')) {
      const frame = box(svg.querySelector(`g[data-cluster="${group.dataset.title}"] rect`));
      for (const [text, b] of words(group)) if (!inside(b, frame)) faults.push(`${text} leaves its cluster`);
    }
    for (const path of svg.querySelectorAll('g[data-edge] path'))
      for (let at = 0; at <= path.getTotalLength(); at += 2) {
        const p = path.getPointAtLength(at), b = [p.x, p.y, p.x, p.y];
        for (const [text, t] of [...titles, ...labels]) if (inside(b, t)) faults.push(`an arrow crosses ${text}`);
      }
    for (const [text, b] of labels) {
      if (boxes.some(other => meet(b, other))) faults.push(`${text} lies on a box`);
      if (titles.some(([_, other]) => meet(b, other))) faults.push(`${text} lies on a title`);
    }
    for (const [text, b] of [...titles, ...labels, ...boxes.map(b => ['a box', b])])
      if (!inside(b, [0, 0, page.width, page.height])) faults.push(`${text} is outside the picture`);
    const shown = [...svg.querySelectorAll('text')].map(text => text.getBoundingClientRect());
    if (!shown.length || shown.some(b => !b.width)) faults.push('text is not shown');
    return [...new Set(faults)];
"""


@pytest.fixture(scope="module")
def page(browser: webdriver.Chrome, tmp_path_factory: pytest.TempPathFactory) -> webdriver.Chrome:
    """The browser on an empty page, which each test fills."""
    path = tmp_path_factory.mktemp("pictures") / "page.html"
    path.write_text('<!doctype html><meta charset="utf-8"><main></main>', encoding="utf-8")
    look(browser, 1280)
    browser.get(path.as_uri())
    return browser


def _faults(page: webdriver.Chrome, body: str, fonts: str) -> list[str]:
    show = """
        document.documentElement.style.setProperty('--ag-sans', arguments[1]);
        document.querySelector('main').innerHTML = arguments[0];
    """
    return list(page.execute_script(show + SCRIPT, body, fonts))


@pytest.mark.parametrize("fonts", STACKS.values(), ids=STACKS)
@pytest.mark.parametrize("name", NAMES)
def test_text_lies_in_its_box_in_every_font(page: webdriver.Chrome, name: str, fonts: str) -> None:
    assert _faults(page, picture(name), fonts or site_fonts()) == []


@pytest.mark.parametrize("fonts", STACKS.values(), ids=STACKS)
@pytest.mark.parametrize("name", NAMES)
def test_text_lies_in_its_box_on_a_narrow_screen(page: webdriver.Chrome, name: str, fonts: str) -> None:
    assert _faults(page, narrow_picture(name), fonts or site_fonts()) == []


@pytest.mark.parametrize("name", NAMES)
def test_text_lies_in_its_box_in_the_file_too(page: webdriver.Chrome, name: str) -> None:
    assert _faults(page, make_standalone(picture(name)), "serif") == []


def test_text_that_leaves_its_box_is_seen(page: webdriver.Chrome) -> None:
    large = re.sub(r"font-size: 1\dpx", "font-size: 19px", picture("spliced"))
    assert any(fault.endswith("leaves its box") for fault in _faults(page, large, site_fonts()))


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("draw", [diagrams.svg, diagrams.narrow_svg])
def test_a_value_leads_to_its_record(
    browser: webdriver.Chrome, tmp_path: Path, draw: Callable[[Diagram, str, Callable[[str], str]], str], script: bool
) -> None:
    value = observation("peak", "2")
    label = "from two hours after the injection to six hours after it"
    drawing = sample(nodes=(Node(id="a", label=f"Peak {label}"),), edges=(), clusters=())
    svg = make_lean(diagrams.bind_values(draw(drawing, "f", str), drawing, [[("Peak ", None), (label, value)]]))
    path = tmp_path / "page.html"
    path.write_text(
        f'<!doctype html><meta charset="utf-8">{svg}<p style="margin-top: 2000px" id="obs-peak">2</p>', "utf-8"
    )
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
    try:
        browser.get(path.as_uri())
        browser.find_element(By.CSS_SELECTOR, "a[data-value=peak] tspan").click()
        assert browser.current_url.endswith("#obs-peak")
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
