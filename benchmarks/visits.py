"""What a first visit and a first search move and how long a search takes, in a headless browser; nothing where there is none."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

from selenium import webdriver

from generators.errors import GuideError
from tests import chromium

_PACKED = (".woff2", ".png")  # as they are
_QUERY = "half-life"
_ASKED = "return performance.getEntries().filter((e) => 'nextHopProtocol' in e).map((e) => e.name)"
_SEARCH = """const done = arguments[1], since = performance.now();
window.ag_find(arguments[0]).then((found) => done([performance.now() - since, found.hits.length]));"""


def measure(site: Path) -> dict[str, float]:
    """Return the bytes that a first visit of a guide and of the search move, compressed, and the milliseconds of a first search."""
    if not (chromium.CHROMIUM and chromium.DRIVER):
        return {}
    guide = min(site.glob("drugs/*/*/*.pdf")).parent
    with chromium.serve(site) as server, _open_browser() as browser:
        browser.get(f"{server}/{guide.relative_to(site).as_posix()}/")
        visit = _weigh(site, browser)
    with chromium.serve(site) as server, _open_browser() as browser:  # nothing is in its cache
        browser.get(f"{server}/search/")
        milliseconds, hits = browser.execute_async_script(_SEARCH, _QUERY)
        if not hits:
            raise GuideError(f"{_QUERY!r} is not found; the time would mean nothing")
        return {
            "first visit of a guide": visit,
            "first search, besides the page": _weigh(site, browser, "search/") - _compress(site / "search/index.html"),
            "first search, ms": milliseconds,
        }


@contextmanager
def _open_browser() -> Iterator[webdriver.Chrome]:
    browser = chromium.start()
    try:
        yield browser
    finally:
        browser.quit()


def _weigh(site: Path, browser: Any, under: str = "") -> int:
    """Return the bytes of all files that a page has asked for, of those in a folder, as a server compresses them."""
    asked = {unquote(urlparse(name).path).lstrip("/") for name in browser.execute_script(_ASKED)}
    paths = (path for path in asked if path.startswith(under))
    return sum(_compress(site / (f"{path}index.html" if not path or path.endswith("/") else path)) for path in paths)


def _compress(path: Path) -> int:
    content = path.read_bytes() if path.is_file() else b""
    return len(content) if path.suffix in _PACKED else len(gzip.compress(content, 6, mtime=0))
