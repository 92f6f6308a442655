"""Apostrophes as print has them, in plain text and in text that was escaped for HTML."""

from __future__ import annotations

import re
from functools import cache


def set_apostrophes(text: str, straight: str = "'") -> str:
    """Return text with its apostrophes curled, which stand there as `straight`; the prime of an end, as in 5', stays."""
    return _find(straight).sub("’", text)


@cache
def _find(straight: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=[A-Za-z]){straight}(?=[a-z]\b)|(?<=s){straight}(?= [a-z])")  # drug's, patients' own
