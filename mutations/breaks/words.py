"""Typing errors."""

from __future__ import annotations

import re


def misspell(word: str) -> str:
    """Return a word without a letter in its middle; a short one with one more."""
    middle = len(word) // 2
    return word[:middle] + word[middle + 1 :] if len(word) > 3 else word + "x"


def change_digit(text: str, at: int = -1) -> str:
    """Return a text with one of its digits changed: the last, or that of a place."""
    digits = [m.start() for m in re.finditer(r"\d", text)]
    if not digits:
        return text
    place = digits[at]
    digit = str((int(text[place]) + 3) % 10 or 4)
    return text[:place] + digit + text[place + 1 :]


def quote_cell(cell: str) -> str:
    """Quote a cell of a CSV file."""
    return f'"{cell.replace(chr(34), chr(34) * 2)}"' if "," in cell or '"' in cell else cell
