"""The PDF of a page is PDF/UA-1 as far as a program can see, and has every number, notice and reference of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from copy import copy
from pathlib import Path

import pikepdf
import pytest
from bs4 import BeautifulSoup, Tag
from pikepdf import Dictionary, Name, Pdf

from generators.publish.pdf_structure import list_elements
from tests import pdf_type, pdf_ua

LINK = 'head link[rel="alternate"][type="application/pdf"]'


@pytest.fixture
def path(site: Path, pages: dict[str, BeautifulSoup], address: str) -> Path:
    """The PDF that a page leads to."""
    [link] = pages[address].select(LINK)
    return site / address / str(link["href"])


def test_a_pdf_keeps_to_what_pdf_ua_asks_for(path: Path) -> None:
    with pikepdf.open(path) as pdf:
        assert pdf_ua.find_faults(pdf) == []
        assert len(pdf.pages) < 40


def test_no_letter_of_a_pdf_is_too_small_to_read(path: Path) -> None:
    with pikepdf.open(path) as pdf:
        assert {size: found for size, found in pdf_type.list_sizes(pdf).items() if size < 7.49} == {}


def test_the_size_of_letters_is_what_is_seen(site: Path, guide: str) -> None:
    """A page that is drawn at half its size has letters half as large."""
    path = next((site / guide).glob("*.pdf"))
    with pikepdf.open(path) as pdf:
        whole = min(pdf_type.list_sizes(pdf))
        for page in pdf.pages:
            page.contents_add(b"q 0.5 0 0 0.5 0 0 cm", prepend=True)
            page.contents_add(b"Q")
        assert min(pdf_type.list_sizes(pdf)) == pytest.approx(whole / 2, abs=0.01)


def test_a_pdf_has_the_numbers_notices_and_references_of_its_page(
    path: Path, pages: dict[str, BeautifulSoup], address: str
) -> None:
    page, text = copy(pages[address].select_one("article")), pdf_ua.read_text(path)  # other tests read the same page
    assert page
    for part in page.select(".narrow, .references .uses"):
        part.extract()
    values = Counter(map(read, page.select("[data-value]:not(g), [data-missing]:not(li)")))
    assert values and {value: count for value, count in values.items() if text.count(value) < count} == {}
    for said in (
        "[data-disclaimer]",
        ".references > li",
        "figcaption",
        "table",
        ".key-points li",
        "h2",
        "h3",
    ):
        assert [part for part in map(read, page.select(said)) if part not in text] == [], said
    assert page.select("[data-disclaimer]") and page.select(".references > li")


def test_no_picture_stands_above_the_head_of_its_section(path: Path) -> None:
    with pikepdf.open(path) as pdf:
        heads, pictures = pdf_ua.list_heads(pdf), pdf_ua.list_figures(pdf)
    assert pictures
    above = [at for at, page, top in pictures if at and (page, -top) < (heads[at - 1][0], -heads[at - 1][1])]
    assert above == []


def test_paper_that_lists_all_says_of_no_more(path: Path) -> None:
    assert not re.search(r"\band \d+ more\b", pdf_ua.read_words(path).split("Key points")[0])


def test_what_a_reference_is_cited_for_stands_apart(path: Path) -> None:
    words = pdf_ua.read_words(path)
    assert words.count("Cited for ") == words.count("Cited for") > 0


def read(part: Tag) -> str:
    """The text of a part as it is set: without spaces, marks of headings and the markers within a range."""
    return "".join(word for one in part.find_all(string=True) if is_set(one.parent) for word in one.split())


def is_set(parent: Tag | None) -> bool:
    return not (parent and {"headerlink", "inner", "comma"} & set(parent.get("class") or ()))


def test_the_page_leads_to_its_pdf_beside_its_other_forms(
    path: Path, pages: dict[str, BeautifulSoup], address: str
) -> None:
    assert pages[address].select_one(f'.actions a[href="{path.name}"]')
    assert path.read_bytes().startswith(b"%PDF-1.7")


# --- the check sees what it is to see --------------------------------------------------------------------------------


def forget_the_text_of_a_figure(pdf: Pdf) -> None:
    for figure in list_elements(pdf, "/Figure"):
        figure.Alt = pikepdf.String(" ")


def forget_a_scope(pdf: Pdf) -> None:
    del next(list_elements(pdf, "/TH")).A


def forget_heads(pdf: Pdf) -> None:
    for head in list(list_elements(pdf, "/TH")):
        head.S = Name.TD


def skip_a_level(pdf: Pdf) -> None:
    next(list_elements(pdf, "/H2")).S = Name.H3


def forget_what_a_link_says(pdf: Pdf) -> None:
    for page in pdf.pages:
        for link in page.get("/Annots", []):
            del link.Contents


def add_what_is_not_tagged(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 9 9 re f", prepend=True)


def forget_letters(pdf: Pdf) -> None:
    for font in pdf.objects:
        if isinstance(font, Dictionary) and "/ToUnicode" in font:
            del font.ToUnicode


def forget(name: str) -> Callable[[Pdf], None]:
    return lambda pdf: pdf.Root.__delitem__(name)


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (forget("/MarkInfo"), "not tagged"),
        (forget("/StructTreeRoot"), "not tagged"),
        (forget("/Metadata"), "no title"),
        (forget("/Metadata"), "does not say that it is PDF/UA-1"),
        (forget("/ViewerPreferences"), "the title is not shown"),
        (forget("/Lang"), "no language"),
        (forget("/Outlines"), "no bookmarks"),
        (forget_the_text_of_a_figure, "a figure without a text"),
        (forget_a_scope, "a head without a scope"),
        (forget_heads, "a table without heads"),
        (skip_a_level, "a heading of level 3 under one of level 1"),
        (forget_what_a_link_says, "a link without a text"),
        (add_what_is_not_tagged, "neither tagged nor marked as decoration"),
        (forget_letters, "does not say which letters it shows"),
    ],
)  # fmt: skip
def test_the_check_finds(spoil: Callable[[Pdf], None], fault: str, site: Path, guide: str) -> None:
    [path] = (site / guide).glob("*.pdf")
    with pikepdf.open(path) as pdf:
        spoil(pdf)
        assert [found for found in pdf_ua.find_faults(pdf) if fault in found]
