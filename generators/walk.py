"""Every noun of a library with the place it was written at, for rules that look at all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generators import cite
from generators.model import Citation, Guide, Library, Noun, Placed, Where


def cited(library: Library) -> Iterator[tuple[Citation, Where]]:
    """Every citation in the data and the prose, with its place: exact in a guide, the noun's own elsewhere."""
    for drug in library.drugs:
        yield from _in(drug, drug.where)


def unreadable(library: Library) -> Iterator[Where]:
    """Every place in the prose where something begins like a citation and cannot be read as one."""
    for guide in (guide for drug in library.drugs for guide in drug.guides):
        yield from (_offset(guide, at) for at in cite.unreadable(guide.body))


def _in(thing: Any, where: Where) -> Iterator[tuple[Citation, Where]]:
    if isinstance(thing, Citation):
        yield thing, where
    elif isinstance(thing, Guide):
        yield from ((c, _offset(thing, at)) for c, at in cite.citations(thing.body))
    elif isinstance(thing, str):
        yield from ((citation, where) for citation, _ in cite.citations(thing))
    elif isinstance(thing, Noun):
        place = thing.where if isinstance(thing, Placed) and thing.where.line else where
        place = place if place.file != "<nowhere>" else where
        for name in type(thing).model_fields:
            yield from _in(getattr(thing, name), place)
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _in(part, where)


def _offset(guide: Guide, offset: int) -> Where:
    before = guide.body[:offset]
    line = guide.body_line + before.count("\n")
    return Where(file=guide.where.file, line=line, column=offset - before.rfind("\n"))
