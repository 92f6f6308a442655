"""The prose of the notebooks, as it stands in the built site: what an author wrote in a cell of words, not what was computed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from generators.check.sources.texts import Said
from generators.model import Drug, Library, Where
from generators.site.pages import BuiltPage, Site

_BLOCKS = "self::p or self::li or self::h1 or self::h2 or self::h3 or self::h4 or self::td or self::th"


def cells(library: Library, site: Site) -> Iterator[tuple[Said, Callable[[int], Where]]]:
    """Each paragraph of words in a notebook, and the place in its file of an offset in the paragraph."""
    for page in (page for page in site if page.origin.file.endswith(".ipynb")):
        if not (drug := _drug(page, library)):
            continue
        for block in page.tree.xpath(f'//*[contains(@class, "jp-MarkdownCell")]//*[{_BLOCKS}]'):
            for code in block.xpath(".//code"):
                code.text = " " * len(code.text or "")
            said = Said(block.text_content().replace("¶", ""), drug, drug, "cell", drug, page.origin)
            yield said, _placed(site, page, said)


def _placed(site: Site, page: BuiltPage, said: Said) -> Callable[[int], Where]:
    """A finder that looks for a place by the words from there to the end of the line, then by fewer of them."""

    def place(offset: int) -> Where:
        line = said.text[offset:].partition("\n")[0]
        words = line.split(" ")
        return site.place(page, *(" ".join(words[:number]) for number in (12, 6, 3, 2, 1)))

    return place


def _drug(page: BuiltPage, library: Library) -> Drug | None:
    """The drug that most of the values on a page are of."""
    idents = page.tree.xpath("//@data-value")
    drugs = Counter(library.observations[i].drug for i in idents if i in library.observations)
    named = drugs.most_common(1)[0][0] if drugs else ""
    return next((drug for drug in library.drugs if drug.id == named), None)
