"""The prose of the notebooks, as it stands in the built site: what an author wrote in a cell of words, not what was computed."""

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
    """Each paragraph of words in a notebook, and the place in its file of an offset in the paragraph."""
    for page in (page for page in site if page.origin.file.endswith(".ipynb")):
        if not (drug := _find_drug(page, library)):
            continue
        for block in _find_paragraphs(page):
            for code in block.iter("code"):
                code.text = " " * len(code.text or "")
            field = TextField(block.text_content().replace("¶", ""), drug, drug, "cell", drug, page.origin)
            yield field, _place_finder(site, page, field)


def _place_finder(site: Site, page: BuiltPage, field: TextField) -> Callable[[int], Where]:
    """A finder that looks for a place by the words from there to the end of the line, then by fewer of them."""

    def place(offset: int) -> Where:
        line = field.text[offset:].partition("\n")[0]
        words = line.split(" ")
        return site.place(page, *(" ".join(words[:number]) for number in (12, 6, 3, 2, 1)))

    return place


def _find_paragraphs(page: BuiltPage) -> list[HtmlElement]:
    """The blocks of words in the cells of a notebook; the class of such a cell is Jupyter's."""
    cells = page.tree.find_class("jp-MarkdownCell")
    return [block for cell in cells for block in cell.iter(*_BLOCKS)]


def _find_drug(page: BuiltPage, library: Library) -> Drug | None:
    """The drug that most of the values on a page are of."""
    idents = [element.get("data-value") for element in query.values(page.tree)]
    drugs = Counter(library.observations[i].drug for i in idents if i in library.observations)
    named = drugs.most_common(1)[0][0] if drugs else ""
    return next((drug for drug in library.drugs if drug.id == named), None)
