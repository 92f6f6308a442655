"""The addresses at other hosts that a browser asks as it shows a page, a style sheet or a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lxml import html

from generators.site import query
from generators.site.active import QUIET_LINKS, holds_words, normalize
from generators.site.pages import BuiltPage

_LOADING = (
    "src",
    "poster",
    "data",
    "background",
    "action",
    "formaction",
    "ping",
    "manifest",
    "icon",
    "code",
    "classid",
    "srcdoc",
)
_HOST = re.compile(r"(?:(?:https?|ftps?|wss?):)?[/\\]{2}", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
_ADDRESS = re.compile(rf"url\(\s*({_STRING}|[^)]*)\)|@import\s+({_STRING})|({_STRING})", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)")
_LINKED_PICTURE = re.compile(
    r"""(?:xlink:)?href\s*=\s*(?:"([^"]*)"|'([^']*)')|<\?xml-stylesheet[^>]*href=["']([^"']*)"""
)
_LINK = re.compile(r"<(?:\w+:)?a\b[^>]*>")


def loaded_by_page(page: BuiltPage) -> Iterator[str]:
    """Yield the addresses at other hosts that a page loads, by its elements and its styles."""
    for element in page.tree.iter():
        if isinstance(element.tag, str):
            yield from filter(is_elsewhere, _addresses(element))
    for element in query.mermaid_diagrams(page.tree):
        yield f"a Mermaid diagram: {query.words(element)}"


def _addresses(element: html.HtmlElement) -> Iterator[str]:
    """What an element asks for, at whichever host."""
    for name, value in element.attrib.items():
        if name in _LOADING or (name in ("href", "xlink:href") and _loads(element)):
            yield value
        elif name in ("srcset", "imagesrcset"):
            yield from (part.split()[0] for part in value.split(",") if part.split())
        elif name == "style" or ("url(" in value.lower() and not holds_words(name)):
            yield from _in_css(value)
        elif name == "content" and element.tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
            yield value.partition("=")[2].strip("\"' ")
    if element.tag == "style":
        yield from _in_css(element.text or "")


def _loads(element: html.HtmlElement) -> bool:
    """Whether a browser asks for the `href` of an element by itself."""
    if element.tag == "link":
        return not set(element.get("rel", "").lower().split()) <= QUIET_LINKS
    return element.tag not in ("a", "area")


def loaded_by_sheet(text: str) -> Iterator[str]:
    """Yield the addresses at other hosts that a style sheet loads."""
    yield from filter(is_elsewhere, _in_css(text))


def loaded_by_picture(text: str) -> Iterator[str]:
    """Yield the addresses at other hosts that an SVG file loads; links stay out."""
    linked = (unescape("".join(match.groups(""))) for match in _LINKED_PICTURE.finditer(_LINK.sub("", text)))
    styled = (address for part in re.findall(r"url\([^)]*\)|@import[^;]*", unescape(text)) for address in _in_css(part))
    yield from filter(is_elsewhere, [*linked, *styled])


def _in_css(text: str) -> Iterator[str]:
    """The addresses of a style: of `url()` and `@import`, and any other string, which an `image-set()` may hold."""
    for match in _ADDRESS.finditer(_COMMENT.sub("", text)):
        yield _ESCAPE.sub(_character, "".join(match.groups("")).strip().strip("\"'"))


def _character(match: re.Match[str]) -> str:
    return chr(min(int(match[1], 16), 0x10FFFF)) if match[1] else match[2]


def is_elsewhere(address: str) -> bool:
    """Return whether an address names a host, as a browser reads it."""
    return bool(_HOST.match(normalize(address)))
