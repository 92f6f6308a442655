"""The site in a real browser: nothing overflows, nothing fails, nothing is asked of another host. Skipped without Chromium."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from generators.model import Library
from generators.text.titles import begin_line
from tests import chromium
from tests.chromium import look
from tests.site.conftest import GUIDES, MONOGRAPHS

pytestmark = chromium.needed


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    """The site on a port of this machine."""
    with chromium.serve(site) as address:
        yield address


POLICY = "Content Security Policy"


def _log(browser: webdriver.Chrome) -> list[dict[str, Any]]:
    """What the console said since it was last asked."""
    return list(browser.get_log("browser"))  # type: ignore[no-untyped-call]  # selenium gives it no types


def test_a_page_loads_from_its_own_host_alone_without_an_error_and_fits_every_window(
    browser: webdriver.Chrome, server: str, page: str
) -> None:
    look(browser, 1280)
    _log(browser)
    browser.get(f"{server}/{page}/" if page else f"{server}/")
    asked = browser.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
    assert [url for url in asked if not url.startswith((server, "data:", "blob:"))] == []
    told = _log(browser)
    assert [e["message"] for e in told if e["level"] == "SEVERE" and "favicon" not in e["message"]] == []
    assert [e["message"] for e in told if POLICY in e["message"]] == []
    browser.execute_script("document.querySelectorAll('details').forEach(d => d.open = true)")
    for width in (1280, 390):
        look(browser, width)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_pictures_take_the_colours_of_the_scheme(browser: webdriver.Chrome, server: str, dark: bool) -> None:
    look(browser, 1280, dark)
    browser.get(f"{server}/{GUIDES[0]}/")
    browser.execute_script("localStorage.clear()")  # the theme remembers what an earlier test saw
    browser.refresh()
    script = """
        const text = document.querySelector('figure.chart svg text');
        const level = c => { const p = c.match(/\\d+(\\.\\d+)?/g).slice(0, 3).map(Number); return (p[0] + p[1] + p[2]) / 3; };
        return [level(getComputedStyle(text).fill), level(getComputedStyle(document.body).backgroundColor)];
    """
    ink, paper = browser.execute_script(script)
    assert (ink > paper) == dark and abs(ink - paper) > 80


CARD = "return [...document.querySelectorAll('.record-card')].filter(c => c.matches(':popover-open')).map(c => c.textContent)"


@pytest.mark.parametrize("where", ["article p a.value", "figure svg a[data-value]"])
def test_a_value_shows_its_record_on_focus_and_hides_it_on_escape(
    browser: webdriver.Chrome, server: str, site: Path, where: str
) -> None:
    for start in (server, site.as_uri()):
        look(browser, 1280)
        browser.get(f"{start}/{GUIDES[0]}/index.html")
        value = next((one for one in browser.find_elements("css selector", where) if one.is_displayed()), None)
        assert value, "no value of that kind is shown"
        browser.execute_script("arguments[0].scrollIntoView({block: 'center'}); arguments[0].focus()", value)
        _until(lambda: len(browser.execute_script(CARD)) == 1)
        (words,) = browser.execute_script(CARD)
        assert "Study" in words and "Source" in words and "Copy citation" in words
        browser.switch_to.active_element.send_keys(Keys.ESCAPE)
        _until(lambda: browser.execute_script(CARD) == [])


def test_the_records_of_a_data_page_are_filtered_and_counted(browser: webdriver.Chrome, server: str) -> None:
    look(browser, 1280)
    browser.get(f"{server}/{MONOGRAPHS[0]}/data/kinetics/")
    rows = "return [...document.querySelectorAll('tr[id^=obs-]')].filter(r => r.offsetParent).length"
    every = browser.execute_script(rows)
    _until(lambda: browser.find_elements("css selector", ".filters output"))
    field = browser.find_element("css selector", ".filters input")
    field.send_keys("no such words")
    told = browser.find_element("css selector", ".filters output")
    assert (browser.execute_script(rows), told.text) == (0, f"0 of {every} records")
    browser.find_element("css selector", ".filters button").click()
    _until(lambda: told.text == f"{every} of {every} records")


def test_the_drugs_are_found_by_facet_code_and_route_counted_and_sorted(
    browser: webdriver.Chrome, server: str, real: Library
) -> None:
    look(browser, 1280)
    browser.get(f"{server}/drugs/")
    rows = "return [...document.querySelectorAll('#table-drugs tbody tr')].filter(r => r.offsetParent).map(r => r.cells[0].textContent)"
    names, drug = [one.name for one in real.drugs], real.drugs[0]
    field, told = (browser.find_element("css selector", f".filters {one}") for one in ("input", "output"))
    assert (browser.execute_script(rows), told.text) == (names, f"{len(names)} of {len(names)} drugs")
    field.send_keys(drug.route)
    assert drug.name in browser.execute_script(rows)
    field.send_keys(" no such words")
    assert (browser.execute_script(rows), told.text) == ([], f"0 of {len(names)} drugs: no drug has all of this")
    browser.find_element("css selector", ".filters button").click()
    _until(lambda: browser.execute_script(rows) == names)

    route = Select(browser.find_element("css selector", ".filters [name=Route]"))
    shown = begin_line(drug.route)
    route.select_by_value(shown)
    same = [one.name for one in real.drugs if one.route == drug.route]
    assert browser.execute_script(rows) == same and told.text == f"{len(same)} of {len(names)} drugs"
    assert route.first_selected_option.text == f"{shown} ({len(same)})"
    route.select_by_value("")
    order = Select(browser.find_element("css selector", ".filters [name=order]"))
    order.select_by_value("Target")
    by_target = [one.name for one in sorted(real.drugs, key=lambda one: (one.target.lower(), one.name.lower()))]
    assert browser.execute_script(rows) == by_target
    assert browser.execute_script("return document.querySelector('#table-drugs [aria-sort]').textContent") == "Target"
    assert _log(browser) == []


def _until(holds: Any, seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.1)


# --- the policy -----------------------------------------------------------------------------------------------------


def violations(browser: webdriver.Chrome) -> list[str]:
    """What the console said of the policy since it was last asked."""
    return [entry["message"] for entry in _log(browser) if POLICY in entry["message"]]


def open_page(browser: webdriver.Chrome, address: str, page: str) -> None:
    """Open a page of the site, over HTTP or from its folder, and forget what the console said before."""
    look(browser, 1280)
    browser.get("about:blank")
    _log(browser)
    browser.get("/".join(part for part in (address, page, "index.html") if part))


def test_no_page_breaks_its_policy(browser: webdriver.Chrome, site: Path, page: str) -> None:
    open_page(browser, site.as_uri(), page)
    _until(lambda: browser.execute_script("return document.readyState") == "complete")
    assert violations(browser) == []


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_the_switch_to_dark_works_under_the_policy(
    browser: webdriver.Chrome, server: str, site: Path, scheme: str
) -> None:
    open_page(browser, server if scheme == "http" else site.as_uri(), "drugs")
    colours = "return document.body.getAttribute('data-md-color-scheme')"
    before = browser.execute_script(colours)
    browser.execute_script("document.querySelector('[data-md-component=palette]:not([hidden])').click()")
    _until(lambda: browser.execute_script(colours) != before)
    after = browser.execute_script(colours)
    browser.refresh()
    assert browser.execute_script(colours) == after
    browser.execute_script("localStorage.clear()")
    assert violations(browser) == []


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_what_is_put_into_a_page_does_not_run(browser: webdriver.Chrome, server: str, site: Path, scheme: str) -> None:
    open_page(browser, server if scheme == "http" else site.as_uri(), GUIDES[0])
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


def test_the_drawings_for_narrow_screens_are_a_file_that_only_these_ask_for(
    browser: webdriver.Chrome, site: Path
) -> None:
    page = next(path for path in sorted(site.rglob("narrow.js"))).with_name("index.html")
    drawn = "return [...document.querySelectorAll('.chart')].map((one) => one.querySelectorAll('.narrow > svg a[href*=\"#obs-\"]').length)"
    look(browser, 1280)
    browser.get(page.as_uri())
    assert set(browser.execute_script(drawn)) == {0}
    look(browser, 390)
    browser.get(page.as_uri())
    _until(lambda: min(browser.execute_script(drawn)) > 0)
    assert browser.execute_script(
        "return [...document.querySelectorAll('.chart > .wide')].every((one) => !one.offsetWidth)"
    )
    assert _log(browser) == []


def test_every_value_leads_to_its_record_the_marks_of_charts_included(browser: webdriver.Chrome, site: Path) -> None:
    page = next(path for path in sorted(site.rglob("narrow.js"))).with_name("index.html")
    browser.get(page.as_uri())
    lost = "return [...document.querySelectorAll('[data-value]')].filter((one) => !(one.getAttribute('href') || '').endsWith(`#obs-${one.dataset.value}`)).length"
    assert browser.execute_script("return document.querySelectorAll('svg [data-value]').length") > 0
    assert browser.execute_script(lost) == 0


# --- what is folded ---------------------------------------------------------------------------------------------------

SHOWN = "return [...document.querySelectorAll(arguments[0])].filter((one) => one.checkVisibility()).length"


def test_what_is_folded_is_built_when_it_is_opened(browser: webdriver.Chrome, site: Path) -> None:
    look(browser, 1280)
    browser.get((site / GUIDES[0] / "index.html").as_uri())
    assert browser.execute_script("return document.querySelectorAll('.how-to-cite pre').length") == 0
    browser.execute_script("document.querySelector('.how-to-cite summary').click()")
    _until(lambda: browser.execute_script(SHOWN, ".how-to-cite pre") > 0)
    assert _log(browser) == []


def test_a_link_into_what_is_folded_opens_it(browser: webdriver.Chrome, site: Path) -> None:
    look(browser, 1280)
    page = (site / MONOGRAPHS[0] / "index.html").as_uri()
    browser.get(page)
    folded = "return [...document.querySelectorAll('noscript')].map((one) => new DOMParser().parseFromString(one.textContent, 'text/html').querySelector('.citation')).find(Boolean).id"
    ident = browser.execute_script(folded)
    assert browser.execute_script(SHOWN, f"[id='{ident}']") == 0
    browser.get("about:blank")
    browser.get(f"{page}#{ident}")
    _until(lambda: browser.execute_script(SHOWN, f"[id='{ident}']") == 1)
    place = browser.execute_script("return document.getElementById(arguments[0]).getBoundingClientRect().top", ident)
    assert 0 <= place <= 900


def test_without_scripts_what_is_folded_is_there(browser: webdriver.Chrome, site: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get((site / GUIDES[0] / "index.html").as_uri())
        assert len(browser.find_elements("css selector", ".gap .searched")) > 0
        assert len(browser.find_elements("css selector", ".how-to-cite pre")) > 2
        assert len(browser.find_elements("css selector", ".tabs a")) > 5
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
