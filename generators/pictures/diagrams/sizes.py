"""How large the texts and boxes of a diagram are."""

from __future__ import annotations

from functools import cache

from generators.pictures.diagrams.geometry import Rect
from generators.pictures.diagrams.lettering import measure, wrap_lines
from generators.pictures.diagrams.scene import Text

NODE, LABEL, TITLE = 14.0, 13.0, 13.0  # px as printed
PADDING = (9.0, 6.0)  # px between a box and its text, across and down
DOUBLE = 4.0  # px that the second line of a decision adds on each side
SMALLEST_BOX = 36.0  # px of width
BOLD = frozenset({"drug"})  # kinds of nodes
LONGEST, SHORTEST = 60, 8  # characters of a line that is tried


def is_bold(kind: str) -> bool:
    """Return whether the text of a box of this kind is bold."""
    return kind in BOLD


def box_size(kind: str, text: Text) -> tuple[float, float]:
    """Return width and height of the box around a text."""
    across, down = pad_box(kind)
    return max(text.rect.width + across, SMALLEST_BOX), text.rect.height + down


def pad_box(kind: str) -> tuple[float, float]:
    """Return what a box of this kind adds to the width and the height of its text."""
    extra = DOUBLE if kind == "decision" else 0.0
    return 2 * (PADDING[0] + extra), 2 * (PADDING[1] + extra)


@cache
def wrap_text(text: str, limit: int, size: float = LABEL, bold: bool = False) -> Text:
    """Break a text into lines of at most `limit` characters; it is not placed yet."""
    lines = wrap_lines(text, limit)
    return Text(lines, Rect(0, 0, *measure(lines, size, bold)), size, bold)


@cache
def fit_text(text: str, room: float, size: float = LABEL, bold: bool = False) -> Text:
    """Break a text into lines that are no wider than `room` where its words allow it."""
    tried = (wrap_text(text, limit, size, bold) for limit in range(LONGEST, SHORTEST, -1))
    return next((found for found in tried if found.rect.width <= room), wrap_text(text, SHORTEST, size, bold))
