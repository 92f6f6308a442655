"""The pieces of a line as they are set on paper, strings and mappings with their `kind`; and what blocks are to one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]

SPACES = re.compile(r"[ \t\n\r\f]+")  # as HTML has them; thin and hard spaces stay
_WORD_ENDS = re.compile(r"(?<=[/?&=_.%-])(?=\w)")  # where an address may be broken


def make_paragraph(pieces: list[Any]) -> Iterator[Node]:
    """Yield the paragraph of pieces, if anything is left of them without the spaces at their ends."""
    if trimmed := trim_pieces(pieces):
        yield {"kind": "paragraph", "role": "", "pieces": trimmed}


def cut_address(pieces: list[Any], to: str) -> list[Any]:
    """Return the pieces of a link; an address that is printed may be broken between its words."""
    if not to.startswith("http") or [piece for piece in pieces if not isinstance(piece, str) or "/" not in piece]:
        return pieces
    words = [word for piece in pieces for word in _WORD_ENDS.split(piece)]
    return [part for word in words for part in ({"kind": "cut"}, word)][1:]


def join_pieces(pieces: list[Any]) -> list[Any]:
    """Join strings that stand side by side, with single spaces."""
    joined: list[Any] = []
    for piece in pieces:
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        elif piece != "":
            joined.append(piece)
    return [SPACES.sub(" ", piece) if isinstance(piece, str) else piece for piece in joined]


def trim_pieces(pieces: list[Any]) -> list[Any]:
    """Join pieces, without space before the first and after the last."""
    joined = join_pieces(pieces)
    if joined and isinstance(joined[0], str):
        joined[0] = joined[0].lstrip(" ")
    if joined and isinstance(joined[-1], str):
        joined[-1] = joined[-1].rstrip(" ")
    return [piece for piece in joined if piece != ""]


def nest_blocks(blocks: list[Node]) -> None:
    """Let no heading stand more than one level below the one before it, as PDF/UA asks for; what begins a section stays with its head."""
    level, before = 0, ""
    for block in blocks:
        if block["kind"] == "heading":
            level = block["level"] = min(block["level"], level + 1)
        elif block["kind"] == "figure":
            block["first"] = before == "heading"
        before = block["kind"]
