"""Braces and quotes of BibTeX."""

from __future__ import annotations

import re


def is_enclosed(raw: str) -> bool:
    """Whether the brace or quote at the start is closed only by the last character."""
    if len(raw) < 2 or raw[0] not in '{"':
        return False
    depth = 0
    for match in re.finditer(r'(?<!\\)[{}"]', raw):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0 and match.start() > 0 and (match[0] == '"') == (raw[0] == '"'):
            return match.end() == len(raw)
    return False
