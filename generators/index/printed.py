"""What pages print, read from the pages as they are handed to MkDocs: parts with an address, and values by part.

A page is Markdown with blocks of HTML. Of the Markdown only headings and paragraphs are told apart; the rest is read as HTML. So
whatever template prints a value or a part, it is found, and what is found is what a reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from importlib.metadata import version
from typing import Any

from markdown.extensions.toc import slugify, unique
from markupsafe import Markup
from pydantic import TypeAdapter

from generators.cache import Cache, digest, identify_engine
from generators.model import Page
from generators.text.docs_paths import page_folder
from generators.text.html_parser import parse_fragment

_FRONT = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"(#{1,6}) +(.*?)(?:\s*\{ *#([\w-]+)[^}]*\})?\s*#*")
_KINDS = [
    "table",
    "figure",
    "protocol",
    "method",
    "conflict",
    "gap",
    "safety",
    "term",
    "parameter",
    "compound",
    "source",
]
_PART = re.compile(rf"({'|'.join(_KINDS)})-(?!.*-(?:title|desc)$)[\w-]+")
_HEADING_LINE = re.compile(r"^(#{1,6} .*)$", re.MULTILINE)
_FENCED = re.compile(r"^```[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
_MARK = re.compile(r"\[([^\]]+)\]\([^)\s]+\)|(?<!\w)[*`_]+|[*`_]+(?!\w)")  # of Markdown: what is printed is its words
_PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_RECORD = re.compile(r'<tr id="obs-.*?</tr>', re.DOTALL)  # the index has it already
_MARKER = re.compile(r'<a class="citation.*?</a>', re.DOTALL)
_VALUE = re.compile(r'<[a-z]+ [^<>]*data-value="[a-z0-9-]+"[^<>]*>')
_NAMED = "descendant-or-self::*[@id]"
_END = "\ue000"
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")
_LONGEST = 150  # letters of a sentence that are shown
_CITED = ".//a[contains(concat(' ', normalize-space(@class), ' '), ' citation ')]"
_HOLDERS = ("p", "li", "dd", "dt", "td", "th", "figcaption")
_UNREAD = {"svg", "script", "style", "template"}
_MARKS = {"grade", "citations", "citation", "downloads", "backlinks", "uses", "cited-on", "label", "badge", "records"}
_INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "cite",
    "code",
    "em",
    "i",
    "mark",
    "q",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
}
_TITLES = ".//figcaption | .//p[@class='protocol-title'] | .//*[@class='head'][not(self::p)] | .//p[@class='head']/b"


@dataclass(frozen=True)
class Part:
    """A part of a page: the page itself, a section, or what has an id of its own. `words` leave out marks and markers."""

    kind: (
        str  # page, section, table, figure, protocol, method, conflict, gap, safety, term, parameter, compound, source
    )
    page: str  # the address of the page from the root of the site
    anchor: str  # empty for the page itself
    title: str
    words: str

    @property
    def address(self) -> str:
        """The address from the root of the site."""
        return f"{self.page}#{self.anchor}" if self.anchor else self.page or "."


@dataclass(frozen=True)
class Marker:
    """A marker of a citation: its id, the key of the source, the place in it, and the end of the sentence that it stands in."""

    ident: str
    key: str
    place: str
    words: str


@dataclass(frozen=True)
class PrintedPage:
    """A page with its parts in their order, each value that it prints with the anchor of the part that prints it, and its markers."""

    address: str
    kind: str
    title: str
    parts: tuple[Part, ...]
    values: tuple[tuple[str, str], ...]
    markers: tuple[Marker, ...] = ()


Reader = Callable[[Page], PrintedPage]  # `read_page`, or one that reads each page once


@dataclass
class _Section:
    anchor: str
    title: str
    kind: str
    words: list[str]


def kept_reader(kept: Cache) -> Reader:
    """Return a reader that reads each page once, and none that was read before by an engine like this one."""
    shape, code = (
        TypeAdapter(PrintedPage),
        digest(identify_engine("index/printed", "text/"), version("lxml"), version("markdown")),
    )

    def read(page: Page) -> PrintedPage:
        key = digest(page.path, page.kind, page.title, page.content.hashes[""], code)
        told = kept.get_or_compute("printed", key, lambda: shape.dump_json(read_page(page)).decode(), page.path)
        return shape.validate_json(told)

    return read


def read_page(page: Page) -> PrintedPage:
    """Read a page from its text."""
    address = page_folder(page.path)
    here = _Section("", page.title, "page", [])
    sections, parts, values, markers = [here], list[Part](), list[tuple[str, str]](), list[Marker]()
    for block in _split_blocks(page.text):
        if block.tag in ("h2", "h3", "h4"):
            here = _Section(block.get("id", ""), read_words(block), "section", [])
            sections.append(here)
        elif block.tag != "h1":
            own = [element for element in block.xpath(_NAMED) if _part_kind(element)]
            parts += [_read_part(element, address) for element in own]
            values += _read_values(block, here.anchor)
            markers += _read_markers(block)
            here.words.append(read_words(block, leave_out=frozenset(own)))
    told = [Part(one.kind, address, one.anchor, one.title, " ".join(" ".join(one.words).split())) for one in sections]
    return PrintedPage(address, page.kind, page.title, (*told, *parts), tuple(dict.fromkeys(values)), tuple(markers))


def _split_blocks(text: str) -> Iterator[Any]:
    """Yield the headings, the paragraphs and the blocks of HTML of a page as elements."""
    ids: set[str] = set()
    text = _PICTURE.sub(_keep_values, _RECORD.sub(_keep_markers, text))
    bare = _FENCED.sub(lambda code: _to_line(code[1]), _FRONT.sub("", text, count=1))
    apart = _HEADING_LINE.sub(r"\n\1\n", bare)
    for block in filter(None, map(str.strip, re.split(r"\n\s*\n", apart))):
        if found := _HEADING.fullmatch(block):
            element = parse_fragment(_to_words(found[2]), f"h{len(found[1])}")
            element.set("id", found[3] or unique(slugify(element.text_content(), "-"), ids))
            yield element
        else:
            yield parse_fragment(_to_words(block), "div")


def _keep_markers(row: re.Match[str]) -> str:
    """Return of the row of a record the markers in its note."""
    found = "".join(_MARKER.findall(row[0]))
    return str(Markup("<tr><td>{}</td></tr>").format(Markup(found))) if found else ""


def _keep_values(picture: re.Match[str]) -> str:
    """Return the tags of a picture that hold values; the picture is most of a page's bytes."""
    return " ".join(_VALUE.findall(picture[0]))


def _to_words(markdown: str) -> str:
    """Return a heading or a paragraph without the marks of Markdown."""
    return markdown if markdown.startswith("<") else _MARK.sub(lambda mark: mark[1] or "", markdown)


def _to_line(code: str) -> str:
    """Return code as one line of HTML, so that none of its lines is a heading."""
    return f"\n\n&#8203;{' '.join(escape(code).split())}\n\n"


def read_words(element: Any, leave_out: frozenset[Any] = frozenset()) -> str:
    """Return the words of an element: a space between blocks and cells, none between pieces of a line."""
    return " ".join("".join(_list_texts(element, leave_out)).split())


def _list_texts(element: Any, leave_out: frozenset[Any], end: Any = None) -> list[str]:
    """Return the texts of an element; `_END` where the element `end` stands in it."""
    found: list[str] = []
    _add_texts(found, element, leave_out, end)
    return found


def _add_texts(found: list[str], element: Any, leave_out: frozenset[Any], end: Any) -> None:
    if element.text:
        found.append(element.text)
    for child in element:
        if child is end:
            found.append(_END)
        elif _is_read(child) and child not in leave_out:
            gap = "" if child.tag in _INLINE else " "
            found.append(gap)
            _add_texts(found, child, leave_out, end)
            found.append(gap)
        if child.tail:
            found.append(child.tail)


def _is_read(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _UNREAD:
        return False
    names = element.get("class")
    return not names or _MARKS.isdisjoint(names.split())


def _part_kind(element: Any) -> str:
    """Return the kind of a part by its id; a word of a list that is no term of ours is a rule."""
    ident = element.get("id", "") if isinstance(element.tag, str) else ""
    found = _PART.fullmatch(ident)
    return found[1] if found else "rule" if ident and element.tag == "dt" else ""


def _read_part(element: Any, page: str) -> Part:
    """Read a part; a term of a list is told by what follows it."""
    after = element.getnext() if element.tag == "dt" else None
    title = next((read_words(one) for one in element.xpath(_TITLES)), "") or read_words(element)
    words = " ".join(read_words(one) for one in (element, after) if one is not None)
    return Part(_part_kind(element), page, element.get("id"), title, words)


def _read_values(block: Any, section: str) -> Iterator[tuple[str, str]]:
    """Yield the values of a block with the anchor of the part or the section that they stand in."""
    for value in block.xpath(".//*[@data-value]"):
        parts = (element.get("id") for element in value.iterancestors() if _part_kind(element))
        yield value.get("data-value"), next(parts, section)


def _read_markers(block: Any) -> Iterator[Marker]:
    """Yield the markers of a block with the sentence, or the row and the cell, that they stand in."""
    for marker in block.xpath(_CITED):
        key = marker.get("href").removeprefix("#ref-")
        place = marker.get("aria-label", "").partition(", ")[2]  # `Reference 5, p 51`
        yield Marker(marker.get("id", ""), key, place, _read_sentence(marker, block))


def _read_sentence(marker: Any, block: Any) -> str:
    """Return the end of the sentence before a marker, in a cell with the head of its row before it."""
    around = [marker, *marker.iterancestors()]
    group = next((one for one in around if "citations" in one.get("class", "").split()), marker)
    holder = next((one for one in around if one.tag in _HOLDERS), block)
    before = " ".join("".join(_list_texts(holder, frozenset(), group)).partition(_END)[0].split())
    sentence = _SENTENCE_END.split(before)[-1]
    head = holder.xpath("ancestor-or-self::tr[1]/th[@scope='row']")
    if head and head[0] is not holder:
        sentence = ": ".join(filter(None, [read_words(head[0]), sentence]))
    return sentence if len(sentence) <= _LONGEST else f"… {sentence[-_LONGEST:].partition(' ')[2]}"
