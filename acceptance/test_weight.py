"""What a first visit of a guide or a monograph moves, as a browser asks for it and a server compresses it, and what stands on the page."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlparse

from selenium import webdriver

from acceptance.conftest import MONOGRAPHS
from tests import chromium
from tests.chromium import look
from tests.site.test_browser import server
from tests.site.test_contract import Pages

__all__ = ["server"]
pytestmark = chromium.needed
BYTES = 150_000
NODES = {
    "guide": 4_000,
    "monograph": 6_000,
}  # elements that a browser builds: what is folded is text until it is opened
FILE_NODES = NODES["guide"]  # of a guide, for someone who runs no script
SCREENS = 15
PACKED_BYTES = 60_000  # of a monograph
PACKED = (".woff2", ".png")  # as they are


def test_a_first_visit_moves_little_and_none_of_the_search(
    browser: webdriver.Chrome, server: str, site: Path, address: str
) -> None:
    look(browser, 1280)
    browser.get(f"{server}/{address}/")
    paths = list(_asked_for(browser))
    sizes = {path: _measure(site / path) for path in paths}
    assert sum(sizes.values()) <= BYTES, sizes
    assert not [path for path in paths if "search" in path]


def _asked_for(browser: webdriver.Chrome) -> Iterator[str]:
    names = browser.execute_script(
        "return performance.getEntries().filter((e) => 'nextHopProtocol' in e).map((e) => e.name)"
    )
    for name in {*names}:
        path = unquote(urlparse(name).path).lstrip("/")
        yield f"{path}index.html" if path.endswith("/") else path


def _measure(path: Path) -> int:
    content = path.read_bytes()
    return len(content) if path.suffix in PACKED else len(gzip.compress(content, 6))


def test_a_monograph_is_short(browser: webdriver.Chrome, server: str, address: str) -> None:
    if address in MONOGRAPHS:
        look(browser, 1280)
        browser.get(f"{server}/{address}/")
        height, window = browser.execute_script("return [document.documentElement.scrollHeight, innerHeight]")
        assert height <= SCREENS * window


def test_a_monograph_is_small_as_a_file(pages: Pages, site: Path, address: str) -> None:
    """As it is sent, and as someone counts it who runs no script: what is folded is counted, too."""
    if address in MONOGRAPHS:
        assert _measure(site / address / "index.html") <= PACKED_BYTES
        assert len(pages[address].find_all(True)) <= NODES["monograph"]


def test_a_guide_has_few_elements_as_a_file(pages: Pages, guide: str) -> None:
    assert len(pages[guide].find_all(True)) <= FILE_NODES


def test_a_browser_builds_few_elements(browser: webdriver.Chrome, server: str, address: str) -> None:
    look(browser, 1280)
    browser.get(f"{server}/{address}/")
    built = browser.execute_script("return document.querySelectorAll('*').length")
    assert 500 < built <= NODES["monograph" if address in MONOGRAPHS else "guide"]
