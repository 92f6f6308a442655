"""In a browser each form of a citation has the day of the visit, and a button that copies it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.support.wait import WebDriverWait

from tests import chromium

pytestmark = chromium.needed


def test_the_day_of_the_visit_is_in_each_form(browser: webdriver.Chrome, site: Path, guide: str) -> None:
    browser.get((site / guide / "index.html").as_uri())
    buttons = "return document.querySelectorAll('.how-to-cite button').length"
    assert browser.execute_script(buttons) == 1
    browser.execute_script("document.querySelectorAll('.how-to-cite details').forEach((one) => { one.open = true; })")
    WebDriverWait(browser, 5).until(lambda _: browser.execute_script(buttons) > 3)
    day = browser.execute_script("return new Date().toLocaleDateString('en-CA')")
    forms = [e.get_attribute("textContent") or "" for e in browser.find_elements("css selector", ".how-to-cite code")]
    bib, ris, csl = forms[:3]
    assert f"urldate = {{{day}}}\n}}" in bib and f"\nY2  - {day.replace('-', '/')}\nER" in ris
    assert json.loads(csl)[0]["accessed"] == {"date-parts": [[int(part) for part in day.split("-")]]}
    assert len(browser.find_elements("css selector", ".how-to-cite button")) == 1 + len(forms)


@pytest.mark.parametrize(("host", "is_public"), [("guides.example", True), ("127.0.0.1", False), ("localhost", False)])
def test_a_site_that_was_built_without_its_address_is_cited_by_the_one_it_is_read_at(
    browser: webdriver.Chrome, site: Path, guide: str, host: str, is_public: bool
) -> None:
    with chromium.serve(site) as server:
        address = f"{server.replace('127.0.0.1', host)}/{guide}/"
        browser.get(f"{address}?q=1#cite")
        browser.execute_script(
            "document.querySelectorAll('.how-to-cite details').forEach((one) => { one.open = true; })"
        )
        count = "return document.querySelectorAll('.how-to-cite code').length"
        WebDriverWait(browser, 5).until(lambda _: browser.execute_script(count) == 3)
        found = browser.find_elements("css selector", ".how-to-cite .formatted, .how-to-cite code")
        forms = [one.get_attribute("textContent") or "" for one in found]
    signs = (f". {address}", f"  url = {{{address}}}", f"\nUR  - {address}\n", f'"URL": "{address}"')
    assert [sign in form for form, sign in zip(forms, signs, strict=True)] == [is_public] * 4
