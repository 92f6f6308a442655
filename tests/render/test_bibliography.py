"""Each marker that cites a source is one of its uses, with the sentence that it stands in; and the whole list is a file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generators import pipeline
from generators.index.printed import Marker, read_page
from generators.model import Library, Page, Where, Written
from generators.render.bibliography import CitingPage, list_sources, list_uses, print_references

BEFORE = "<p>A first one. It lasted <a class='value' href='#'>5 d</a>"
GROUP = (
    "<span class='citations'><a class='citation' id='c1' href='#ref-a2020' aria-label='Reference 1, p 3'>1</a></span>"
)


@pytest.fixture
def pages(project: Path) -> dict[str, Page]:
    return {page.path: page for page in pipeline.build(project).pages}


def test_the_uses_of_each_source_are_its_markers(pages: dict[str, Page]) -> None:
    told = [BeautifulSoup(page.text, "lxml") for page in pages.values() if page.path.startswith("drugs/")]
    markers = Counter(str(a["href"]).removeprefix("#ref-") for page in told for a in page.select("a.citation"))
    items = BeautifulSoup(pages["references/samplirsen.md"].text, "lxml").select("ul.bibliography > li")
    assert {str(item["id"]).removeprefix("uses-"): len(item.select("a.backlink")) for item in items} == markers
    ids = {f"../../{page.path.removesuffix('index.md').removesuffix('.md')}".rstrip("/") for page in pages.values()}
    for link in (link for item in items for link in item.select("a.backlink")):
        assert str(link["href"]).partition("/#")[0] in ids and link.get_text()


def test_the_list_leads_to_the_uses_and_is_a_file_in_three_forms(pages: dict[str, Page]) -> None:
    page = pages["references.md"]
    assert 'href="../references/samplirsen/#uses-alpha2020"' in page.text
    assert [asset.path for asset in page.assets] == ["references.bib", "references.ris", "references.csl.json"]
    assert all(b"alpha2020" in asset.content for asset in page.assets)


def write(text: str) -> Page:
    return Page(path="a.md", kind="guide", title="A", description="", origin=Where(file="x"), content=Written(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(f"{BEFORE}{GROUP} in mice.</p>", "It lasted 5 d", id="the sentence so far"),
        pytest.param(f"{BEFORE} in mice.{GROUP} A third.</p>", "It lasted 5 d in mice.", id="the sentence before it"),
        pytest.param(f"It lasted.{GROUP}", "It lasted.", id="a paragraph of Markdown"),
        pytest.param(f"<table><tr><th scope='row'>Liver</th><td>5 d{GROUP}</td></tr></table>", "Liver: 5 d", id="a cell"),
        pytest.param(f"<table><tr><th scope='row'>Liver{GROUP}</th><td>5 d</td></tr></table>", "Liver", id="the head of a row"),
        pytest.param(f"<p>{GROUP}</p>", "", id="nothing before it"),
        pytest.param(f"<p>{'word ' * 60}{GROUP}</p>", f"… {('word ' * 30).strip()}", id="the end of a long one"),
    ],
)  # fmt: skip
def test_a_marker_stands_in_a_sentence(text: str, words: str) -> None:
    (marker,) = read_page(write(text)).markers
    assert marker == Marker("c1", "a2020", "p 3", words)


def test_uses_are_grouped_by_page_and_by_place_in_the_source(library: Library) -> None:
    markers = ["p 3", "p 4", "p 3"]
    text = "".join(
        f'<p>A<a class="citation" id="c{n}" href="#ref-alpha2020" aria-label="Reference 1, {at}">1</a></p>'
        for n, at in enumerate(markers)
    )
    (found,) = list_uses([read_page(write(text))], library)
    (page,) = found.pages
    assert (found.count, [(place, [one.ident for one in here]) for place, here in page.places]) == (
        3,
        [("p 3", ["c0", "c2"]), ("p 4", ["c1"])],
    )
    assert list_uses([read_page(write("<p>A</p>"))], library) == []


def test_a_page_about_no_drug_counts_its_uses_at_the_reference(library: Library) -> None:
    marker = '<p>A<a class="citation" id="c1" href="#ref-alpha2020" aria-label="Reference 1">1</a></p>'
    other = Page(
        path="compare/x.md",
        kind="comparison",
        title="X",
        description="",
        content=Written(marker),
        origin=Where(file="x"),
    )
    first = print_references(library, [], others=[other])[0]
    (item,) = BeautifulSoup(first.text, "lxml").select("li#source-alpha2020 .backlink")
    assert (item["href"], item.text) == ("../compare/x/#ref-alpha2020", "X: 1 use")


def test_the_bracket_of_a_title_in_our_words_does_not_bring_a_source_to_the_top(library: Library) -> None:
    bracketed = library.references["alpha2020"].model_copy(update={"entry": "[Zeta notice]. 2020."})
    changed = library.model_copy(update={"references": {**library.references, "alpha2020": bracketed}})
    sources = list_sources(changed, ((key, CitingPage("drugs/", "Drugs")) for key in changed.references))
    assert len(sources) > 1 and sources[-1].reference.key == "alpha2020"
