"""A built page as plain Markdown: every word and link of it, for readers that are no browser.

Marks of grades and missing values stay as words, citations as numbers in brackets, pictures as their titles with the data below them.

Why not markdownify 1.2.3, which was tried: it knows none of these, nor what a page repeats for its frame alone, so that a subclass of it
overrides most of what it does; and it parses each page anew with BeautifulSoup: 30 pages of drugs took 5.2 s, and take 1.1 s here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generators.site.pages import BuiltPage

_LEFT_OUT = ["script", "style", "template", "svg", "button", "nav", "input"]
_LEFT_OUT_CLASSES = {"backlinks", "uses", "headerlink", "toc", "contents", "dash", "comma"}
BLOCKS = [
    "p", "div", "section", "aside", "article", "figure", "figcaption", "details", "summary", "noscript", "header", "footer", "blockquote",
    "ul", "ol", "li", "dl", "dt", "dd", "table", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6",
]  # fmt: skip
_AROUND = {"b": "**", "strong": "**", "em": "*", "i": "*", "code": "`"}
_ACTIVE = re.compile(r"(<(?=[A-Za-z/!?])|(?<=\])[(\[])")
_SPACES = re.compile(r"\s+")


def to_markdown(page: BuiltPage) -> str:
    """Return the text of a page as Markdown."""
    blocks = [block for part in find_parts(page) for block in _blocks(part)]
    return "\n\n".join(filter(None, blocks)) + "\n"


def find_parts(page: BuiltPage) -> list[Any]:
    """Return what the page itself says: its opening and its text, without the frame round them."""
    found: list[Any] = page.tree.xpath(
        "//article//*[contains(@class, 'opening') or contains(concat(' ', @class, ' '), ' text ')][contains(@class, 'md-typeset')]"
    )
    return found


def _blocks(element: Any) -> Iterator[str]:
    """Yield the blocks of an element; what stands between its blocks is a paragraph."""
    words = [_escape(element.text)]
    for child in element:
        if not _is_read(child):
            words.append(_escape(child.tail))
        elif child.tag in BLOCKS:
            yield _clean("".join(words))
            yield from _block(child)
            words = [_escape(child.tail)]
        else:
            words.append(_inline(child) + _escape(child.tail))
    yield _clean("".join(words))


def _block(element: Any) -> Iterator[str]:
    tag = element.tag
    if re.fullmatch(r"h[1-6]", tag):
        yield f"{'#' * int(tag[1])} {_words(element)}"
    elif tag == "pre":
        code = element.text_content().rstrip()
        fence = "`" * max(3, 1 + max(map(len, re.findall(r"`+", code)), default=0))
        yield f"{fence}\n{code}\n{fence}"
    elif tag == "table":
        yield _table(element)
    elif tag in ("ul", "ol"):
        yield "\n".join(_items(element))
    elif tag == "dl":
        yield "\n".join(_pairs(element))
    elif tag == "hr":
        yield "---"
    elif next(element.iterdescendants(*BLOCKS), None) is not None:
        yield from _blocks(element)
    else:
        yield _words(element)


def _items(element: Any) -> Iterator[str]:
    for number, item in enumerate(element.xpath("./li"), start=int(element.get("start", 1))):
        mark = f"{item.get('value', number)}." if element.tag == "ol" else "-"
        text = "\n\n".join(filter(None, _blocks(item)))
        yield f"{mark} " + text.replace("\n", "\n" + " " * (len(mark) + 1))


def _pairs(element: Any) -> Iterator[str]:
    for part in element.iter("dt", "dd"):
        text = " ".join(filter(None, _blocks(part)))
        yield f"- **{text}**" if part.tag == "dt" else f"  {text}"


def _table(element: Any) -> str:
    """Return a table with pipes; a head of a group is a row, and a cell that spans is followed by empty ones, below it too."""
    lines: list[list[str]] = []
    below: dict[int, int] = {}  # how many more lines a cell above takes of a column
    for row in element.xpath(".//tr"):
        line: list[str] = []
        for cell in row.xpath("./th | ./td"):
            _skip(line, below)
            rows = int(cell.get("rowspan", 1)) - 1
            below |= {len(line) + beside: rows for beside in range(int(cell.get("colspan", 1)))} if rows else {}
            line += _cell(cell)
        _skip(line, below)
        lines.append(line)
    width = max(map(len, lines), default=0)
    full = [f"| {' | '.join([*line, *[''] * (width - len(line))])} |" for line in lines]
    return "\n".join([*full[:1], f"|{' --- |' * width}", *full[1:]])


def _skip(line: list[str], below: dict[int, int]) -> None:
    """Add empty cells where one from above reaches down."""
    while below.get(len(line), 0):
        below[len(line)] -= 1
        line.append("")


def _cell(cell: Any) -> list[str]:
    text = " ".join(filter(None, _blocks(cell))).replace("|", "\\|")
    return [_SPACES.sub(" ", text), *[""] * (int(cell.get("colspan", 1)) - 1)]


def _words(element: Any) -> str:
    return _clean(_inside(element))


def _inside(element: Any) -> str:
    return _escape(element.text) + "".join(
        (_inline(child) if _is_read(child) else "") + _escape(child.tail) for child in element
    )


def _escape(text: str | None) -> str:
    """Return text in which no reader of Markdown finds an element or a link."""
    return _ACTIVE.sub(r"\\\1", text or "")


def _inline(element: Any) -> str:
    """Return an element within a line."""
    text, classes = _inside(element), element.get("class", "").split()
    if "citation" in classes:
        return f"[{text.strip()}]"
    if element.tag == "a" and element.get("href"):
        return f"[{_clean(text)}]({element.get('href')})"
    if element.get("role") == "img":
        return f" ({element.get('aria-label', '')})" if "grade-primary" not in classes else ""
    mark = _AROUND.get(element.tag, "")
    return "\n" if element.tag == "br" else f"{mark}{text}{mark}" if text.strip() else text


def _is_read(element: Any) -> bool:
    is_tag = isinstance(element.tag, str)
    return (
        is_tag and element.tag not in _LEFT_OUT and not _LEFT_OUT_CLASSES.intersection(element.get("class", "").split())
    )


def _clean(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
