"""Characters that nobody sees, or that a file lost: controls, marks of direction, blanks without width, private and missing letters.

Two texts that look the same are then not the same, a line reads in another order than it is stored, and a search finds nothing.
"""

from __future__ import annotations

import re
import unicodedata

HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    r"\u3164\ufdd0-\ufdef\ue000-\uf8ff\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_CONTROL = "Cc"


def describe(character: str) -> str:
    """Return what a hidden character is: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    kind = "a control character" if unicodedata.category(character) == _CONTROL else "a character of no alphabet"
    return f"U+{ord(character):04X} {unicodedata.name(character, kind)}"
