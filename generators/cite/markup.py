"""The markup of a field while an entry is put together: italics, raised and lowered characters, and no other HTML."""

from __future__ import annotations

import re
from html import escape

_TAGS = ("<i>", "</i>", "<sub>", "</sub>", "<sup>", "</sup>")
_PAIR = re.compile(r"(<(i|sub|sup)>)((?:(?!</?(?:i|sub|sup)>).)*)(</\2>)")
# Each tag is one private character, so that a text can be cut, joined and escaped without a look at its tags.
_SHIELDS = {tag: chr(0xE000 + n) for n, tag in enumerate(_TAGS)}
CLOSING = "".join(_SHIELDS[tag] for tag in _TAGS if tag.startswith("</"))


def shield(text: str) -> str:
    """Replace the tags of a field by single characters; a tag that does not close is text."""
    while (paired := _PAIR.sub(lambda m: _SHIELDS[m[1]] + m[3] + _SHIELDS[m[4]], text)) != text:
        text = paired
    return text


def italic(text: str) -> str:
    """Return a shielded text in italics; nothing stays nothing."""
    return _SHIELDS["<i>"] + text + _SHIELDS["</i>"] if text else ""


def to_html(text: str) -> str:
    """Return a shielded text as HTML, everything but its tags escaped."""
    html = escape(text, quote=False)
    for tag, character in _SHIELDS.items():
        html = html.replace(character, tag)
    return html


def join_sentences(sentences: list[str]) -> str:
    """Join shielded texts with a full stop after each, but where one ends in a stop, a question or an exclamation mark."""
    ended = [text if text.rstrip(CLOSING).endswith((".", "?", "!")) else text + "." for text in sentences if text]
    return " ".join(ended)
