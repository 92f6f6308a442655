"""axe finds nothing on any kind of page, in light and dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest
from selenium import webdriver

from acceptance.conftest import GUIDES, MONOGRAPHS, NOTEBOOKS
from tests import chromium
from tests.site.test_browser import server

__all__ = ["server"]  # a fixture here too
pytestmark = chromium.needed
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """const done = arguments[0];
const still = Promise.allSettled(document.getAnimations().map(one => one.finished));  // colours may be on their way
still.then(() => axe.run(document, {resultTypes: ["violations"]})).then(
  found => done(found.violations.flatMap(v => v.nodes.map(n => `${v.id} (${v.impact}): ${n.target.join(" ")}`))),
  error => done([String(error)]));"""
GUIDE, MONOGRAPH = GUIDES[-1], MONOGRAPHS[-1]
KINDS = (
    "", "drugs/", f"{MONOGRAPH}/", f"{GUIDE}/", f"{MONOGRAPH}/data/", "compare/", "data/", "glossary/", "references/",
    f"references/{MONOGRAPH.rpartition('/')[2]}/", "validity/", "search/", "rules/", "rules/dat-count/", "method/grading/",
    "method/publish/", "method/add-a-drug/", f"{NOTEBOOKS[0]}/", "404.html",
)  # fmt: skip


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(browser: webdriver.Chrome, server: str, kind: str, width: int, dark: bool) -> None:
    chromium.look(browser, width, dark)
    browser.get(f"{server}/{kind}")
    browser.set_script_timeout(60)
    browser.execute_script(AXE)
    assert browser.execute_async_script(RUN) == []


def test_axe_speaks(browser: webdriver.Chrome, server: str) -> None:
    browser.get(f"{server}/")
    browser.execute_script(AXE)
    browser.execute_script("document.querySelector('main').append(new Image(9, 9))")
    assert any("image-alt" in found for found in browser.execute_async_script(RUN))
