"""The site in a real browser: nothing overflows, nothing fails, nothing is asked of another host. Skipped without Chromium."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.keys import Keys

from tests.site.conftest import GUIDES, MONOGRAPHS

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="Chromium and its driver are not installed"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # the driver's pipes are closed when Python ends
]
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
)  # fmt: skip
PAGES = ("", "drugs", "glossary", "references", *MONOGRAPHS, *GUIDES, "notebooks/tofersen-csf-sod1")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The site on a port of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    """Headless Chromium."""
    options = Options()
    options.binary_location = str(CHROMIUM)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for flag in FLAGS:
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    yield driver
    driver.quit()


def _log(browser: webdriver.Chrome) -> list[dict[str, Any]]:
    """What the console said since it was last asked."""
    return list(browser.get_log("browser"))  # type: ignore[no-untyped-call]  # selenium gives it no types


def look(browser: webdriver.Chrome, width: int, dark: bool = False) -> None:
    """Make the window that wide, in light or dark."""
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_wider_than_its_window(browser: webdriver.Chrome, address: str, page: str, width: int) -> None:
    look(browser, width)
    browser.get(f"{address}/{page}/" if page else f"{address}/")
    browser.execute_script("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("page", PAGES)
def test_a_page_loads_from_its_own_host_alone_and_without_an_error(
    browser: webdriver.Chrome, address: str, page: str
) -> None:
    look(browser, 1280)
    _log(browser)
    browser.get(f"{address}/{page}/" if page else f"{address}/")
    asked = browser.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    errors = [e["message"] for e in _log(browser) if e["level"] == "SEVERE" and "favicon" not in e["message"]]
    assert errors == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_pictures_take_the_colours_of_the_scheme(browser: webdriver.Chrome, address: str, dark: bool) -> None:
    look(browser, 1280, dark)
    browser.get(f"{address}/{GUIDES[2]}/")
    browser.execute_script("localStorage.clear()")  # the theme remembers what an earlier test saw
    browser.refresh()
    script = """
        const text = document.querySelector('figure.chart svg text');
        const level = c => { const p = c.match(/\\d+(\\.\\d+)?/g).slice(0, 3).map(Number); return (p[0] + p[1] + p[2]) / 3; };
        return [level(getComputedStyle(text).fill), level(getComputedStyle(document.body).backgroundColor)];
    """
    ink, paper = browser.execute_script(script)
    assert (ink > paper) == dark and abs(ink - paper) > 80


def test_a_value_shows_its_record_on_focus_and_hides_it_on_escape(browser: webdriver.Chrome, address: str) -> None:
    look(browser, 1280)
    browser.get(f"{address}/{GUIDES[2]}/")
    shown = "return [...document.querySelectorAll('[role=tooltip]')].filter(t => t.offsetParent || t.matches(':popover-open')).length"
    value = browser.find_element("css selector", "article p a.value")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'}); arguments[0].focus()", value)
    _until(lambda: browser.execute_script(shown) == 1)
    value.send_keys(Keys.ESCAPE)
    _until(lambda: browser.execute_script(shown) == 0)


def test_search_finds_a_compound_code(browser: webdriver.Chrome, address: str) -> None:
    look(browser, 1280)
    browser.get(f"{address}/")
    field = browser.find_element("css selector", "input[name=query]")
    field.click()
    field.send_keys("ISIS 598769")
    _until(lambda: any("baliforsen" in str(a.get_attribute("href")) for a in _results(browser)))


def test_a_site_opened_from_a_folder_is_searched_and_walked(browser: webdriver.Chrome, site: Path) -> None:
    look(browser, 1280)
    browser.get(f"{site.as_uri()}/index.html")
    field = browser.find_element("css selector", "input[name=query]")
    field.click()
    field.send_keys("myelitis")
    _until(lambda: any("tofersen" in str(a.get_attribute("href")) for a in _results(browser)))
    browser.execute_script("document.querySelector('.md-search-result__link').click()")
    _until(lambda: "/drugs/tofersen/" in browser.current_url and "index.html" in browser.current_url)
    assert browser.title.startswith("Tofersen") or "tofersen" in browser.title


def _results(browser: webdriver.Chrome) -> list[Any]:
    return list(browser.find_elements("css selector", ".md-search-result__link"))


def _until(holds: Any, seconds: float = 15) -> None:
    import time

    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.1)


# --- the policy -----------------------------------------------------------------------------------------------------


def violations(browser: webdriver.Chrome) -> list[str]:
    """What the console said of the policy since it was last asked."""
    return [entry["message"] for entry in _log(browser) if "Content Security Policy" in entry["message"]]


def open_page(browser: webdriver.Chrome, address: str, page: str) -> None:
    """Open a page of the site, over HTTP or from its folder, and forget what the console said before."""
    look(browser, 1280)
    browser.get("about:blank")
    _log(browser)
    browser.get("/".join(part for part in (address, page, "index.html") if part))


@pytest.mark.parametrize("page", ["", "drugs", *MONOGRAPHS[1:2], *GUIDES[2:3], "notebooks/tofersen-csf-sod1"])
@pytest.mark.parametrize("scheme", ["http", "file"])
def test_no_page_breaks_its_policy(browser: webdriver.Chrome, address: str, site: Path, page: str, scheme: str) -> None:
    open_page(browser, address if scheme == "http" else site.as_uri(), page)
    _until(lambda: browser.execute_script("return document.readyState") == "complete")
    assert violations(browser) == []


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_search_and_the_switch_to_dark_work_under_the_policy(
    browser: webdriver.Chrome, address: str, site: Path, scheme: str
) -> None:
    open_page(browser, address if scheme == "http" else site.as_uri(), "drugs")
    field = browser.find_element("css selector", "input[name=query]")
    field.click()
    field.send_keys("tofersen")
    _until(lambda: any("tofersen" in str(a.get_attribute("href")) for a in _results(browser)))
    field.send_keys(Keys.ESCAPE)
    colours = "return document.body.getAttribute('data-md-color-scheme')"
    before = browser.execute_script(colours)
    browser.execute_script("document.querySelector('label[for^=__palette]:not([hidden])').click()")
    _until(lambda: browser.execute_script(colours) != before)
    after = browser.execute_script(colours)
    browser.refresh()
    assert browser.execute_script(colours) == after
    browser.execute_script("localStorage.clear()")
    assert violations(browser) == []


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_what_is_put_into_a_page_does_not_run(browser: webdriver.Chrome, address: str, site: Path, scheme: str) -> None:
    open_page(browser, address if scheme == "http" else site.as_uri(), GUIDES[2])
    browser.execute_script("""
        document.body.insertAdjacentHTML("beforeend", "<img src=gone.png onerror='window.ran = 1'><svg onload='window.ran = 1'></svg>")
        const script = document.createElement("script")
        script.textContent = "window.ran = 1"
        document.body.append(script)
        const other = document.createElement("script")
        other.src = "https://evil.example/a.js"
        document.body.append(other)
    """)
    found: list[str] = []

    def are_refused() -> bool:
        found.extend(violations(browser))
        return len(found) >= 3

    _until(are_refused)
    assert browser.execute_script("return window.ran") is None
