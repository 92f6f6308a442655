"""The pieces of running text. `inline.py` makes them from prose, `blocks/inline.jinja` prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, TypeVar

from generators.cite.numbering import Marker
from generators.domain import formula
from generators.model import Citation, Event, Fact, MarkedGrade, Observation, Problem, Term, Where


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
    is_context: bool = False  # whether it is the dose, the n … of an observation whose value stands elsewhere


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
    grade: MarkedGrade | None  # None for what is missing


@dataclass(frozen=True)
class TermWords:
    """A glossary term, with its definition in the margin or on hover."""

    kind: ClassVar = "term"
    term: Term
    text: str

    @property
    def told(self) -> str:
        """The term as the glossary has it, however it is printed here, and what it means: `ALT (alanine aminotransferase): …`."""
        long = f" ({self.term.expansion})" if self.term.expansion else ""
        return f"{self.term.label}{long}: {self.term.definition}"


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
# Where a clause ends: a stop, comma or colon before a space or the end; a bracket, with the stop or comma after it; the end of a
# paragraph, list item or heading. A line that ends where a value follows ends no clause.
_CLAUSE = re.compile(
    r"""[.!?,]["”’*_]*(?=\s|$)|(?<!&amp)(?<!&lt)(?<!&gt)[:;](?=\s|$)|\(|\)(?:[.!?,]["”’*_]*(?=\s|$))?"""
    r"""|\n(?=[ \t]*(?:\n|[-*+>#]|\d+[.)]))"""
)
_THIN_SPACE = "\u202f"
NUMBERED_KINDS = {"table": "Table", "figure": "Figure", "protocol": "Protocol", "method": "Method"}
Piece = Text | Markdown | BoundValue | Link | FactWords | TermWords | Mention | CitationGroup | Unresolved
Inline = tuple[Piece, ...]
T = TypeVar("T")


def make_citations(sources: Iterable[Citation]) -> Inline:
    """Return the sources as a group of citations, or nothing."""
    group = tuple(dict.fromkeys(sources))
    return (CitationGroup(group),) if group else ()


def cite_values(values: Iterable[Observation], known: Mapping[str, Observation]) -> Inline:
    """Return the sources of the values of a cell or row: those of the inputs, after `from`, where each is computed."""
    shown = tuple(values)
    marks = make_citations(citation for one in shown for citation in formula.find_sources(one, known))
    return (Text("from "), *marks) if marks and not any(one.sources for one in shown) else marks


def keep_off_digits(text: str, marks: Inline) -> Inline:
    """Return citations that follow a text, with a thin space before them if it ends in a digit."""
    return (Text(_THIN_SPACE), *marks) if marks and text[-1:].isdigit() else marks


def add_citations(text: Inline, sources: Iterable[Citation]) -> Inline:
    """Return a text with its sources behind it, in one group with those that it ends in."""
    *before, last = text or (Text(""),)
    if not isinstance(last, CitationGroup):
        return (*text, *keep_off_digits(getattr(last, "text", ""), make_citations(sources)))
    return (*before, *make_citations((*last.citations, *sources)))


def join(pieces: Iterable[T]) -> tuple[T, ...]:
    """Move each group of citations to the end of its clause, merge those that meet, and keep them off digits.

    A group stands after a full stop or a comma, before a colon or a semicolon, and after the bracket that closes round it. What is no
    piece, as a block of a guide, ends the clause.
    """
    out: list[Any] = []
    waiting: dict[Citation, None] = {}
    depth = 0  # of the brackets that were opened since the first group that waits
    for piece in pieces:
        if isinstance(piece, CitationGroup):
            if not waiting and _begins_line(out):
                out.append(piece)
                continue
            _drop_space(out)
            depth = depth if waiting else 0
            waiting |= dict.fromkeys(piece.citations)
        elif not waiting or isinstance(piece, BoundValue | FactWords | TermWords | Mention | Unresolved):
            out.append(piece)
        elif isinstance(piece, Text | Markdown):
            before, after, depth = _split_at_clause_end(piece, depth)
            out += [before] if before.text else []
            if after is not None:
                _place(out, waiting)
                out += [after] if after.text else []
        else:
            _place(out, waiting)
            out.append(piece)
    _place(out, waiting, is_last=True)
    return tuple(out)


def _split_at_clause_end(piece: Text | Markdown, depth: int) -> tuple[Text | Markdown, Text | Markdown | None, int]:
    """Split a text where a waiting group may stand; the second part is None if it may not stand in this text.

    `depth` is the number of open brackets before the text; the last part is the number after it. Inside brackets that were opened
    after the group nothing ends the clause, but the end of a paragraph does.
    """
    for match in _CLAUSE.finditer(piece.text):
        mark = match[0][0]
        depth += {"(": 1, ")": -1}.get(mark, 0)
        ends = depth < 0 if mark == ")" and len(match[0]) == 1 else mark == "\n" or (mark != "(" and depth <= 0)
        if ends:
            at = match.start() if mark in ":;\n" else match.end()
            return replace(piece, text=piece.text[:at]), replace(piece, text=piece.text[at:]), 0
    return piece, None, depth


def _place(out: list[Any], waiting: dict[Citation, None], is_last: bool = False) -> None:
    """Put the waiting citations at the end of what is there, before its last spaces, and never on a digit."""
    if not waiting:
        return
    last = out[-1] if out else None
    spaces: Inline = ()
    if isinstance(last, Text | Markdown) and len(out) > 1:
        words = last.text.rstrip()
        if spaces_after := last.text[len(words) :]:
            spaces = (replace(last, text=spaces_after),)
        out.pop()
        out += [replace(last, text=words)] if words else []
    if out and getattr(out[-1], "text", "")[-1:].isdigit():
        out.append(Text(_THIN_SPACE))
    out.append(CitationGroup(tuple(waiting)))
    out += () if is_last else spaces
    waiting.clear()


def _begins_line(out: list[Any]) -> bool:
    """Whether what comes next begins a line, a list item or a heading."""
    last = out[-1] if out else None
    if not isinstance(last, Text | Markdown) or not last.text.endswith((" ", "\n", "\u00a0")):
        return False
    words = last.text[:-1]
    return (len(out) == 1 or "\n" in words) and bool(_MARK_OF_LINE.fullmatch(words.rpartition("\n")[2]))


def _drop_space(out: list[Any]) -> None:
    """Drop the space or line break before a citation."""
    last = out[-1] if out else None
    if isinstance(last, Text | Markdown) and last.text.endswith((" ", "\n", "\u00a0")):
        out.pop()
        out += [replace(last, text=words)] if (words := last.text[:-1]) else []


def to_plain_text(pieces: Iterable[Piece]) -> str:
    """Return the text of the pieces, without marks, citations and grades."""
    return "".join(getattr(piece, "text", "") for piece in pieces).strip()
