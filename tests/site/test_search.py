# a fixture is imported by its name
"""The search as a reader meets it, in a real browser: loaded when it is opened, walked by key, over HTTP and from a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.keys import Keys

from generators.index.search.words import tokens
from generators.model import Library
from generators.publish import starter
from tests import chromium
from tests.chromium import look
from tests.site.test_browser import _log, _until, server

__all__ = ["server"]
pytestmark = chromium.needed


def test_nothing_of_the_search_is_loaded_before_it_is_opened(browser: webdriver.Chrome, server: str) -> None:
    look(browser, 1280)
    browser.get(f"{server}/drugs/")
    names = "return performance.getEntriesByType('resource').map((entry) => entry.name)"
    assert [name for name in browser.execute_script(names) if "search" in name] == []
    browser.find_element("css selector", "a.find").click()
    _until(lambda: browser.execute_script("return document.activeElement.type") == "search")
    browser.switch_to.active_element.send_keys("plasma half-life")
    hits = "return [...document.querySelectorAll('.ag-search a.hit')].map((hit) => hit.textContent)"
    _until(lambda: len(browser.execute_script(hits)) > 2)
    size = "return performance.getEntriesByType('resource').filter((e) => e.name.includes('/search/')).reduce((sum, e) => sum + e.encodedBodySize, 0)"
    assert browser.execute_script(size) < 400_000  # not compressed here


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_the_search_is_opened_walked_and_closed_by_key(
    browser: webdriver.Chrome, server: str, site: Path, scheme: str
) -> None:
    look(browser, 1280)
    start = f"{server}/drugs/" if scheme == "http" else f"{site.as_uri()}/drugs/index.html"
    browser.get("about:blank")
    _log(browser)
    browser.get(start)
    body = browser.find_element("tag name", "body")
    body.send_keys("/")
    _until(lambda: browser.execute_script("return document.activeElement.type") == "search")
    field = browser.switch_to.active_element
    field.send_keys("headache")
    _until(lambda: len(browser.find_elements("css selector", ".ag-search a.hit")) > 2)
    assert browser.execute_script("return document.querySelector('.ag-search [role=status]').textContent").endswith(
        "found"
    )
    field.send_keys(Keys.ARROW_DOWN)
    assert "hit" in str(browser.switch_to.active_element.get_attribute("class"))
    browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    _until(lambda: not browser.execute_script("return document.querySelector('.ag-search').open"))
    body.send_keys("/")
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    _until(lambda: browser.current_url != start and "/drugs/" in browser.current_url)
    _until(lambda: browser.execute_script("return document.readyState") == "complete")
    assert [entry["message"] for entry in _log(browser) if "favicon" not in entry["message"]] == []


def test_what_is_not_here_is_said_with_the_drugs_that_are(browser: webdriver.Chrome, server: str) -> None:
    look(browser, 390)
    browser.get(f"{server}/search/?q=eteplirsen")
    said = "return document.querySelector('.search-page .hits').textContent"
    _until(lambda: "Nothing for" in str(browser.execute_script(said)))
    assert starter.DRUG in browser.execute_script(said).lower()
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 390


# --- its words ------------------------------------------------------------------------------------------------------


def ask(browser: webdriver.Chrome, query: str) -> dict[str, Any]:
    """What the search finds."""
    script = (
        "const done = arguments[1]; window.ag_find(arguments[0]).then(done, (error) => done({error: String(error)}))"
    )
    found: dict[str, Any] = browser.execute_async_script(script, query)
    assert "error" not in found, found
    return found


def fold(browser: webdriver.Chrome, texts: list[str]) -> list[list[str]]:
    """The words of texts as the browser folds them."""
    script = "const done = arguments[1]; Promise.all(arguments[0].map((text) => window.ag_tokens(text))).then(done)"
    folded: list[list[str]] = browser.execute_async_script(script, texts)
    return folded


def test_a_quantity_without_a_drug_is_answered_from_its_file(browser: webdriver.Chrome, server: str) -> None:
    browser.get(f"{server}/search/")
    loaded = "return performance.getEntriesByType('resource').map((entry) => entry.name.split('/').pop())"
    hits = ask(browser, "elimination half-life")["hits"]
    files = {name for name in browser.execute_script(loaded) if name[:2] in ("q-", "d-", "w-")}
    assert hits and files == {"q-elimination-half-life.js"}
    assert len({hit["address"] for hit in hits}) == len(hits)


@pytest.fixture(scope="module")
def searching(browser: webdriver.Chrome, site: Path) -> webdriver.Chrome:
    """The page of the search, opened from its folder."""
    browser.get((site / "search/index.html").as_uri())
    _log(browser)
    return browser


@pytest.mark.parametrize("change", [str, lambda name: f"{name}um", lambda name: f"{name[0]}x{name[1:]}t", lambda name: name[:3] + name[4:]])  # fmt: skip
def test_a_name_is_known_with_two_letters_off(searching: webdriver.Chrome, change: Callable[[str], str]) -> None:
    hits = ask(searching, change(starter.DRUG))["hits"]
    assert hits and hits[0]["address"] == f"drugs/{starter.DRUG}/"


def test_a_typo_beside_a_name_is_mended_and_what_nothing_has_is_told(searching: webdriver.Chrome) -> None:
    hits = ask(searching, f"{starter.DRUG} elimnation")["hits"]
    assert hits and "elimination" in hits[0]["title"]
    assert ask(searching, f"{starter.DRUG} zqxwv")["unknown"] == ["zqxwv"]


def test_a_name_written_short_is_known_and_a_short_word_of_no_name_is_not(searching: webdriver.Chrome) -> None:
    hits = ask(searching, f"{starter.DRUG[:5]} half-life")["hits"]
    assert hits and hits[0]["address"].startswith(f"drugs/{starter.DRUG}/")
    assert "unknown" in ask(searching, "mabcd half-life") and not ask(searching, "mabcd half-life")["hits"]


def test_a_name_written_in_two_is_one(searching: webdriver.Chrome) -> None:
    hits = ask(searching, f"{starter.DRUG[:5]} {starter.DRUG[5:]}")["hits"]
    assert hits and hits[0]["address"] == f"drugs/{starter.DRUG}/"


@pytest.mark.parametrize("word", ["ehadache", "haedache", "headahce", "hedaache"])
def test_a_slip_anywhere_in_a_word_is_mended(searching: webdriver.Chrome, word: str) -> None:
    found, meant = ask(searching, word)["hits"], ask(searching, "headache")["hits"]
    assert meant and [hit["address"] for hit in found[:3]] == [hit["address"] for hit in meant[:3]]


@pytest.mark.parametrize(("one", "other"), [("cefalea", "headache"), ("Kopfschmerzen", "headache"), ("t½", "half-life"), ("half life", "halbwertszeit")])  # fmt: skip
def test_what_is_said_otherwise_leads_to_the_same(searching: webdriver.Chrome, one: str, other: str) -> None:
    found, meant = ask(searching, one)["hits"], ask(searching, other)["hits"]
    assert meant and found[0]["address"] in {hit["address"] for hit in meant[:3]}


def test_a_word_of_everyday_speech_may_stand_nowhere_and_another_drug_may_not(searching: webdriver.Chrome) -> None:
    hits = ask(searching, "headache")["hits"]
    for plain in ("dictionary", "reversibility", "mri"):
        assert ask(searching, f"headache {plain}")["hits"][:1] == hits[:1], plain
    assert ask(searching, "headache eteplirsen")["hits"] == []


@pytest.mark.parametrize(
    "text",
    ["LDL-C", "µg/g", "t1/2", "n", "c", "nu", "-", "  ", "\\", "(", "[", "*", "a:b", "^~+", "</script>", "'\"", "\u202e", "🧬", "肝",
     "a" * 5_000, "half-life " * 2_000, "\x00\x07\x1b[31m", "\t\n\r", "<img src=x onerror=alert(1)>", "${1+1}", "%00", "(?<n>a+)+$", "مرحبا half-life",
     "ﬁ ﬂ ½ ²", "\u0301\u0301", "constructor", "hasOwnProperty valueOf", "__proto__ toString", "-1e309", "..", "NaN undefined null", "\u00a0\u2003"],
)  # fmt: skip
def test_no_text_throws(searching: webdriver.Chrome, text: str) -> None:
    assert "hits" in ask(searching, text)
    assert _log(searching) == []


def test_the_browser_folds_words_as_the_index_did(searching: webdriver.Chrome, real: Library) -> None:
    texts = [o.value.text if o.value else o.note for o in real.observations.values()]
    texts += [r.entry for r in real.references.values()]
    texts += [
        "3.11 µg/g", "λz t½ ½ 2′-MOE", "Körtvélyessy", "11,344.47", "haematomas oedema", "studies analysis", "ISIS-DMPK-2.5Rx", "1,234,567",
    ]  # fmt: skip
    folded = zip(texts, fold(searching, texts), strict=True)
    assert [(text, found) for text, found in folded if found != list(tokens(text))] == []
