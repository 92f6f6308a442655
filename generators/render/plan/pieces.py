"""The pieces of running text. `inline.py` makes them from prose, `blocks/inline.jinja` prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, ClassVar, TypeVar

from generators.cite.numbering import Marker
from generators.model import Citation, Event, Fact, Grade, Observation, Problem, Term, Where


@dataclass(frozen=True)
class Text:
    """Text of a data file; escaped when printed."""

    kind: ClassVar = "text"
    text: str
    is_emphasised: bool = False
    is_code: bool = False


@dataclass(frozen=True)
class Markdown:
    """Text of a guide, printed as Markdown."""

    kind: ClassVar = "markdown"
    text: str


@dataclass(frozen=True)
class BoundValue:
    """An observation in running text or in a cell, with its printed words."""

    kind: ClassVar = "value"
    observation: Observation
    text: str
    page: str = ""  # address of the page that has its record; empty for this one
    is_disputed: bool = False  # whether sources openly disagree on it


@dataclass(frozen=True)
class Link:
    """Words that lead to a place of the site: `page` is its address from the root, `href` is filled in for the page that
    prints it."""

    kind: ClassVar = "link"
    text: str
    page: str
    anchor: str = ""
    href: str = ""


@dataclass(frozen=True)
class FactWords:
    """The words of a fact, or the date of an event."""

    kind: ClassVar = "fact"
    fact: Fact | Event
    text: str
    grade: Grade | None  # None for what is missing


@dataclass(frozen=True)
class TermWords:
    """A glossary term, with its definition on hover."""

    kind: ClassVar = "term"
    term: Term
    text: str


@dataclass(frozen=True)
class Mention:
    """A reference to a table, figure, protocol or method of the page; its number is 0 until the page is numbered."""

    kind: ClassVar = "mention"
    target: str
    where: Where
    number: int = 0

    @property
    def text(self) -> str:
        """The printed text: `Table 2`."""
        return f"{NUMBERED_KINDS[self.target.partition('-')[0]]}\u00a0{self.number}"


@dataclass(frozen=True)
class CitationGroup:
    """A group of citations; `markers` is filled in when the page is numbered."""

    kind: ClassVar = "cites"
    citations: tuple[Citation, ...]
    markers: tuple[Marker, ...] = ()


@dataclass(frozen=True)
class Unresolved:
    """A piece that cannot be printed, with its problem, or None if that is reported elsewhere. It prints nothing."""

    kind: ClassVar = "unresolved"
    problem: Problem | None = None
    block: str = ""  # the anchor of the block that it would have been, so that a mention of it is no second problem


_MARK_OF_LINE = re.compile(r"\s*(?:[-*+>]|\d+[.)]|#{1,6})?\s*")  # what a citation may follow and still begin its line
NUMBERED_KINDS = {"table": "Table", "figure": "Figure", "protocol": "Protocol", "method": "Method"}
Piece = Text | Markdown | BoundValue | Link | FactWords | TermWords | Mention | CitationGroup | Unresolved
Inline = tuple[Piece, ...]
T = TypeVar("T")


def make_citations(sources: Iterable[Citation]) -> Inline:
    """Return the sources as a group of citations, or nothing."""
    group = tuple(dict.fromkeys(sources))
    return (CitationGroup(group),) if group else ()


def join(pieces: Iterable[T]) -> tuple[T, ...]:
    """Merge neighbouring groups of citations, and remove the space between text and a group that follows it.

    What is no piece, as a block of a guide, is left where it is."""
    out: list[Any] = []
    for piece in pieces:
        merged: Any = piece
        if isinstance(piece, CitationGroup):
            _drop_space(out)
            if out and isinstance(out[-1], CitationGroup):
                merged = CitationGroup(tuple(dict.fromkeys((*out.pop().citations, *piece.citations))))
        out.append(merged)
    return tuple(out)


def _drop_space(out: list[Any]) -> None:
    """Drop the space or line break before a citation, unless it begins a line, a list item or a heading."""
    last = out[-1] if out else None
    if not isinstance(last, Text | Markdown) or not last.text.endswith((" ", "\n", "\u00a0")):
        return
    words = last.text[:-1]
    begins_line = len(out) == 1 or "\n" in words
    if begins_line and _MARK_OF_LINE.fullmatch(words.rpartition("\n")[2]):
        return
    out.pop()
    out += [replace(last, text=words)] if words else []


def to_plain_text(pieces: Iterable[Piece]) -> str:
    """Return the text of the pieces, without marks, citations and grades."""
    return "".join(getattr(piece, "text", "") for piece in pieces).strip()
