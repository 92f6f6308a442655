"""Apostrophes as print has them, in plain text and in text that was escaped for HTML."""

from __future__ import annotations

import re
from functools import cache

_QUOTED = re.compile(r"(?<![\w’′])'(?=[^\W\d_])([^']*)(?<=[^\W\d_]|[.,!?])'(?!\w)")


def set_apostrophes(text: str, straight: str = "'") -> str:
    """Return text with its apostrophes curled, which stand there as `straight`; the prime of an end, as in 5', stays."""
    return _find(straight).sub("’", text)


@cache
def _find(straight: str) -> re.Pattern[str]:
    letter = r"[^\W\d_]"  # drug's, we've, N'Kuli; patients' own, Prescribers' Reference
    return re.compile(rf"(?<={letter}){straight}(?={letter})|(?<=s){straight}(?= {letter})")


def set_quotes(text: str) -> str:
    """Return plain text with its apostrophes curled, and each pair of single quotation marks as such."""
    return _QUOTED.sub(r"‘\1’", set_apostrophes(text))
