"""What machines find, read by libraries of others: schema.org's terms, a feed reader, a reader of Highwire tags as Zotero has it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import feedparser
from bs4 import BeautifulSoup
from rdflib import SDO

from generators.model import Library, Page
from generators.publish import machine_files
from generators.render.plan.how_to_cite import plan_how_to_cite
from tests.site.test_contract import Pages

THERE = "https://reader.example/g/"


def _things(data: Any) -> Iterator[dict[str, Any]]:
    """Each thing of JSON-LD, the inner ones too."""
    if isinstance(data, dict):
        yield data
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _things(part)


def _list_graphs(pages: Pages) -> Iterator[tuple[str, Any]]:
    for address, page in pages.items():
        for script in page.select('script[type="application/ld+json"]'):
            yield address, json.loads(script.string or "")


def test_every_type_and_property_is_a_term_of_schema_org(pages: Pages) -> None:
    unknown, seen = set[tuple[str, str]](), set[str]()
    for address, graph in _list_graphs(pages):
        assert graph["@context"] == "https://schema.org", address
        for thing in _things(graph):
            names = [thing["@type"]] if "@type" in thing else []
            names += [name for name in thing if not name.startswith("@")]
            seen.update(names)
            unknown.update((address, name) for name in names if name not in SDO)
    assert unknown == set()
    assert {"Drug", "Dataset", "ScholarlyArticle", "TechArticle", "WebSite"} <= seen
    assert "drugSecret" not in SDO  # the list of terms is closed


def read_as_zotero(page: BeautifulSoup) -> dict[str, Any]:
    """What the reader of embedded metadata of a reference manager takes from Highwire tags: kind, title, creators, date."""
    tags: dict[str, list[str]] = {}
    for meta in page.select("head meta[name^=citation_]"):
        tags.setdefault(str(meta["name"]).removeprefix("citation_"), []).append(str(meta["content"]).strip())
    kind = next(
        (name for name in ("journal_title", "conference_title", "technical_report_institution") if name in tags),
        "webpage",
    )
    date = (tags.get("publication_date") or tags.get("date") or [""])[0].replace("/", "-")
    return {
        "kind": kind,
        "title": tags.get("title", [""])[0],
        "creators": tags.get("author", []),
        "date": date,
        "tags": tags,
    }


def test_a_reference_manager_takes_title_creators_date_and_publisher(pages: Pages, address: str, real: Library) -> None:
    item, page = read_as_zotero(pages[address]), pages[address]
    heading = page.select_one("h1")
    assert heading and item["title"].startswith(" ".join(heading.get_text().split("¶")[0].split()))
    assert item["creators"] == [real.publisher.name] and re.fullmatch(r"\d{4}-\d\d(-\d\d)?", item["date"])
    assert all(len(values) == 1 for name, values in item["tags"].items() if name not in ("author", "keywords"))


def test_a_page_is_cited_in_five_forms_with_address_and_version(real: Library) -> None:
    for drug in real.drugs:
        for guide in drug.guides:
            path = f"drugs/{drug.id}/{guide.slug}"
            cited = plan_how_to_cite(real.publisher, guide.title, guide.version, guide.date, path, THERE)
            assert cited.address == f"{THERE}{path}/"
            forms = [cited.sentence, *(entry.text for entry in cited.entries), cited.address]
            assert len(forms) == 5 and all(cited.address in form.replace("\\/", "/") for form in forms)
            assert all(guide.version in form for form in forms[:4])
            assert [entry.file for entry in cited.entries] == ["cite.bib", "cite.ris", "cite.csl.json"]


def test_a_shared_link_has_a_title_a_kind_and_a_picture_that_is_there(pages: Pages, site: Path) -> None:
    for address, page in pages.items():
        graph = {str(meta["property"]): str(meta["content"]) for meta in page.select("head meta[property^=og]")}
        if address != "404.html":
            assert graph.keys() >= {"og:title", "og:type", "og:site_name"}, address
            assert "og:image" not in graph or (site / urlsplit(graph["og:image"]).path.lstrip("/")).is_file()
    assert (site / "assets/social.png").stat().st_size > 1000


def test_a_feed_reader_reads_the_feed(real: Library, rendered: list[Page]) -> None:
    published = real.model_copy(update={"site_url": THERE})
    feed = feedparser.parse(machine_files.format_feed(published, rendered))
    assert not feed.bozo and feed.version == "atom10" and feed.feed.title and feed.feed.id
    assert len(feed.entries) >= sum(len(drug.guides) for drug in real.drugs)
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    assert all(entry.title and entry.link.startswith(THERE) and entry.updated_parsed for entry in feed.entries)


def test_what_language_models_read_leads_to_copies_that_are_there(site: Path) -> None:
    text = (site / "llms.txt").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert text.startswith("# ") and len(links) > 10
    assert [link for link in links if not (site / link.partition("#")[0]).is_file()] == []
