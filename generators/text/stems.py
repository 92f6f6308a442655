"""Stem words with Snowball's English stemmer: `studies` and `studied` match, `rinses` and `rinse` too."""

from __future__ import annotations

import re
from functools import lru_cache

import snowballstemmer

_ENGLISH = snowballstemmer.stemmer("english")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a word, in lower case."""
    return str(_ENGLISH.stemWord(word.lower()))


def stem_words(text: str, shortest: int = 1) -> list[str]:
    """Return the stems of the words of a text, in order; only of words with a minimal length."""
    return [stem(word) for word in _WORD.findall(text) if len(word) >= shortest]
