"""Place the labels of values in a plane: beside the mark, clear of all marks and of each other.

All is worked out in pixels of the picture, y upwards, from the transforms of the axes. The values in the thickest crowd
choose first; each takes the nearest free place, and has a fine line to its mark where that is not beside it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matplotlib.axes import Axes

from generators.pictures.charts import style
from generators.pictures.charts.boxes import (
    Box,
    Boxes,
    Point,
    along,
    around,
    as_array,
    count_overlaps,
    enclosing,
    gap,
    nearest,
)
from generators.pictures.charts.points import Value
from generators.pictures.charts.style import LINE, SMALL

FAR = 6.0  # px beyond a label's place beside its mark, from which its label needs a line
ROOM = 38.0  # px over the plot that labels may take
_DOT, _NEAR = 6.5, 4.0
_RINGS = (10, 22, 36, 52, 70, 90, 112, 136)


@dataclass(frozen=True)
class Spot:
    """A value in a plane: its number on the x axis, its shift, and the lines of its label."""

    value: Value
    x: float
    shift: float = 0.0
    lines: tuple[str, ...] = ()

    @property
    def room(self) -> tuple[float, float]:
        """The width and height of the label."""
        widths = (style.text_width(line, SMALL, bold=position == 0) for position, line in enumerate(self.lines))
        return max(widths, default=0.0), LINE * len(self.lines)


@dataclass(frozen=True)
class Place:
    """The place of a label: its box, and the end of its leader line if it has one."""

    box: Box
    leader: Point | None = None


def pixel(axes: Axes, spot: Spot, number: float) -> Point:
    """Return a number of the value axis in pixels."""
    x, y = axes.transData.transform((spot.x, number))
    return float(x) + spot.shift, float(y)


def anchor_of(value: Value) -> float:
    """Return the number that a label belongs to: the estimate, or the middle of a range or list."""
    numbers = value.numbers
    return value.center if value.center is not None else sum(numbers) / len(numbers)


def mark_boxes(axes: Axes, spot: Spot) -> list[Box]:
    """Return the boxes of the marks of a value."""
    center = spot.value.center
    numbers = (*spot.value.marks, *([center] if spot.value.bound and center is not None else []))
    return [around(pixel(axes, spot, number), _DOT) for number in numbers]


def line_boxes(axes: Axes, spot: Spot) -> list[Box]:
    """Return the boxes of its whiskers, bar or arrow."""
    ends = spot.value.interval
    if spot.value.bound and spot.value.center is not None:
        low, high = sorted(axes.get_ylim())
        ends = (spot.value.center, high if spot.value.is_open_upwards else low)
    if not ends:
        return []
    (x, a), (_, b) = (pixel(axes, spot, end) for end in ends)
    half = 5.0 if spot.value.center is None else 4.0
    return [(x - half, min(a, b), x + half, max(a, b))]


def joints(spots: Sequence[Spot]) -> list[tuple[Spot, float]]:
    """Return the values of a series that a line connects: the estimates."""
    return [(spot, spot.value.center) for spot in spots if spot.value.center is not None and not spot.value.bound]


def thread_boxes(axes: Axes, spots: Sequence[Spot]) -> Iterator[Box]:
    """Return the line that connects the values of a series, as short boxes along it."""
    drawn = [pixel(axes, spot, center) for spot, center in joints(spots)]
    for start, end in pairwise(drawn):
        yield from along(start, end, 2)


def _list_places(own: Box, room: tuple[float, float]) -> Iterator[Box]:
    """Yield places around the boxes of a value: above, below, right, left, slightly shifted, then in rings."""
    (wide, tall), (left, bottom, right, top) = room, own
    x, y = (left + right) / 2, (bottom + top) / 2
    for dx in (0.0, wide / 3, -wide / 3):
        yield x - wide / 2 + dx, top + _NEAR, x + wide / 2 + dx, top + _NEAR + tall
        yield x - wide / 2 + dx, bottom - _NEAR - tall, x + wide / 2 + dx, bottom - _NEAR
    for dy in (0.0, tall / 3, -tall / 3):
        yield right + _NEAR, y - tall / 2 + dy, right + _NEAR + wide, y + tall / 2 + dy
        yield left - _NEAR - wide, y - tall / 2 + dy, left - _NEAR, y + tall / 2 + dy
    for ring in _RINGS:
        for turn in range(24):
            angle = turn * math.pi / 12
            cx = x + math.cos(angle) * (wide / 2 + ring + (right - left) / 2)
            cy = y + math.sin(angle) * (tall / 2 + ring + (top - bottom) / 2)
            yield cx - wide / 2, cy - tall / 2, cx + wide / 2, cy + tall / 2


@dataclass
class _Picture:
    """What is already placed: boxes that no label may cover, and lines that it should not cross."""

    frame: Box
    solid: list[Box]
    lines: list[Box]

    def choose(self, own: Sequence[Box], mark: Point, room: tuple[float, float]) -> Place | None:
        """Return the best free place for a label around its `own` boxes, or None."""
        boxes = [*_list_places(enclosing(own), room), *_list_places(around(mark, _DOT), room)]
        solid, lines = as_array(self.solid), as_array(self.lines)
        crossed, covered = count_overlaps(as_array(boxes), lines), count_overlaps(as_array(boxes), solid)
        free = [k for k, box in enumerate(boxes) if not covered[k] and self._is_inside(box)]
        if not free:
            return None

        rough = sorted(
            (_distance_from_own(boxes[k], own) + 0.2 * min(k, 12) + _crossing_cost(int(crossed[k])), k) for k in free
        )
        best = (math.inf, -1)
        for cost, k in rough:  # a line to the mark only adds to the cost
            if cost >= best[0]:
                break
            best = min(best, (cost + _leader_cost(boxes[k], own, mark, solid, lines), k))
        box = boxes[best[1]]
        return Place(box, nearest(box, mark) if _distance_from_own(box, own) > FAR else None)

    def _is_inside(self, box: Box) -> bool:
        left, bottom, right, top = self.frame
        return left <= box[0] and bottom <= box[1] and box[2] <= right and box[3] <= top


def _distance_from_own(box: Box, own: Sequence[Box]) -> float:
    """Return the distance of a label from the boxes of its value; directly beside them is 0."""
    return max(min(gap(box, other) for other in own) - 1.5 * _NEAR, 0.0)


def _crossing_cost(lines: int) -> float:
    """Return the cost of a label that lies on so many pieces of lines."""
    return 25.0 * min(lines, 3) + 4.0 * min(lines, 20)


def _leader_cost(box: Box, own: Sequence[Box], mark: Point, solid: Boxes, lines: Boxes) -> float:
    """Return the cost of a leader line to the mark, and of its crossings."""
    if _distance_from_own(box, own) <= FAR:
        return 0.0
    leader = as_array(along(nearest(box, mark), mark, 1.5))
    covers = (count_overlaps(leader, solid) > 0).sum() > 2
    return 20.0 + 20.0 * int(covers) + 2.0 * int(count_overlaps(leader, lines).sum())


def find_places(
    axes: Axes, series: Sequence[Sequence[Spot]], joined: bool, frame: Box, taken: Sequence[Box] = (), crossed: Sequence[Box] = (),
    strict: bool = True,
) -> dict[str, Place] | None:  # fmt: skip
    """Return a place for the label of each value, by its key: off `taken`, preferably off `crossed`; None without
    room for all. With `strict` a label lies on no whisker, bar or arrow either."""
    spots = [spot for one in series for spot in one]
    marks = {spot.value.key: mark_boxes(axes, spot) for spot in spots}
    lines = [box for spot in spots for box in line_boxes(axes, spot)]
    solid = [*taken, *(box for boxes in marks.values() for box in boxes), *(lines if strict else [])]
    lines += [*crossed, *(box for one in series for box in (thread_boxes(axes, one) if joined else ()))]
    picture = _Picture(frame, solid, lines)
    places: dict[str, Place] = {}
    for spot in sorted(spots, key=lambda spot: -_count_near(axes, spot, spots)):
        arms = [] if spot.value.bound else line_boxes(axes, spot)  # the label of a limit is at the limit
        own = [*marks[spot.value.key], *arms] or [_box_at_foot(axes, spot)]
        mark = pixel(axes, spot, anchor_of(spot.value)) if spot.value.numbers else (own[0][0], own[0][1])
        place = picture.choose(own, mark, spot.room)
        if place is None:
            return None
        places[spot.value.key] = place
        left, bottom, right, top = place.box
        picture.solid.append((left - _NEAR, bottom, right + _NEAR, top))
        picture.lines += along(place.leader, mark, 1.5) if place.leader else []
    return places


def _box_at_foot(axes: Axes, spot: Spot) -> Box:
    """Return the box at the foot of the plot where a missing value is written."""
    x, _ = axes.transData.transform((spot.x, axes.get_ylim()[0]))
    bottom = axes.get_window_extent().y0
    return float(x), bottom + 2, float(x), bottom + 2


def _count_near(axes: Axes, spot: Spot, spots: Sequence[Spot]) -> int:
    """Return how many other values have a mark near this one's."""
    if spot.value.center is None:
        return 0
    here = pixel(axes, spot, spot.value.center)
    there = [pixel(axes, other, other.value.center) for other in spots if other.value.center is not None]
    return sum(abs(x - here[0]) < 70 and abs(y - here[1]) < 45 for x, y in there)
