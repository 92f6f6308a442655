"""The ways of arrows that lead to another row than their own: through which gaps they pass, and where they touch the boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count, pairwise

from generators.pictures.diagrams.parts import FRAME, HEAD, TITLE_INSET, Parts, Place, set_title
from generators.pictures.diagrams.tracks import APART, DOWN, UP, End, Stretch

LANE = 10.0  # px between two arrows beside the rows
CLEAR = 8.0  # px between an arrow and what it passes
THROUGH, AROUND = 60.0, 40.0  # px of detour that crossing an arrow of a row, and going around the row, are as bad as
SHIFTS = (0.0, 10.0, -10.0, 20.0, -20.0, 30.0, -30.0)  # px beside the wanted place
INSET = 10.0  # px between the corner of a box and an arrow

Gap = tuple[float, float, float]  # from, to, and what it costs to pass there


@dataclass
class Sheet:
    """A diagram while its arrows are led between the rows."""

    parts: Parts
    rows: list[list[Place]]
    left: float
    right: float
    channels: list[list[Stretch]] = field(default_factory=list)  # above each row, and below the last
    ways: dict[int, list[Stretch]] = field(default_factory=dict)  # of each edge that leads out of its row, from the top
    passing: dict[int, list[float]] = field(default_factory=dict)  # where arrows pass a row
    lanes: list[int] = field(default_factory=lambda: [0, 0])  # how many there are at the left and the right

    @property
    def margin(self) -> float:
        """The room beside the rows that frames of clusters take."""
        return FRAME if self.parts.titles else 0.0

    def find(self, ident: str) -> tuple[int, Place]:
        """Return the row of a box, and the box."""
        return self._places[ident]

    @cached_property
    def _places(self) -> dict[str, tuple[int, Place]]:
        return {box.id: (number, box) for number, row in enumerate(self.rows) for box in row}

    def is_rising(self, number: int) -> bool:
        """Whether an arrow leads to a row above."""
        edge = self.parts.edges[number]
        return self.find(edge.tail)[0] > self.find(edge.head)[0]


def lead_arrows(parts: Parts, rows: list[list[Place]], left: float, right: float) -> Sheet:
    """Find the way of each arrow that does not lead to the next box of its row."""
    sheet = Sheet(parts, rows, left, right, [[] for _ in range(len(rows) + 1)])
    beside = {pair for row in rows for pair in pairwise(box.id for box in row)}
    spans: list[tuple[int, int]] = []
    for number, edge in enumerate(parts.edges):
        pair = edge.tail, edge.head
        if pair not in beside or parts.joined[pair] != number:
            spans.append((abs(sheet.find(edge.tail)[0] - sheet.find(edge.head)[0]), number))
    for _, number in sorted(spans):  # the shortest has the straightest way
        _lead(sheet, number)
    _place_ports(sheet)
    return sheet


def _lead(sheet: Sheet, number: int) -> None:
    edge = sheet.parts.edges[number]
    (upper, start), (lower, end) = sorted((sheet.find(edge.tail), sheet.find(edge.head)), key=lambda one: one[0])
    if upper == lower:  # up from one box, and down to another
        sheet.ways[number] = [Stretch(number, End(start.center, DOWN), End(end.center, DOWN))]
        sheet.channels[upper] += sheet.ways[number]
        return
    places = [start.center]
    for row in range(upper + 1, lower):
        wanted = places[-1] if len(places) > 1 else start.center + (end.center - start.center) / (lower - upper)
        places.append(_pass(sheet, row, wanted))
    places.append(end.center)
    sheet.ways[number] = [Stretch(number, End(a, UP), End(b, DOWN)) for a, b in pairwise(places)]
    for channel, stretch in enumerate(sheet.ways[number], start=upper + 1):
        sheet.channels[channel].append(stretch)


# --- passing a row -----------------------------------------------------------------------------------------------


def _pass(sheet: Sheet, row: int, wanted: float) -> float:
    """Return where an arrow passes a row: through the free gap, or around it, where the detour is least."""
    taken = sheet.passing.setdefault(row, [])
    found = [*_list_free(sheet, row, wanted), *_list_lanes(sheet, taken, wanted)]
    _, x = min(found)
    taken.append(x)
    if x < sheet.left:
        sheet.lanes[0] = max(sheet.lanes[0], round((sheet.left - sheet.margin - x) / LANE + 0.2))
    if x > sheet.right:
        sheet.lanes[1] = max(sheet.lanes[1], round((x - sheet.right - sheet.margin) / LANE + 0.2))
    return x


def _list_free(sheet: Sheet, row: int, wanted: float) -> Iterator[tuple[float, float]]:
    """Yield for each gap of a row what it costs to pass there, and where."""
    for low, high, cost in _list_gaps(sheet, row):
        nearest = min(max(wanted, low), high)
        places = (nearest + shift for shift in SHIFTS if low <= nearest + shift <= high)
        if (x := next((x for x in places if _is_free(x, sheet.passing[row])), None)) is not None:
            yield abs(x - wanted) + cost, x


def _is_free(x: float, taken: list[float]) -> bool:
    return all(abs(x - other) >= APART for other in taken)


def _list_gaps(sheet: Sheet, row: int) -> Iterator[Gap]:
    """Yield the gaps between the boxes of a row; where an arrow leads from one to the next, what lies before its label."""
    for before, after in pairwise(sheet.rows[row]):
        number = sheet.parts.joined.get((before.id, after.id))
        if number is None:
            yield before.right + CLEAR, after.left - CLEAR, 0.0
        elif label := sheet.parts.label(number):
            start = (before.right + after.left - HEAD - label.rect.width) / 2
            yield before.right + CLEAR, start - CLEAR, THROUGH
        else:
            yield before.right + CLEAR, after.left - HEAD - CLEAR, THROUGH


def _list_lanes(sheet: Sheet, taken: list[float], wanted: float) -> Iterator[tuple[float, float]]:
    """Yield the nearest free lane on each side of the rows."""
    for edge, direction in ((sheet.left - sheet.margin, -1), (sheet.right + sheet.margin, 1)):
        lanes = (edge + direction * LANE * (lane + 0.8) for lane in count())
        x = next(x for x in lanes if _is_free(x, taken))
        yield abs(x - wanted) + AROUND, x


# --- where arrows touch boxes ------------------------------------------------------------------------------------


def _place_ports(sheet: Sheet) -> None:
    """Spread the arrows along the sides of their boxes in the order in which they come, and make straight what can be."""
    sides: dict[tuple[str, str], list[tuple[float, int, End]]] = {}
    for number, way in sheet.ways.items():
        for ident, end, other in _list_touches(sheet, number, way):
            sides.setdefault((ident, end.side), []).append((other.x, number, end))
    alone: dict[int, tuple[float, float]] = {}
    for (ident, side), ends in sides.items():
        low, high = _find_side(sheet, ident, side, len(ends))
        for place, (_, _, end) in enumerate(sorted(ends, key=lambda one: one[:2]), start=1):
            end.x = low + (high - low) * place / (len(ends) + 1)
        if len(ends) == 1:
            alone[id(ends[0][2])] = low + INSET, high - INSET
    for way in sheet.ways.values():
        for stretch in way:
            _straighten(stretch, alone)


def _list_touches(sheet: Sheet, number: int, way: list[Stretch]) -> Iterator[tuple[str, End, End]]:
    """Yield the two boxes of an arrow, with the end that touches them and the one beyond."""
    edge = sheet.parts.edges[number]
    upper, lower = (edge.head, edge.tail) if sheet.is_rising(number) else (edge.tail, edge.head)
    yield upper, way[0].start, way[0].end
    yield lower, way[-1].end, way[-1].start


def _find_side(sheet: Sheet, ident: str, side: str, count: int) -> tuple[float, float]:
    """Return the part of a side of a box that arrows may touch: not under the title of its cluster if there is room beside."""
    number, box = sheet.find(ident)
    if side == DOWN and box.cluster and _is_first(sheet, number, box):
        title = set_title(sheet.parts.titles[box.cluster])
        start = box.left - FRAME + 2 * TITLE_INSET + title.rect.width - INSET
        if box.right - start >= 2 * INSET + count * APART:
            return max(box.left, start), box.right
    return box.left, box.right


def _is_first(sheet: Sheet, number: int, box: Place) -> bool:
    """Whether a box is the first of its cluster."""
    before = [other for row in sheet.rows[:number] for other in row]
    before += [other for other in sheet.rows[number] if other.left < box.left]
    return all(other.cluster != box.cluster for other in before)


def _straighten(stretch: Stretch, alone: dict[int, tuple[float, float]]) -> None:
    """Move an end that is alone at its box straight under or over the other."""
    if stretch.start.side == stretch.end.side:
        return
    first, last = alone.get(id(stretch.start)), alone.get(id(stretch.end))
    if first and last:
        low, high = max(first[0], last[0]), min(first[1], last[1])
        if low <= high:
            stretch.start.x = stretch.end.x = (low + high) / 2
    elif last and last[0] <= stretch.start.x <= last[1]:
        stretch.end.x = stretch.start.x
    elif first and first[0] <= stretch.end.x <= first[1]:
        stretch.start.x = stretch.end.x
