"""The marks of a value: a dot, whiskers, a bar, an arrow; along a row or up a column.

The shape says the grade as it does everywhere on the site: a triangle is derived, an open diamond unverified.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes

from generators.pictures.charts import style
from generators.pictures.charts.scale import Scale
from generators.pictures.charts.values import Value

SHAPES = {"derived": "^", "unverified": "D"}
TONES = {"placebo": "s"}  # a square, so that drug and placebo are told apart without colour too
ARROW = 26.0  # px
REACH = 8.0  # px from a mark's middle to where a label may begin


@dataclass(frozen=True)
class Pen:
    """Draws at a place `along` the value axis and `across` it, whichever way the axis lies."""

    axes: Axes
    scale: Scale
    horizontal: bool

    def line(self, along: tuple[float, float], across: tuple[float, float], tone: str, **how: Any) -> None:
        """A stroke."""
        x, y = (along, across) if self.horizontal else (across, along)
        style.line(self.axes, x, y, tone, **how)

    def box(self, along: tuple[float, float], across: tuple[float, float], tone: str, **how: Any) -> None:
        """A filled or outlined box."""
        x, y = (along, across) if self.horizontal else (across, along)
        style.box(self.axes, x, y, tone, **how)

    def marker(self, along: float, across: float, shape: str, tone: str, **how: Any) -> None:
        """A mark."""
        x, y = (along, across) if self.horizontal else (across, along)
        style.marker(self.axes, x, y, shape, tone, **how)


def _bar(pen: Pen, value: Value, across: float, low: float, high: float) -> None:
    """A range without an estimate: a bar from end to end."""
    pen.box((low, high), (across - 4, across + 4), value.tone, dashed=value.unverified)
    if value.grade == "derived":
        for end in (low, high):
            pen.marker(end, across, "^", value.tone, size=8)


def _whiskers(pen: Pen, value: Value, across: float, low: float, high: float) -> None:
    """An interval around an estimate; caps tell a ± from limits that were stated."""
    pen.line((low, high), (across, across), value.tone, weight=2, dashed=value.unverified)
    for end in (low, high) if value.plusminus else ():
        pen.line((end, end), (across - 4, across + 4), value.tone, weight=2)


def _arrow(pen: Pen, value: Value, across: float, limit: float) -> None:
    """A bound: a stop at the limit and an arrow to the open side."""
    right = value.up == pen.horizontal
    tip = limit + (ARROW if right else -ARROW)
    head = (">" if right else "<") if pen.horizontal else ("v" if right else "^")
    pen.line((limit, limit), (across - 6, across + 6), value.tone, weight=2)
    pen.line((limit, tip), (across, across), value.tone, weight=2, dashed=value.unverified)
    pen.marker(tip, across, head, value.tone, hollow=value.unverified, size=8)


def draw(pen: Pen, value: Value, across: float) -> None:
    """Everything that is known of one value; of a missing one, nothing."""
    ends = None if value.low is None or value.high is None else (pen.scale(value.low), pen.scale(value.high))
    if ends and value.center is None:
        return _bar(pen, value, across, *ends)
    if ends:
        _whiskers(pen, value, across, *ends)
    if value.bound and value.center is not None:
        return _arrow(pen, value, across, pen.scale(value.center))
    shape = SHAPES.get(value.grade) or TONES.get(value.tone, "o")
    for number in (*value.others, *([] if value.center is None else [value.center])):
        pen.marker(pen.scale(number), across, shape, value.tone, hollow=value.unverified, size=7 if shape == "D" else 9)
    return None


def extent(pen: Pen, value: Value) -> tuple[float, float]:
    """From where to where a value is drawn along the axis, in pixels, least first."""
    places = [pen.scale(number) for number in value.numbers]
    if value.bound:
        places.append(places[0] + (ARROW + 4 if value.up == pen.horizontal else -ARROW - 4))
    return min(places), max(places)
