"""Lines that lead level and upright: their round corners, and how often they cross."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from generators.pictures.diagrams.geometry import Point

TURN = 5.0  # px, radius of a corner


def round_corners(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return Bézier curves along straight lines whose corners are round."""
    curve = [points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        start, end = _move_towards(corner, before), _move_towards(corner, after)
        curve += [*_straight(curve[-1], start), corner, corner, end]
    return (*curve, *_straight(curve[-1], points[-1]))


def _straight(start: Point, end: Point) -> tuple[Point, Point, Point]:
    return start, end, end


def _move_towards(corner: Point, other: Point) -> Point:
    """Return the point on the way to `other` at which the corner begins to turn."""
    across, down = other[0] - corner[0], other[1] - corner[1]
    length = abs(across) + abs(down) or 1.0
    share = min(TURN, length / 2) / length
    return corner[0] + share * across, corner[1] + share * down


def count_crossings(ways: Iterable[Sequence[Point]]) -> int:
    """Return how often ways cross one another, each of which leads level and upright."""
    level, upright = [], []
    for number, way in enumerate(ways):
        for (x, y), (to_x, to_y) in pairwise(way):
            if x == to_x:
                upright.append((number, x, min(y, to_y), max(y, to_y)))
            else:
                level.append((number, y, min(x, to_x), max(x, to_x)))
    return sum(
        one != other and left < x < right and top < y < bottom
        for one, y, left, right in level
        for other, x, top, bottom in upright
    )
