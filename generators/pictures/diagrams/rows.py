"""Which boxes stand in which row, when a diagram is set like text: from left to right, and row under row.

A long chain folds like a sentence. A cluster has rows of its own, or shares one with its neighbours if all of it fits there. Within a
row an arrow leads only from a box to the next; a box that another box of the row is linked to begins a new row.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby

from generators.pictures.diagrams.parts import Parts

Row = list[str]
STEP = 10  # px between two widths that are tried


def fold(parts: Parts, order: list[str], room: float) -> list[Row]:
    """Return the rows of a diagram whose boxes are in this order, the members of a cluster together."""
    rows: list[Row] = []
    is_open = False  # may the last row be shared?
    for group in list_groups(parts, order):
        together = [*rows[-1], *group] if rows and is_open else []
        if together and parts.width(together) <= room and not _is_broken(parts, together):
            rows[-1] = together
            continue
        added = _break_evenly(parts, group, room)
        rows += added
        is_open = parts.style.shared and len(added) == 1
    return rows


def list_groups(parts: Parts, order: list[str]) -> Iterator[Row]:
    """Yield the boxes of each cluster; one without a cluster is a group of its own."""
    for home, members in groupby(order, key=lambda ident: parts.boxes[ident].cluster):
        group = list(members)
        yield from [group] if home else [[ident] for ident in group]


def _break_evenly(parts: Parts, group: Row, room: float) -> list[Row]:
    """Return the fewest rows, and of those the narrowest; a group is broken alike wherever it stands."""
    key = tuple(group), room
    if key not in parts.broken:
        parts.broken[key] = _find_evenest(parts, group, room)
    return parts.broken[key]


def _find_evenest(parts: Parts, group: Row, room: float) -> list[Row]:
    fewest = len(_break(parts, group, room))
    rooms = range(0, int(room), STEP)
    narrowest = bisect_left(rooms, -fewest, key=lambda width: -len(_break(parts, group, width)))
    return _break(parts, group, rooms[narrowest] if narrowest < len(rooms) else room)


def _break(parts: Parts, group: Row, room: float) -> list[Row]:
    rows: list[Row] = [[]]
    for ident in group:
        row = [*rows[-1], ident]
        if len(row) > 1 and (parts.width(row) > room or _is_broken(parts, row)):
            rows.append([ident])
        else:
            rows[-1] = row
    return rows


def _is_broken(parts: Parts, row: Row) -> bool:
    """Whether an arrow within the row leads elsewhere than to the next box."""
    places = {ident: place for place, ident in enumerate(row)}
    return any(
        head in places and places[head] - place not in (0, 1)
        for ident, place in places.items()
        for head in parts.heads[ident]
    )
