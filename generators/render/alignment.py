"""Align printed numbers that stand under each other at their decimal points.

A digit and a sign are one `ch` wide, since the face has tabular figures; so is the indent of a number with one digit fewer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_WHOLE = re.compile(
    "([~<>≤≥≈±+\u2212]*\\d[\\d\u202f]*)(?![\\d,])"
)  # what stands before the decimal point; a list of numbers is none
_THIN_SPACE = "\u202f"
MOST = 6  # a number is not moved further than this many digits


def indent_figures(column: Sequence[str]) -> tuple[str, ...]:
    """Return for each text of a column by how much its number is moved to the right: `2` digits, with `group` the thin space of
    the thousands too; "" for a text that does not begin with a number, and for the widest. Templates make classes of them."""
    widths = [_measure(text) for text in column]
    numbers = [width for width in widths if width]
    if len(numbers) < 2:
        return ("",) * len(column)
    digits, groups = max(one[0] for one in numbers), max(one[1] for one in numbers)
    return tuple(_name_steps(digits - width[0], groups - width[1]) if width else "" for width in widths)


def _measure(text: str) -> tuple[int, int] | None:
    """Return the digits and signs, and the thin spaces, before the decimal point."""
    found = _WHOLE.match(text)
    if not found:
        return None
    groups = found[1].count(_THIN_SPACE)
    return len(found[1]) - groups, groups


def _name_steps(digits: int, groups: int) -> str:
    if digits > MOST:
        return ""
    return " ".join(filter(None, (str(digits) if digits else "", "group" if groups else "")))
