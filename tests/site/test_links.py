"""A link of a page leads to an address of the site, also where the site is below the root of its host."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.model import Where
from generators.site.pages import BuiltPage, load_site


@pytest.mark.parametrize(
    ("base", "path", "expected"),
    [
        ("/", "/glossary/", "glossary"),
        ("/", "/", ""),
        ("/aso/", "/aso/glossary/", "glossary"),
        ("/aso/", "/aso/", ""),
        ("/aso/", "/aso", ""),
        ("/aso/", "/glossary/", "../glossary/"),
        ("/aso/", "/asocial/", "../asocial/"),
        ("/a/b/", "/a/b/assets/x.js", "assets/x.js"),
        ("/aso/", "../x/", "drugs/x"),
        ("/aso/", "", "drugs/a"),
    ],
)
def test_a_path_leads_to_an_address_of_the_site(base: str, path: str, expected: str) -> None:
    page = BuiltPage("drugs/a", Path("drugs/a/index.html"), Where(file="a.md"), None, base)
    assert page.resolve(path).rstrip("/") == expected.rstrip("/")


@pytest.mark.parametrize(
    ("url", "base"),
    [("", "/"), ("https://a.example", "/"), ("https://a.example/", "/"), ("https://a.example/b/c", "/b/c/")],
)
def test_the_base_is_the_path_of_the_address(tmp_path: Path, url: str, base: str) -> None:
    (tmp_path / "404.html").write_text("<html></html>", encoding="utf-8")
    assert [page.base for page in load_site(tmp_path, (), url=url)] == [base]


def test_a_page_is_known_by_what_its_builder_told_until_it_is_given_other_html(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>Words</p>", encoding="utf-8")
    (page,) = load_site(tmp_path, (), hashes={"index.html": "told"})
    (read,) = load_site(tmp_path, ())
    assert page.proof == "told"
    assert page.having("<p>Words</p>").proof == read.proof != page.having("<p>Other</p>").proof
