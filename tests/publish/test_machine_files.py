"""What is written beside the pages for machines: a feed and a map where the site has an address, and no clock in any of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from generators.cache import Cache
from generators.model import Library, Page, Version, Where, Written
from generators.publish import machine_files
from generators.site.pages import load_site

THERE = "https://sample.example/g/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def page(name: str, kind: str = "guide", date: str = "2026-11-20", **fields: str) -> Page:
    meta = {"date": date, **fields}
    path = f"drugs/samplirsen/{name}.md"
    return Page(
        path=path,
        kind=kind,
        title=f"On {name} <&>",
        description="What\nit says.",
        content=Written(),
        origin=Where(file="x"),
        meta=meta,
    )


PAGES = (page("older", date="2025"), page("newer", version="1.0"), page("records", kind="data"))


@pytest.fixture
def published(library: Library) -> Library:
    return library.model_copy(update={"site_url": THERE})


def test_the_feed_has_guides_newest_first_with_whole_addresses(published: Library) -> None:
    feed = etree.fromstring(machine_files.format_feed(published, PAGES).encode())
    assert feed.xpath("a:entry/a:title/text()", namespaces=ATOM) == ["On newer <&>, version 1.0", "On older <&>"]
    assert feed.xpath("a:entry/a:id/text()", namespaces=ATOM) == [
        f"{THERE}drugs/samplirsen/{name}/" for name in ("newer", "older")
    ]
    times = ["2026-11-20T00:00:00Z", "2025-01-01T00:00:00Z"]
    assert feed.xpath("a:entry/a:updated/text()", namespaces=ATOM) == times
    assert feed.xpath("a:updated/text()", namespaces=ATOM) == times[:1]


def test_the_feed_has_each_version_of_the_data(published: Library) -> None:
    kept = Version(version="1.2.0", date="2026-11-25", values=())
    text = machine_files.format_feed(published.model_copy(update={"versions": (kept,)}), PAGES)
    feed = etree.fromstring(text.encode())
    assert feed.xpath("a:entry/a:title/text()", namespaces=ATOM)[0] == "Version 1.2.0 of the data"
    assert feed.xpath("a:entry/a:link/@href", namespaces=ATOM)[0] == f"{THERE}changes/"
    assert feed.xpath("a:updated/text()", namespaces=ATOM) == ["2026-11-25T00:00:00Z"]


def test_a_feed_of_nothing_is_a_feed(published: Library) -> None:
    assert (
        etree.fromstring(machine_files.format_feed(published, ()).encode()).xpath("count(a:entry)", namespaces=ATOM)
        == 0
    )


def test_the_index_for_language_models_leads_to_the_copies(library: Library, published: Library) -> None:
    line = "- [On newer <&>]({}drugs/samplirsen/newer/index.md): What it says."
    assert line.format("") in machine_files.format_index(library, PAGES)
    assert line.format(THERE) in machine_files.format_index(published, PAGES)


def test_what_needs_an_address_is_left_out_without_one(tmp_path: Path, library: Library, published: Library) -> None:
    for folder, known in (("none", library), ("some", published)):
        site = tmp_path / folder
        (site / "a").mkdir(parents=True)
        (site / "a/index.html").write_text(
            '<article><div class="text md-typeset"><h1>A</h1></div></article>', encoding="utf-8"
        )
        (site / "sitemap.xml").write_text("<urlset/>", encoding="utf-8")
        machine_files.write(load_site(site, (), home=tmp_path), known, PAGES, Cache(tmp_path / "kept"))
        assert (site / "a/index.md").read_text(encoding="utf-8") == "# A\n"
    assert {p.name for p in (tmp_path / "none").iterdir()} == {"a", "llms.txt", "robots.txt"}
    assert {p.name for p in (tmp_path / "some").iterdir()} == {"a", "llms.txt", "robots.txt", "sitemap.xml", "feed.xml"}
    assert f"Sitemap: {THERE}sitemap.xml" in (tmp_path / "some/robots.txt").read_text(encoding="utf-8")


def test_a_file_of_the_project_is_left_as_it_is_and_its_citation_is_copied(tmp_path: Path, library: Library) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/robots.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "CITATION.cff").write_text("cff-version: 1.2.0\n", encoding="utf-8")
    machine_files.write(load_site(tmp_path / "site", ()), library, PAGES, Cache(tmp_path / "kept"))
    assert (tmp_path / "site/robots.txt").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "site/CITATION.cff").read_text(encoding="utf-8") == "cff-version: 1.2.0\n"
