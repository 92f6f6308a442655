"""Notebooks in the built site: the prose of their Markdown cells, and the outputs of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from generators.check.sources.texts import TextField
from generators.model import Drug, Library, Where
from generators.site import query
from generators.site.pages import BuiltPage, Site

_BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "td", "th")


def find_cells(library: Library, site: Site) -> Iterator[tuple[TextField, Callable[[int], Where]]]:
    """Yield each paragraph of the Markdown cells of a notebook, with a function from an offset to a place in its file."""
    for page in (page for page in site if page.origin.file.endswith(".ipynb")):
        if not (drug := _find_drug(page, library)):
            continue
        for block in _find_paragraphs(page):
            for code in block.iter("code"):
                code.text = " " * len(code.text or "")
            field = TextField(block.text_content().replace("¶", ""), drug, drug, "cell", drug, page.origin)
            yield field, _place_finder(site, page, field)


def _place_finder(site: Site, page: BuiltPage, field: TextField) -> Callable[[int], Where]:
    """Return a function that finds a place by the words up to the end of the line, then by fewer of them."""

    def place(offset: int) -> Where:
        line = field.text[offset:].partition("\n")[0]
        words = line.split(" ")
        return site.place(page, *(" ".join(words[:number]) for number in (12, 6, 3, 2, 1)))

    return place


def _find_paragraphs(page: BuiltPage) -> list[HtmlElement]:
    """Yield the block elements in Markdown cells; the class of such a cell is Jupyter's."""
    cells = page.tree.find_class("jp-MarkdownCell")
    return [block for cell in cells for block in cell.iter(*_BLOCKS)]


def find_outputs(page: BuiltPage) -> list[HtmlElement]:
    """Return the outputs of the cells of a notebook; their class is Jupyter's."""
    outputs: list[HtmlElement] = page.tree.find_class("jp-OutputArea-output")
    return outputs


def _find_drug(page: BuiltPage, library: Library) -> Drug | None:
    """Return the drug of most values on a page."""
    idents = [element.get("data-value") for element in query.values(page.tree)]
    drugs = Counter(library.observations[i].drug for i in idents if i in library.observations)
    named = drugs.most_common(1)[0][0] if drugs else ""
    return next((drug for drug in library.drugs if drug.id == named), None)
