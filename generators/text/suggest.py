"""The word that was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, words: Iterable[str]) -> str:
    """The word of a list that is most like `word`, or nothing when none is."""
    return next(iter(difflib.get_close_matches(word, list(words), n=1)), "")


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> tuple[str, str]:
    """The last parts of a problem with an unknown word, `wanted` and `fix`: the nearest known word, or `otherwise`."""
    near = nearest(word, known)
    return ("", near) if near else (otherwise, "")


def or_else(near: str, otherwise: str) -> str:
    """What was wanted: the nearest word that was found, or in words what would do."""
    return f"nearest: {near!r}" if near else otherwise
