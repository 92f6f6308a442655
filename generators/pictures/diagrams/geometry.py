"""Rectangles, and the curves of arrows as short straight pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import hypot

Point = tuple[float, float]

PIECES = 8  # straight pieces for one Bézier curve
_STEPS = [step / PIECES for step in range(1, PIECES + 1)]
_WEIGHTS = [((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3) for t in _STEPS]  # of its four points


@dataclass(frozen=True)
class Rect:
    """A rectangle of a picture, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def center(self) -> Point:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grow(self, by: float) -> Rect:
        """Return the rectangle with `by` px more on each side."""
        return Rect(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def move(self, across: float, down: float) -> Rect:
        """Return the rectangle at another place."""
        return Rect(self.left + across, self.top + down, self.right + across, self.bottom + down)

    def contains(self, other: Rect) -> bool:
        """Whether all of `other` lies inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def overlaps(self, other: Rect) -> bool:
        """Whether the two share more than a border."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def distance(self, point: Point) -> float:
        """How far outside the rectangle a point lies; 0 inside."""
        x, y = point
        return hypot(max(self.left - x, 0, x - self.right), max(self.top - y, 0, y - self.bottom))

    def distance_to_border(self, point: Point) -> float:
        """How far a point lies from the border, inside or outside."""
        x, y = point
        inside = min(x - self.left, self.right - x, y - self.top, self.bottom - y)
        return inside if inside >= 0 else self.distance(point)


def rect_around(center: Point, width: float, height: float) -> Rect:
    """Return the rectangle of that size around a point."""
    x, y = center
    return Rect(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def bounds(points: Sequence[Point]) -> Rect:
    """Return the smallest rectangle that holds all points."""
    across, down = [x for x, _ in points], [y for _, y in points]
    return Rect(min(across), min(down), max(across), max(down))


@dataclass(frozen=True)
class Line:
    """Straight pieces from point to point."""

    points: tuple[Point, ...]

    @cached_property
    def extent(self) -> Rect:
        """The smallest rectangle around it."""
        return bounds(self.points)

    def parts_inside(self, rect: Rect) -> Iterator[tuple[Point, Point]]:
        """Yield the parts that lie inside a rectangle."""
        if self.extent.overlaps(rect):
            yield from (part for start, end in pairwise(self.points) if (part := _clip(start, end, rect)))

    def crosses(self, rect: Rect) -> bool:
        """Whether the line enters a rectangle."""
        return any(True for _ in self.parts_inside(rect))

    def distance(self, rect: Rect) -> float:
        """How far a rectangle lies from the line; 0 if the line enters it."""
        return 0.0 if self.crosses(rect) else min(rect.distance(point) for point in self.points)


def flatten(curve: Sequence[Point]) -> list[Point]:
    """Return points along Bézier curves `start, control, control, end, control, …`, close enough to be joined by lines."""
    points = [curve[0]]
    for at in range(0, len(curve) - 3, 3):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve[at : at + 4]
        points += [(a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy) for a, b, c, d in _WEIGHTS]
    return points


def _clip(start: Point, end: Point, rect: Rect) -> tuple[Point, Point] | None:
    """Return the part of a segment inside the rectangle (Liang–Barsky); touching a border is not inside."""
    if max(start[0], end[0]) <= rect.left or min(start[0], end[0]) >= rect.right:
        return None
    if max(start[1], end[1]) <= rect.top or min(start[1], end[1]) >= rect.bottom:
        return None
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    first, last = 0.0, 1.0
    sides = ((-dx, x - rect.left), (dx, rect.right - x), (-dy, y - rect.top), (dy, rect.bottom - y))
    for change, room in sides:
        if change == 0:
            if room <= 0:
                return None
        elif change < 0:
            first = max(first, room / change)
        else:
            last = min(last, room / change)
    if first >= last:
        return None
    return (x + first * dx, y + first * dy), (x + last * dx, y + last * dy)
