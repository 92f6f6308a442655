"""Rectangles in a picture, in pixels, y upwards."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Boxes = NDArray[np.float64]
Box = tuple[float, float, float, float]  # left, bottom, right, top


def around(point: Point, reach: float) -> Box:
    """Return a square around a point."""
    return point[0] - reach, point[1] - reach, point[0] + reach, point[1] + reach


def enclosing(boxes: Sequence[Box]) -> Box:
    """Return the bounding box of several."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def overlap(a: Box, b: Box) -> bool:
    """Whether two boxes overlap."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def gap(a: Box, b: Box) -> float:
    """Return the distance of two boxes; 0 if they touch."""
    return math.hypot(max(a[0] - b[2], b[0] - a[2], 0), max(a[1] - b[3], b[1] - a[3], 0))


def nearest(box: Box, point: Point) -> Point:
    """Return the point of a box nearest to a point outside."""
    return min(max(point[0], box[0]), box[2]), min(max(point[1], box[1]), box[3])


def along(start: Point, end: Point, reach: float) -> list[Box]:
    """Return small boxes along a line, without its ends."""
    steps = max(2, int(math.dist(start, end) // 5))
    shares = (step / steps for step in range(1, steps))
    return [around((start[0] + (end[0] - start[0]) * s, start[1] + (end[1] - start[1]) * s), reach) for s in shares]


def as_array(boxes: Sequence[Box]) -> Boxes:
    """Return boxes as rows of an array, to compare all at once."""
    return np.array(boxes, dtype=float).reshape(-1, 4)


def count_overlaps(boxes: Boxes, others: Boxes) -> NDArray[np.int_]:
    """Return how many of the others each box overlaps."""
    a, b = boxes[:, None, :], others[None, :, :]
    hit = (a[..., 0] < b[..., 2]) & (b[..., 0] < a[..., 2]) & (a[..., 1] < b[..., 3]) & (b[..., 1] < a[..., 3])
    return np.asarray(hit.sum(axis=1))
