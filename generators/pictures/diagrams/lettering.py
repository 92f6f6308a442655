"""Measure text in the widest font that a page may use.

A page names a list of fonts and a reader's machine has some of them, so text is measured in DejaVu Sans, which is wider
than all others of the list (`svg.FONT`): what holds its text in DejaVu holds it in every font.
"""

from __future__ import annotations

from functools import cache
from math import fsum
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # matplotlib is loaded when something is drawn
    from matplotlib.ft2font import FT2Font

LEADING = 1.2  # height of a line, in sizes of the font: more than DejaVu's ascent and descent (1.17)
EM = 1000


def measure(lines: tuple[str, ...], size: float, bold: bool = False) -> tuple[float, float]:
    """Return width and height of lines of text in px."""
    widest = max((fsum(_measure_letter(letter, bold) for letter in line) for line in lines), default=0.0)
    return widest * size, len(lines) * LEADING * size


@cache
def _load_font(bold: bool) -> FT2Font:
    import matplotlib
    from matplotlib.ft2font import FT2Font

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    font = FT2Font(str(Path(matplotlib.get_data_path(), "fonts", "ttf", name)))
    font.set_size(EM, 72)
    return font


@cache
def _measure_letter(letter: str, bold: bool) -> float:
    """Return the advance of a letter, in font sizes; one that DejaVu lacks counts as a square."""
    from matplotlib.ft2font import LoadFlags

    font = _load_font(bold)
    if not font.get_char_index(ord(letter)):
        return 1.0
    return float(font.load_char(ord(letter), LoadFlags.NO_HINTING).linearHoriAdvance) / 65536 / EM


@cache
def wrap_lines(text: str, limit: int) -> tuple[str, ...]:
    """Break text into lines of at most `limit` characters and similar length; the author's line breaks stay."""
    parts = text.replace("\\n", "\n").split("\n")
    return tuple(line for part in parts for line in _break_evenly(part, limit))


def _break_evenly(text: str, limit: int) -> tuple[str, ...]:
    """Return the fewest lines, and of those the narrowest."""
    fewest = len(_wrap(text, limit))
    return next(lines for width in range(8, limit + 1) if len(lines := _wrap(text, width)) == fewest)


@cache
def _wrap(text: str, width: int) -> tuple[str, ...]:
    return tuple(wrap(text, width, break_long_words=False, break_on_hyphens=False))
