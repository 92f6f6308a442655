"""No line ends within a name, and within a value not within its interval or before its unit, at any width."""

from __future__ import annotations

import pytest
from selenium import webdriver

from tests import chromium, shipped
from tests.site.test_browser import server

__all__ = ["server"]  # a fixture here too
pytestmark = chromium.needed
WIDTHS = (1280, 1024, 768, 390, 320)
# Each piece of text that stands on two lines, of those that match a pattern. A reference is set as AMA has it.
BROKEN = r"""
document.querySelectorAll("details").forEach(one => { one.open = true; });
const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT), range = document.createRange();
const found = [];
for (let text; text = walker.nextNode();) {
  const parent = text.parentElement;
  if (parent.closest("svg, script, style, template, pre, ol.references") || !parent.closest(arguments[1]) || !parent.checkVisibility()) continue;
  for (const match of text.data.matchAll(new RegExp(arguments[0], "gu"))) {
    range.setStart(text, match.index);
    range.setEnd(text, match.index + match[0].length);
    const tops = [...range.getClientRects()].filter(box => box.width).map(box => box.top);
    if (Math.max(...tops) - Math.min(...tops) > 6) found.push(match[0]);
  }
}
return [...new Set(found)];"""
NUMBER = r"[−+~<>≤≥]?\d[\d., \u2009\u202f]*%?"
SPACE = r"[ \u00a0]"
UNITS = ("mg", "mL", "ng/mL", "µg/g", "h", "d", "weeks?", "days?", "months?", "years?", "kDa", "nM", "µM")
PATTERNS = {
    "an interval": rf"\((?:95%{SPACE}CI{SPACE}|range{SPACE})?{NUMBER}(?:–|{SPACE}to{SPACE}){NUMBER}\)",
    "a number and its unit": rf"\d{SPACE}(?:{'|'.join(UNITS)})(?![\p{{L}}\p{{N}}/])",
}


def _list_names() -> list[str]:
    """The names of the vocabulary with a hyphen and a digit or a capital; the longest first."""
    words = shipped.library().vocabulary
    labels = {term.label for term in words.terms.values()}
    names = {name for kind in (words.analytes, words.compounds, words.matrices) for one in kind.values() for name in (one.name, *getattr(one, "synonyms", ()), *getattr(one, "codes", ()))}  # fmt: skip
    coded = {part for name in names | labels for part in name.split() if _is_coded(part)}
    return sorted(coded, key=lambda one: (-len(one), one))


def _is_coded(word: str) -> bool:
    parts = word.split("-")
    return len(parts) > 1 and all(any(c.isdigit() or c.isupper() for c in part) for part in parts[1:])


def _write_pattern() -> dict[str, str]:
    names = "|".join(name.replace(" ", SPACE).replace(".", r"\.") for name in _list_names() if name.replace(" ", "").replace("-", "").replace(".", "").isalnum())  # fmt: skip
    return {**PATTERNS, "a name": rf"(?<![\p{{L}}\p{{N}}-])(?:{names})(?![\p{{L}}\p{{N}}])"}


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_ends_where_something_is_one(browser: webdriver.Chrome, server: str, address: str, width: int) -> None:
    chromium.look(browser, width)
    browser.get(f"{server}/{address}/")
    found = {
        what: broken
        for what, pattern in _write_pattern().items()
        if (broken := browser.execute_script(BROKEN, pattern, "main" if what == "a name" else "[data-value]"))
    }
    assert found == {}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("9.5 (3.1–5.9)", id="an interval"),
        pytest.param("9.5 ng/mL", id="a number and its unit"),
        pytest.param("SOD1-ALS", id="a name"),
    ],
)
def test_what_breaks_is_seen(browser: webdriver.Chrome, server: str, text: str) -> None:
    chromium.look(browser, 1280)
    browser.get(f"{server}/")
    browser.execute_script(
        "const p = document.querySelector('main').appendChild(document.createElement('p'));"
        "p.textContent = arguments[0]; p.style.width = '1em';",
        text,
    )
    assert any(browser.execute_script(BROKEN, pattern, "main") for pattern in _write_pattern().values())
