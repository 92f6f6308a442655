"""Words that praise, paint or promise wherever they stand: those of a list, and all with some endings that are not in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generators.model import Wording
from generators.text.patterns import whole_words

_WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*")
_ENDINGS = ("s", "d", "ed")


class JudgingWords:
    """The words of `judging` in `data/wording.yml`, and those with its endings."""

    def __init__(self, words: Wording) -> None:
        self._listed = {f"{word}{ending}" for word in words.judging for ending in ("", *_ENDINGS)}
        self._plain = frozenset(words.plain)
        self._ending = re.compile(rf".{{3,}}(?:{words.judging_ends or '(?!)'})")
        self._phrases = whole_words(words.plain_phrases)
        self._known: dict[str, bool] = {}

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Yield each of the words of a text; names and phrases of the trade are none."""
        found = [match for match in _WORD.finditer(text) if self._judges(match[0]) and not _is_name(match, text)]
        if found:
            plain = [one.span() for one in self._phrases.finditer(text)]
            yield from (one for one in found if not any(start <= one.start() < end for start, end in plain))

    def _judges(self, word: str) -> bool:
        if word not in self._known:
            low = word.lower()
            ends = low not in self._plain and self._ending.fullmatch(low)
            self._known[word] = bool(low in self._listed or ends)
        return self._known[word]


def _is_name(match: re.Match[str], text: str) -> bool:
    """Whether a word is in capitals, or begins with one where no sentence does."""
    before = text[: match.start()].rstrip(" “‘\"'(*_")
    return match[0][1].isupper() or (match[0][0].isupper() and bool(before) and before[-1] not in ".!?:#|-")
