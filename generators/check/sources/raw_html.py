"""HTML, attribute lists and addresses in Markdown that could be active on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from generators.site import active
from generators.text import prose

_BARE = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)\s*/?>")
_TITLED = re.compile(r"<abbr\s+title=(?:\"[^\"<>]*\"|'[^'<>]*')\s*>", re.IGNORECASE)
_AUTOLINK = re.compile(r"<(?:(?:https?://|mailto:)[^\s<>\"']*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?!-?>)(?:(?!-->|--!>|<[A-Za-z!/?]).)*-->", re.DOTALL)
_STRAY = re.compile(r"<(?=[A-Za-z!/?])")
_ATTRIBUTES = re.compile(r"\{:?[ ]*[^{}\n=]*[\w:-]=[^}\n]{0,2000}\}")
_DESTINATION = re.compile(r"\]\(\s*<?([^)\s>]+)|^[ ]{0,3}\[[^\]\n]+\]:\s*<?([^\s>]+)", re.MULTILINE)
_INLINE = ", ".join(f"<{name}>" for name in sorted(active.INLINE))

Unsafe = tuple[int, str, str]  # offset, what it is, what was wanted


def unsafe(text: str) -> Iterator[Unsafe]:
    """Yield what could be active in the body of a guide, in the order of the text."""
    parsed = prose.parse(text, is_markdown=True)
    found = [one for node in parsed.nodes for one in _in_node(text, node)]
    yield from sorted([*found, *_in_text(_without_code(parsed))])


def _in_node(text: str, node: prose.Node) -> Iterator[Unsafe]:
    written = text[node.start : node.end]
    if isinstance(node, prose.Words):
        yield from ((node.start + at.start(), "a `<` before a letter", "`&lt;`") for at in _STRAY.finditer(written))
    elif isinstance(node, prose.HiddenText) and node.kind == "tag" and not _is_harmless(written):
        yield node.start, f"the HTML {written[:60]}", f"Markdown, or one of {_INLINE} without attributes"
    elif isinstance(node, prose.HiddenText) and node.kind == "comment" and not _COMMENT.fullmatch(written):
        yield node.start, "a comment that holds markup", "a comment of words alone"


def _is_harmless(tag: str) -> bool:
    bare = _BARE.fullmatch(tag)
    return bool((bare and bare[1].lower() in active.INLINE) or _TITLED.fullmatch(tag) or _AUTOLINK.fullmatch(tag))


def _without_code(parsed: prose.Prose) -> str:
    """The text with blanks for code, comments and calls, in which a link or an attribute list is none."""
    return "".join(_blank(parsed.text[node.start : node.end], node) for node in parsed.nodes)


def _blank(written: str, node: prose.Node) -> str:
    is_code = isinstance(node, prose.HiddenText) and node.kind in ("code", "comment")
    return re.sub(r"[^\n]", " ", written) if is_code or isinstance(node, prose.Call) else written


def _in_text(text: str) -> Iterator[Unsafe]:
    """Attribute lists, and addresses of Markdown links and images that a browser would run."""
    for match in _ATTRIBUTES.finditer(text):
        yield match.start(), f"the attribute list {match[0][:60]}", "the text without it"
    for match in _DESTINATION.finditer(text):
        address = match[1] or match[2]
        if active.scheme(unescape(address)) not in active.LINKED:
            yield match.start(), f"the address {address[:60]}", "one that begins with https://"
