"""Suggest the word that was probably meant: a misspelling of it, never a similar word of other meaning.

Ids and words of closed lists lie close to others that mean something else: `csf-day-15` and `csf-day-29`, `ug/mL` and
`ng/mL`, `approved` and `not-approved`, the value of a mouse and that of a monkey. A suggestion that an author accepts
unread must not change what the data say, so a word is near only if every part of it is.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

_PARTS = re.compile(r"[^\W_]+")
_CLOSE = 0.75  # of a part: `half-lfe` is close to `half-life`, `csf` is not to `cns`
_OPPOSITE = re.compile(r"(?:un|in|im|non|not|dis|anti)-?")


def find_nearest(word: str, words: Iterable[str]) -> str:
    """Return the word of a list that `word` is a misspelling of, or nothing."""
    near = difflib.get_close_matches(word, list(words), n=8)
    return next((other for other in near if is_slip(word, other)), "")


def is_slip(word: str, other: str) -> bool:
    """Whether `word` is a misspelling of `other`: the same parts, the same digits, no opposite."""
    one, two = _PARTS.findall(word.casefold()), _PARTS.findall(other.casefold())
    if "".join(one) == "".join(two):
        return True
    if sorted(re.findall(r"\d", word)) != sorted(re.findall(r"\d", other)) or is_opposite("".join(one), "".join(two)):
        return False
    return len(one) == len(two) and all(map(_is_close, one, two))


def is_opposite(one: str, two: str) -> bool:
    """Whether one of two words negates the other: `approved`, `unapproved`."""
    longer, shorter = (one, two) if len(one) > len(two) else (two, one)
    return longer.endswith(shorter) and bool(_OPPOSITE.fullmatch(longer.removesuffix(shorter)))


def _is_close(one: str, two: str) -> bool:
    last_letter = len(one) == len(two) == 3 and one[:2] == two[:2]  # of a short word a letter is a third
    return last_letter or difflib.SequenceMatcher(None, one, two).ratio() >= _CLOSE


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> tuple[str, str]:
    """Return `wanted` and `fix` for an unknown word: the nearest known word, or `otherwise`."""
    near = find_nearest(word, known)
    return ("", near) if near else (otherwise, "")
