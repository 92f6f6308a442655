"""A page carries every disclaimer that its contents ask for, word for word.

Which ones is worked out from the data: an unverified value, an animal, another compound, an approved or an
investigational drug each bring their notice. A page without one of them is not built.
"""

from collections.abc import Iterator, Sequence
from html import escape

from generators import facets
from generators.model import Library, Page, Where

ID = "STR-DISCLAIMER"
SEVERITY = "error"
BAD = 'A page shows an unverified value and its HTML holds no `data-disclaimer="unverified"`.'
GOOD = "The notice stands on the page with the words of data/disclaimers.yml."


def check(library: Library, pages: Sequence[Page]) -> Iterator[tuple[Where, str, str]]:
    """Yield each required disclaimer that a page lacks or has with other words."""
    for page in pages:
        for disclaimer in facets.required(library.disclaimers, page.facets):
            mark = f'data-disclaimer="{disclaimer.id}"'
            if mark not in page.text:
                yield page.origin, f"{page.path} lacks the disclaimer {disclaimer.id!r}; wanted it on the page", ""
            elif escape(disclaimer.text) not in page.text:
                yield page.origin, f"{page.path} has other words for {disclaimer.id!r}; wanted those of the data", ""
