"""A guide is written in the Markdown that this site renders, and a text of the data in a few words of it.

Footnotes, admonitions, mathematics, task lists, definition lists, tabs, emoji, links of a wiki and marked, raised and struck-through text belong to other dialects. They
would be printed as typed, without their citations and values. A list needs a blank line before it, and a nested list an
indentation of four spaces. Otherwise both become one paragraph. Captions, notes and other texts of the data know `*emphasis*`, calls
and citations; links and bold letters would be printed with their brackets and stars.
"""

from collections.abc import Iterator

from generators.check.problem import Look
from generators.check.sources import texts
from generators.check.sources.places import place_in_guide
from generators.check.sources.texts import TextField
from generators.model import Drug, Library, Problem
from generators.text import markdown

ID = "STR-DIALECT"
SEVERITY = "error"
NUMBERS = False
BAD = "The level fell.[^1]"
GOOD = "The level fell `[@thornton2023, abstract]`."


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each block of a guide that would be printed as typed."""
    for guide in drug.guides:
        for offset, kind, instead in markdown.find_foreign(guide.body):
            yield Problem(place_in_guide(guide, offset), f"{kind} is printed as it was typed here", instead)


def check_text(library: Library) -> Look:
    """Yield each place of a text in the data that would be printed as typed, and each sign of a guide that nobody sees."""

    def look(field: TextField) -> Iterator[Problem]:
        find = markdown.find_foreign_marks if field.is_body else markdown.find_foreign_in_line
        for offset, kind, instead in find(field.masked):
            yield Problem(texts.place_in(field, offset, library), f"{kind} is printed as it was typed here", instead)
        for offset, written, hidden in markdown.find_hidden_entities(field.masked) if field.is_body else ():
            wrong = f"{written} is {hidden}, which nobody sees"
            yield Problem(texts.place_in(field, offset, library), wrong, "the text without it")

    return look
