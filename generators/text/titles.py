"""Titles: the parts that a site writes beside its own name, the words without markup, a name at the beginning of a line."""

from __future__ import annotations

import re


def split_title(title: str) -> list[str]:
    """Split a title at bars and dashes; final points are left out."""
    return [part.strip(" .…!?") for part in re.split(r"\s*[|»]\s*|\s[-–—·/]\s", title)]


def strip_markup(text: str) -> str:
    """Return the text of a field of a reference without markup, for metadata."""
    return re.sub(r"</?(?:i|sub|sup)>", "", text)


def upper_first(text: str) -> str:
    """Return a name as it begins a line: the first letter is a capital, all others stay as they are."""
    return text[:1].upper() + text[1:]


def begin_line(text: str) -> str:
    """Return words as they begin a line: a word with capitals of its own, such as mRNA or apoB, stays as it is."""
    first = text.partition(" ")[0]
    return upper_first(text) if first == first.lower() else text
