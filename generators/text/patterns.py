"""Lists of words and of patterns, made into one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_NEVER = "(?!)"  # matches nothing: an empty list finds nothing


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words as they are written, the longest first."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) or _NEVER})"


def whole_words(patterns: Iterable[str]) -> re.Pattern[str]:
    """What matches any of some patterns as whole words, capitals or not."""
    return re.compile(rf"\b(?:{'|'.join(f'(?:{pattern})' for pattern in patterns) or _NEVER})\b", re.IGNORECASE)


@dataclass(frozen=True)
class PatternList:
    """Patterns of whole words, each with what to write instead."""

    pattern: re.Pattern[str]
    instead: tuple[str, ...]

    @classmethod
    def of(cls, pairs: Sequence[tuple[str, str]]) -> PatternList:
        """From pairs of a pattern, with groups of its own or none, and what to write."""
        named = (f"(?P<w{number}>{pattern})" for number, (pattern, _) in enumerate(pairs))
        return cls(whole_words(named), tuple(instead for _, instead in pairs))

    def finditer(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Each match with what to write instead."""
        for match in self.pattern.finditer(text):
            yield match, self.instead[int((match.lastgroup or "w0")[1:])]
