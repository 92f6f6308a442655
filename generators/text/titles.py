"""Titles of works: the parts that a site writes beside its own name, and the words without markup."""

from __future__ import annotations

import re


def split_title(title: str) -> list[str]:
    """Split a title at bars and dashes; final points are left out."""
    return [part.strip(" .…!?") for part in re.split(r"\s*[|»]\s*|\s[-–—·/]\s", title)]


def strip_markup(text: str) -> str:
    """Return the text of a field of a reference without markup, for metadata."""
    return re.sub(r"</?(?:i|sub|sup)>", "", text)
