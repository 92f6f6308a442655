"""Combine lists of words or patterns into one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_NEVER = "(?!)"  # matches nothing: an empty list finds nothing


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) or _NEVER})"


def whole_words(patterns: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of some patterns as whole words, in any case."""
    return re.compile(rf"\b(?:{'|'.join(f'(?:{pattern})' for pattern in patterns) or _NEVER})\b", re.IGNORECASE)


@dataclass(frozen=True)
class PatternList:
    """Patterns of whole words, each with its replacement."""

    pattern: re.Pattern[str]
    instead: tuple[str, ...]

    @classmethod
    def of(cls, pairs: Sequence[tuple[str, str]]) -> PatternList:
        """Compile pairs of a pattern, with or without groups, and its replacement."""
        named = (f"(?P<w{number}>{pattern})" for number, (pattern, _) in enumerate(pairs))
        return cls(whole_words(named), tuple(instead for _, instead in pairs))

    def finditer(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Yield each match with its replacement."""
        for match in self.pattern.finditer(text):
            yield match, self.instead[int((match.lastgroup or "w0")[1:])]
