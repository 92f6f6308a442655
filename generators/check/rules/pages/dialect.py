"""A guide is written in the Markdown that this site renders.

Footnotes, admonitions, mathematics, task lists, definition lists and struck-through text belong to other dialects. They
would be printed as typed, without their citations and values. A list needs a blank line before it, and a nested list an
indentation of four spaces. Otherwise both become one paragraph.
"""

from collections.abc import Iterator, Sequence

from generators.check.sources.places import place_in_guide
from generators.model import Library, Page, Problem
from generators.text import markdown

ID = "STR-DIALECT"
SEVERITY = "error"
BAD = "The level fell.[^1]"
GOOD = "The level fell `[@thornton2023, abstract]`."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each place of a guide that would be printed as typed."""
    for guide in (guide for drug in library.drugs for guide in drug.guides):
        for offset, kind, instead in markdown.find_foreign(guide.body):
            yield Problem(place_in_guide(guide, offset), f"{kind} is printed as it was typed here", instead)
