"""Machines find on each page what it is, how it is cited and its other forms, and no address that nobody gave."""

from __future__ import annotations

import json
from pathlib import Path

from bs4 import BeautifulSoup

from generators.model import Library

Pages = dict[str, BeautifulSoup]


def fields(page: BeautifulSoup, attribute: str = "name") -> dict[str, str]:
    return {str(meta[attribute]): str(meta["content"]) for meta in page.select(f"head meta[{attribute}]")}


def test_every_page_has_a_title_a_description_and_a_copy(pages: Pages, site: Path) -> None:
    for address, page in pages.items():
        graph = fields(page, "property")
        if address != "404.html":
            assert page.title and page.title.get_text().startswith(graph["og:title"]), address
            (link,) = page.select('head link[type="text/markdown"]')
            assert (site / address / str(link["href"])).is_file(), address
            assert graph.get("og:description", fields(page)["description"]) == fields(page)["description"], address


def test_a_page_about_a_drug_is_cited_by_machines_as_by_people(pages: Pages, address: str, real: Library) -> None:
    told = fields(pages[address])
    shown = pages[address].select_one(".how-to-cite .formatted")
    assert shown and shown.get_text().startswith(f"{told['citation_publisher']}. {told['citation_title']}.")
    assert told["citation_author"] == told["DC.creator"] == real.publisher.name
    assert told["citation_publication_date"] == told["DC.date"].replace("-", "/")


def test_json_ld_is_data_and_names_the_drug(pages: Pages, address: str, real: Library) -> None:
    (script,) = pages[address].select('script[type="application/ld+json"]')
    drugs = [thing["name"] for thing in json.loads(script.string or "")["@graph"] if thing["@type"] == "Drug"]
    assert drugs and drugs[0] in {drug.name for drug in real.drugs}


def test_each_form_of_a_citation_is_its_file(pages: Pages, site: Path, address: str) -> None:
    forms = pages[address].select(".how-to-cite details")
    files = {
        str(link["href"]): part.code.get_text() for part in forms if part.code for link in part.select("a.download")
    }
    assert files.keys() == {"cite.bib", "cite.ris", "cite.csl.json"}
    for name, text in files.items():
        assert (site / address / name).read_text(encoding="utf-8") == f"{text}\n"
