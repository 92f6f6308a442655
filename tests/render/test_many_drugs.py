"""No page grows with the number of drugs: what lists them stands in parts, and each part leads to the others."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from benchmarks.sample import add_drug
from faults.corpus import draw_nothing, read_once
from generators.index.search import documents, shards
from generators.model import Page, Where, Written
from generators.publish.machine_files import format_index
from generators.read.formats import yaml
from generators.read.library import load
from generators.render import compare, drug_pages, glossary, parts_of_list, site_pages
from generators.render.exports import xlsx
from generators.report import ledger
from tests.conftest import PARSED, SAMPLE

FEW, MANY = 10, 30
LISTS = ("drugs/index", "figures", "references", "validity", "glossary")


def build(folder: Path, drugs: int) -> dict[str, Page]:
    """All pages of the sample drug so many times, under other names; no picture is drawn."""
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("samplirsen"))
    for number in range(drugs):
        add_drug(folder, f"d{number:03}")
        _add_word(folder, f"d{number:03}")
    library = load(folder)
    pages, _ = drug_pages.render(drug_pages.plan(library), library, draw_nothing)
    pages += site_pages.render(library, pages, draw_nothing, read_once)
    pages += ledger.print_ledgers(library, pages, [])
    pages.append(site_pages.print_search(library, pages, read_once))
    return {page.path: page for page in pages} | {"llms.txt": _as_page(format_index(library, pages))}


def _as_page(text: str) -> Page:
    return Page(
        path="llms.txt", kind="llms", title="", description="", content=Written(text), origin=Where(file="llms.txt")
    )


def _add_word(project: Path, drug: str) -> None:
    """Add a word that a drug alone has."""
    path = project / "data" / "drugs" / drug / "vocabulary" / "terms.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'- {{id: word-{drug}, label: "word {drug}", definition: "A word."}}\n', encoding="utf-8")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Mapping[int, dict[str, Page]]:
    """The pages at two numbers of drugs. The sample drug has few sources, words and values: what ends their growth is set lower."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(documents, "MOST_SOURCES", 2)
        patch.setattr(compare, "MOST", 20)
        patch.setattr(glossary, "MOST", 2)
        patch.setattr(shards, "MOST", 4)
        patch.setattr(yaml, "read", PARSED)
        patch.setattr(xlsx, "export", lambda _: b"")  # in workbooks nothing is looked for
        return {count: build(tmp_path_factory.mktemp("many") / "project", count) for count in (FEW, MANY)}


def test_the_largest_page_of_each_kind_is_as_large_with_more_drugs(sites: Mapping[int, dict[str, Page]]) -> None:
    largest: dict[int, dict[str, int]] = {}
    for count, pages in sites.items():
        sizes: dict[str, int] = defaultdict(int)
        for page in pages.values():
            sizes[page.kind] = max(sizes[page.kind], len(page.text.encode()))
        largest[count] = sizes
    links = 150 * len(
        parts_of_list.choose_near(MANY // parts_of_list.MOST, 0)
    )  # the way to other parts is all that is added
    grown = {
        kind: (size, largest[MANY][kind])
        for kind, size in largest[FEW].items()
        if largest[MANY][kind] > size * 1.03 + 2 * links
    }
    assert grown == {}


def test_a_file_of_the_search_grows_by_the_names_of_a_drug_alone(sites: Mapping[int, dict[str, Page]]) -> None:
    files = {count: {one.path: len(one.content) for one in pages["search.md"].assets} for count, pages in sites.items()}
    names = files[MANY].pop("names.js") - files[FEW].pop("names.js")
    assert names < 400 * (MANY - FEW)
    assert max(files[MANY].values()) <= 1.05 * max(files[FEW].values())


@pytest.mark.parametrize("name", LISTS)
def test_the_parts_of_a_list_lead_to_each_other_and_hold_each_drug_once(
    sites: Mapping[int, dict[str, Page]], name: str
) -> None:
    pages, folder = sites[MANY], name.removesuffix("/index")
    paths = [f"{name}.md", *(f"{folder}/list.{at}.md" for at in range(2, MANY // parts_of_list.MOST + 1))]
    told, read = [], list[str]()
    for path in paths:
        parsed = BeautifulSoup(pages[path].text, "lxml")
        near = parts_of_list.choose_near(len(paths), len(read))
        assert len(parsed.select("nav.parts a")) == len(near) and len(parsed.select("nav.parts [aria-current]")) == 1
        read.append(path)
        up = "" if path == paths[0] else r"\.\./"
        found = (
            re.fullmatch(rf"{up}(d\d{{3}})/", str(link["href"]))
            for link in parsed.select("th a[href], .guide-list a[href]")
        )
        told += list(dict.fromkeys(one[1] for one in found if one))
    assert told == [f"d{number:03}" for number in range(MANY)]
    assert f"{folder}/list.{len(paths) + 1}.md" not in pages


def test_the_values_of_a_comparison_stand_each_on_one_of_its_pages(sites: Mapping[int, dict[str, Page]]) -> None:
    shown: dict[str, list[str]] = defaultdict(list)
    for page in sites[MANY].values():
        if page.kind == "comparison":
            shown[page.path.split(".")[0]] += page.observations
            links = BeautifulSoup(page.text, "lxml").select("nav.parts a")
            assert not links or [link for link in links if link.get("aria-current")]
    assert any(len(idents) >= MANY for idents in shown.values())
    assert all(len(set(idents)) == len(idents) for idents in shown.values())
