"""Where the boxes of a row stand: near what they are linked to in the rows above and below, and apart from one another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import fsum

from generators.pictures.diagrams.parts import Parts, Place
from generators.pictures.diagrams.rows import Row

SPREAD = 1.35  # times its natural width that a box may be stretched
LOOSE = 1.6  # times its least length that an arrow within a row may have
CALM = 0.15  # weight of an even row, beside 1 for each arrow to another row
SWEEPS = 3  # down, up and down again

Wish = tuple[float, float]  # a place and its weight


@dataclass
class _Unit:
    """Boxes of a row that arrows join: they stand together."""

    boxes: list[Place]  # from the left of the unit
    width: float
    gap: float  # before it
    left: float = 0.0


def place_across(parts: Parts, rows: list[Row], left: float, right: float) -> list[list[Place]]:
    """Return the boxes of each row at their places between `left` and `right`."""
    made = [_recall_units(parts, row, right - left) for row in rows]
    for units in made:
        _spread_evenly(units, left, right)
    links, centers = _list_links(parts, rows), dict[str, float]()  # of the rows that were placed
    for sweep in range(SWEEPS):
        for units in made if sweep % 2 == 0 else reversed(made):
            _settle(units, links, centers, left, right)
            centers |= {box.id: unit.left + box.center for unit in units for box in unit.boxes}
    return [[replace(box, left=unit.left + box.left) for unit in units for box in unit.boxes] for units in made]


def _list_links(parts: Parts, rows: list[Row]) -> dict[str, list[str]]:
    """Return the boxes of other rows that each box is linked to."""
    rank = {ident: number for number, row in enumerate(rows) for ident in row}
    links: dict[str, list[str]] = {ident: [] for ident in rank}
    for edge in parts.edges:
        if rank[edge.tail] != rank[edge.head]:
            links[edge.tail].append(edge.head)
            links[edge.head].append(edge.tail)
    return links


def _recall_units(parts: Parts, row: Row, room: float) -> list[_Unit]:
    """Return the units of a row, which are the same wherever the row stands; each has its own place."""
    key = tuple(row), room
    if key not in parts.units:
        parts.units[key] = [(unit.boxes, unit.width, unit.gap) for unit in _make_units(parts, row, room)]
    return [_Unit(*unit) for unit in parts.units[key]]


def _make_units(parts: Parts, row: Row, room: float) -> list[_Unit]:
    """Join the boxes of a row, wider and with longer arrows if there is room."""
    boxes, spare = _stretch(parts, row, room)
    joints = [parts.gap(*pair) for pair in pairwise(row) if pair in parts.joined]
    longer = 1 + (min(LOOSE - 1, spare / fsum(joints)) if joints else 0.0)
    units = [_Unit([boxes[0]], boxes[0].width, 0.0)]
    for before, box in pairwise(boxes):
        gap = parts.gap(before.id, box.id)
        if (before.id, box.id) in parts.joined:
            unit = units[-1]
            unit.boxes.append(replace(box, left=unit.width + gap * longer))
            unit.width = unit.boxes[-1].right
        else:
            units.append(_Unit([box], box.width, gap))
    return units


def _stretch(parts: Parts, row: Row, room: float) -> tuple[list[Place], float]:
    """Return the boxes of a row, as high as the highest and wider if there is room, and the room that is left."""
    boxes = [parts.boxes[one] for one in row]
    spare, most = max(room - parts.width(row), 0.0), fsum(box.width for box in boxes) * (SPREAD - 1)
    wider = min(most, spare)
    height = max(box.height for box in boxes)
    factor = 1 + wider / most * (SPREAD - 1)
    return [replace(box, width=box.width * factor, height=height) for box in boxes], spare - wider


def _spread_evenly(units: list[_Unit], left: float, right: float) -> None:
    spare = right - left - fsum(unit.width + unit.gap for unit in units)
    between = spare / (len(units) - 1) if len(units) > 1 else 0.0
    x = left
    for unit in units:
        unit.left = x + unit.gap
        x = unit.left + unit.width + between


def _settle(
    units: list[_Unit], links: dict[str, list[str]], centers: dict[str, float], left: float, right: float
) -> None:
    """Move the units of a row towards what they are linked to, in their order and with their gaps."""
    offsets = list(_list_offsets(units))
    wishes = [
        (place - offset, weight)
        for unit, offset in zip(units, offsets, strict=True)
        for place, weight in [_average(_list_wishes(unit, links, centers))]
    ]
    most = max(right - offsets[-1] - units[-1].width, left)
    for unit, offset, place in zip(units, offsets, _make_rising(wishes), strict=True):
        unit.left = offset + min(max(place, left), most)


def _list_offsets(units: list[_Unit]) -> Iterator[float]:
    """Yield where each unit begins if all stand as near to one another as they may."""
    x = 0.0
    for unit in units:
        yield x + unit.gap
        x += unit.gap + unit.width


def _list_wishes(unit: _Unit, links: dict[str, list[str]], centers: dict[str, float]) -> Iterator[Wish]:
    """Yield where a unit is, and where it would stand under and over what it is linked to."""
    yield unit.left, CALM
    for box in unit.boxes:
        yield from ((centers[other] - box.center, 1.0) for other in links[box.id] if other in centers)


def _average(wishes: Iterable[Wish]) -> Wish:
    found = list(wishes)
    weight = fsum(one for _, one in found)
    return fsum(place * one for place, one in found) / weight, weight


def _make_rising(wishes: Collection[Wish]) -> list[float]:
    """Return the places nearest to those wished for of which none is left of the one before (pool adjacent violators)."""
    blocks: list[tuple[Wish, int]] = []
    for wish in wishes:
        blocks.append((wish, 1))
        while len(blocks) > 1 and blocks[-2][0][0] > blocks[-1][0][0]:
            (one, count), (other, more) = blocks[-2:]
            blocks[-2:] = [(_average([one, other]), count + more)]
    return [place for (place, _), count in blocks for _ in range(count)]
