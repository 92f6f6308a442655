"""Stems of words by Snowball's English stemmer: `studies` and `studied` are one, `rinses` and `rinse` too."""

from __future__ import annotations

import re
from functools import lru_cache

import snowballstemmer

_ENGLISH = snowballstemmer.stemmer("english")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a word, in small letters."""
    return str(_ENGLISH.stemWord(word.lower()))


def stem_words(text: str, shortest: int = 1) -> list[str]:
    """The stems of the words of a text, in order; of those that have so many letters at least."""
    return [stem(word) for word in _WORD.findall(text) if len(word) >= shortest]
