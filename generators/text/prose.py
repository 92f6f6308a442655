"""The one parser of prose: calls `{{ … }}`, citations `[@key, locator]`, code, comments and tags, each with its place.

Prose is Markdown in a guide, and one line with `*emphasis*` in a data file. `parse` reads it once into nodes that cover
the whole text; pages, numbering, notices and rules read the nodes, so that a call that prints and a call that is checked
cannot differ. Code spans, fenced and indented blocks and HTML comments hold no call and no citation.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any, Literal

from generators.model import Citation
from generators.text import markdown
from generators.text.words import BLOCKS, WORDS, CallError, bind_call

_KEY = r"@[A-Za-z0-9_][A-Za-z0-9_:.+-]*"
_ONE = rf"{_KEY}(?:,\s[^\[\]@;]+)?"
_QUOTED = r'"(?:[^"\\\n]|\\.)*+"|' + r"'(?:[^'\\\n]|\\.)*+'"
_TOKEN = re.compile(
    rf"""
      (?P<escape>\\[\\`*_{{}}\[\]()#+.!~-])
    | (?P<code>(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`))
    | (?P<comment><!--.*?-->)
    | (?P<call>\{{\{{(?P<source>(?:{_QUOTED}|[^"'{{}}])*+)\}}\}})
    | (?P<unread>\{{\{{[^{{}}]{{0,2000}}\}}\}})
    | (?P<cites>\[(?P<group>{_ONE}(?:;\s{_ONE})*)\])
    | (?P<tag></?[a-zA-Z][^<>]*>)
    | (?P<address>(?:https?://|\b10\.\d{{4,9}}/)[^\s)>\]]+)
    | (?P<stray>\{{\{{|\}}\}}|\[@|\b(?:{"|".join(WORDS)})\((?=["']))
    """,
    re.VERBOSE | re.DOTALL,
)
_PARAGRAPH = re.compile(r"\S(?:.|\n(?![ \t]*\n))*")
_NOT_NEWLINE = re.compile(r"[^\n]")


@dataclass(frozen=True)
class Span:
    """A span of a text: offsets of its first character and after its last."""

    start: int
    end: int


@dataclass(frozen=True)
class Words(Span):
    """Text that is printed unchanged."""


@dataclass(frozen=True)
class HiddenText(Span):
    """Text that the reader does not see as words: code, an HTML comment, a tag, an address."""

    kind: Literal["code", "comment", "tag", "address"]


@dataclass(frozen=True)
class Call(Span):
    """A call in double braces with all its arguments; `problem` explains why it is malformed."""

    word: str = ""
    arguments: Mapping[str, Any] = field(default_factory=dict, hash=False)
    label: Span | None = None  # the words that `term` prints unchanged
    problem: str = ""

    @property
    def name(self) -> str:
        """The first argument: an id or a name; empty for a malformed call."""
        return str(next(iter(self.arguments.values()), ""))

    @property
    def is_block(self) -> bool:
        """Whether it prints a block: a table, a chart, a diagram, a protocol, a study."""
        return self.word in BLOCKS


@dataclass(frozen=True)
class CitationGroup(Span):
    """A group of citations, each with the offset of its `@`."""

    citations: tuple[tuple[Citation, int], ...]


@dataclass(frozen=True)
class StrayMark(Span):
    """The beginning or end of a malformed call or citation, which would be printed as typed."""


Node = Words | HiddenText | Call | CitationGroup | StrayMark


@dataclass(frozen=True)
class Prose:
    """A text and its nodes, in order and without gaps."""

    text: str
    nodes: tuple[Node, ...]

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """The calls, malformed ones included."""
        return tuple(node for node in self.nodes if isinstance(node, Call))

    @cached_property
    def citations(self) -> tuple[tuple[Citation, int], ...]:
        """Every citation with its offset."""
        return tuple(one for node in self.nodes if isinstance(node, CitationGroup) for one in node.citations)

    @cached_property
    def strays(self) -> tuple[StrayMark, ...]:
        """Malformed calls and citations, which would be printed as typed."""
        return tuple(node for node in self.nodes if isinstance(node, StrayMark))

    @cached_property
    def masked(self) -> str:
        """The text with everything but words blanked; its length stays, and so do the words that a `term` prints."""
        return "".join(self._mask(node) for node in self.nodes)

    def _mask(self, node: Node) -> str:
        text = self.text[node.start : node.end]
        if isinstance(node, Words):
            return text
        blank = _NOT_NEWLINE.sub(" ", text)
        if isinstance(node, Call) and node.label:
            start, end = node.label.start - node.start, node.label.end - node.start
            return blank[:start] + text[start:end] + blank[end:]
        return blank

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The spans between blank lines, headings included."""
        return tuple(Span(*match.span()) for match in _PARAGRAPH.finditer(self.text))

    @cached_property
    def headings(self) -> tuple[Span, ...]:
        """The spans of the headings."""
        return tuple(Span(*lines) for lines in markdown.find_headings(self.text))

    @cached_property
    def sections(self) -> tuple[Span, ...]:
        """The spans from heading to heading; the first is before any."""
        starts = [0, *(heading.start for heading in self.headings), len(self.text)]
        return tuple(Span(a, b) for a, b in pairwise(starts) if b > a)

    def calls_in(self, span: Span) -> tuple[Call, ...]:
        """Return the calls that begin in a span."""
        return tuple(call for call in self.calls if span.start <= call.start < span.end)

    def citations_in(self, span: Span) -> tuple[Citation, ...]:
        """Return the citations that begin in a span."""
        return tuple(citation for citation, at in self.citations if span.start <= at < span.end)


@lru_cache(maxsize=16384)
def parse(text: str, is_markdown: bool = False) -> Prose:
    """Parse `text` into nodes. With `is_markdown` it is the body of a guide, with blocks of code."""
    blocks = markdown.find_code_blocks(text) if is_markdown else ()
    nodes: list[Node] = []
    at = 0
    for start, end in [*blocks, (len(text), len(text))]:
        nodes += _parse_inline(text, at, start)
        nodes += [HiddenText(start, end, "code")] if end > start else []
        at = end
    return Prose(text, tuple(nodes))


def _parse_inline(text: str, start: int, end: int) -> Iterator[Node]:
    """Return the nodes of a span without blocks of code."""
    at = start
    for match in _TOKEN.finditer(text, start, end):
        if match.lastgroup == "escape":
            continue
        if match.start() > at:
            yield Words(at, match.start())
        yield _make_node(match)
        at = match.end()
    if at < end:
        yield Words(at, end)


def _make_node(match: re.Match[str]) -> Node:
    start, end = match.span()
    if match["call"] or match["unread"]:
        return _parse_call(match)
    if match["cites"]:
        return CitationGroup(start, end, tuple(_parse_citations(match)))
    if match["stray"]:
        return StrayMark(start, end)
    kinds: tuple[Literal["code", "comment", "tag", "address"], ...] = ("code", "comment", "tag", "address")
    return HiddenText(start, end, next(kind for kind in kinds if match[kind]))


def _parse_citations(match: re.Match[str]) -> Iterator[tuple[Citation, int]]:
    """Yield the citations of a group with their offsets; a group may cross the end of a line."""
    offset = match.start("group")
    for part in re.split(r"(?<=;)\s", match["group"]):
        key, _, locator = " ".join(part.removesuffix(";").split()).partition(", ")
        yield Citation(key=key.removeprefix("@"), locator=locator.strip()), offset
        offset += len(part) + 1


def _parse_call(match: re.Match[str]) -> Call:
    whole = match[0][2:-2]
    source = whole.strip()
    try:
        node = ast.parse(source, mode="eval").body
        word, arguments = bind_call(node, source)
    except SyntaxError:
        return Call(*match.span(), problem=f"cannot read {{{{ {source} }}}}")
    except CallError as problem:
        return Call(*match.span(), problem=f"{problem}")
    first = match.start() + 2 + whole.index(source)
    return Call(*match.span(), word=word, arguments=arguments, label=_find_label(node, arguments, source, first))


def _find_label(node: ast.expr, arguments: Mapping[str, Any], source: str, first: int) -> Span | None:
    """Return the span of the words that a `term` prints instead of its own; None if they contain escapes."""
    label = arguments.get("label")
    constants = [part for part in ast.walk(node) if isinstance(part, ast.Constant) and part.value == label]
    if not label or not constants:
        return None
    start = source.find(label, _offset_of(source, constants[-1]))
    return Span(first + start, first + start + len(label)) if start >= 0 else None


def _offset_of(source: str, node: ast.Constant) -> int:
    """Return the offset of a constant in its source; ast counts columns in bytes."""
    lines = source.split("\n")[: node.lineno]
    return sum(len(line) + 1 for line in lines[:-1]) + len(lines[-1].encode()[: node.col_offset].decode())
