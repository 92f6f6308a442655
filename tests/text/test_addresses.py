"""addresses.py"""

from __future__ import annotations

import pytest

from generators.model import Reference, Where
from generators.text import addresses


def test_the_addresses_of_a_reference_know_their_places() -> None:
    place = Where(file="references.bib", line=3, column=3)
    fields = {"url": "https://a.org/x_(y)", "seen": "http://b.org/1; a copy at https://c.org/2, and paper"}
    made = Reference(key="k", type="misc", fields=fields, places={"url": place})
    found = [(address, where == place) for address, where in addresses.of(made)]
    assert found == [("https://a.org/x_(y)", True), ("http://b.org/1", False), ("https://c.org/2", False)]


@pytest.mark.parametrize(
    ("address", "host"),
    [("https://WWW.Example.org:8080/x", "example.org"), ("http://47.251.13.51/x", "47.251.13.51"), ("no address", ""),
     ("http://[broken", "")],
)  # fmt: skip
def test_a_host_is_in_small_letters_and_without_www(address: str, host: str) -> None:
    assert addresses.site_host(address) == host


@pytest.mark.parametrize(
    ("host", "pattern", "within"),
    [("example.org", "example.org", True), ("a.b.example.org", "example.org", True), ("notexample.org", "example.org", False),
     ("sci-hub.hkvisa.net", "sci-hub.*", True), ("x.sci-hub.se", "sci-hub.*", True), ("sci-hubble.org", "sci-hub.*", False),
     ("", "example.org", False)],
)  # fmt: skip
def test_a_host_is_within_another(host: str, pattern: str, within: bool) -> None:
    assert addresses.is_within(host, pattern) is within
