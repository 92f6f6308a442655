"""What pages print, read from the pages as they are handed to MkDocs: parts with an address, and values by part.

A page is Markdown with blocks of HTML. Of the Markdown only headings and paragraphs are told apart; the rest is read as HTML. So
whatever template prints a value or a part, it is found, and what is found is what a reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from lxml import html
from markdown.extensions.toc import slugify, unique

from generators.text.docs_paths import page_folder

_FRONT = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"(#{1,6}) +(.*?)(?:\s*\{ *#([\w-]+)[^}]*\})?\s*#*")
_KINDS = ["table", "figure", "protocol", "method", "conflict", "gap", "term", "parameter", "compound", "source"]
_PART = re.compile(rf"({'|'.join(_KINDS)})-(?!.*-(?:title|desc)$)[\w-]+")
_HEADING_LINE = re.compile(r"^(#{1,6} .*)$", re.MULTILINE)
_FENCED = re.compile(r"^```[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
_MARK = re.compile(r"\[([^\]]+)\]\([^)\s]+\)|(?<!\w)[*`_]+|[*`_]+(?!\w)")  # of Markdown: what is printed is its words
_PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_RECORD = re.compile(r'<tr id="obs-.*?</tr>', re.DOTALL)  # the index has it already
_VALUE = re.compile(r'<[a-z]+ [^<>]*data-value="[a-z0-9-]+"[^<>]*>')
_UNREAD = {"svg", "script", "style", "template"}
_MARKS = {"grade", "citations", "downloads", "backlinks", "cited-on", "label", "records"}
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
_TITLES = ".//figcaption | .//p[@class='protocol-title'] | .//*[@class='head']/b | .//span[@class='entry']"


@dataclass(frozen=True)
class Part:
    """A part of a page: the page itself, a section, or what has an id of its own. `words` leave out marks and markers."""

    kind: str  # page, section, table, figure, protocol, method, conflict, gap, term, parameter, compound, source
    page: str  # the address of the page from the root of the site
    anchor: str  # empty for the page itself
    title: str
    words: str

    @property
    def address(self) -> str:
        """The address from the root of the site."""
        return f"{self.page}#{self.anchor}" if self.anchor else self.page or "."


@dataclass(frozen=True)
class PrintedPage:
    """A page with its parts in their order, and each value that it prints with the anchor of the part that prints it."""

    address: str
    kind: str
    title: str
    parts: tuple[Part, ...]
    values: tuple[tuple[str, str], ...]


@dataclass
class _Section:
    anchor: str
    title: str
    kind: str
    words: list[str]


def read_page(path: str, kind: str, title: str, text: str) -> PrintedPage:
    """Read the page of docs/ at `path` from its text."""
    address = page_folder(path)
    here = _Section("", title, "page", [])
    sections, parts, values = [here], list[Part](), list[tuple[str, str]]()
    for block in _split_blocks(text):
        if block.tag in ("h2", "h3", "h4"):
            here = _Section(block.get("id", ""), read_words(block), "section", [])
            sections.append(here)
        elif block.tag != "h1":
            own = [element for element in block.iter() if _part_kind(element)]
            parts += [_read_part(element, address) for element in own]
            values += _read_values(block, here.anchor)
            here.words.append(read_words(block, leave_out=frozenset(own)))
    told = [Part(one.kind, address, one.anchor, one.title, " ".join(" ".join(one.words).split())) for one in sections]
    return PrintedPage(address, kind, title, (*told, *parts), tuple(dict.fromkeys(values)))


def _split_blocks(text: str) -> Iterator[Any]:
    """Yield the headings, the paragraphs and the blocks of HTML of a page as elements."""
    ids: set[str] = set()
    text = _PICTURE.sub(_keep_values, _RECORD.sub("", text))
    bare = _FENCED.sub(lambda code: _to_line(code[1]), _FRONT.sub("", text, count=1))
    apart = _HEADING_LINE.sub(r"\n\1\n", bare)
    for block in filter(None, map(str.strip, re.split(r"\n\s*\n", apart))):
        if found := _HEADING.fullmatch(block):
            element = html.fragment_fromstring(_to_words(found[2]), create_parent=f"h{len(found[1])}")
            element.set("id", found[3] or unique(slugify(element.text_content(), "-"), ids))
            yield element
        else:
            yield html.fragment_fromstring(_to_words(block), create_parent="div")


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
    return " ".join("".join(_texts(element, leave_out)).split())


def _texts(element: Any, leave_out: frozenset[Any]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if _is_read(child) and child not in leave_out:
            gap = "" if child.tag in _INLINE else " "
            yield gap
            yield from _texts(child, leave_out)
            yield gap
        yield child.tail or ""


def _is_read(element: Any) -> bool:
    is_tag = isinstance(element.tag, str)
    return is_tag and element.tag not in _UNREAD and not _MARKS.intersection(element.get("class", "").split())


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
