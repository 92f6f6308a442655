"""Every page of this content keeps the contract of the HTML, and fits its window in a browser."""

from __future__ import annotations

from bs4 import BeautifulSoup

from generators.site import active
from tests import chromium
from tests.site.test_browser import (
    server,
    test_a_page_loads_from_its_own_host_alone_without_an_error_and_fits_every_window,
    test_no_page_breaks_its_policy,
)
from tests.site.test_contract import *  # noqa: F403  # all that a small site is held to
from tests.site.test_policy import within

__all__ = [
    "server",
    "test_a_page_loads_from_its_own_host_alone_without_an_error_and_fits_every_window",
    "test_no_page_breaks_its_policy",
]
for _test in (
    test_a_page_loads_from_its_own_host_alone_without_an_error_and_fits_every_window,
    test_no_page_breaks_its_policy,
):
    for _mark in chromium.needed:
        _mark(_test)


def test_the_known_scripts_and_styles_are_those_of_the_site(pages: dict[str, BeautifulSoup]) -> None:
    assert within(pages, "script") == set(active.SCRIPTS)
    assert within(pages, "style") == set(active.STYLES)


def test_a_notebook_was_executed_and_carries_its_disclaimers(pages: dict[str, BeautifulSoup], notebook: str) -> None:
    page = pages[notebook]
    assert page.select("[data-value]") and page.select("svg") and page.select("[data-disclaimer]")
