"""Labels in a plane: each value's words beside its mark, clear of the marks and of each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matplotlib.axes import Axes

from generators.pictures.charts import glyphs, style
from generators.pictures.charts.glyphs import Pen
from generators.pictures.charts.scale import Scale
from generators.pictures.charts.style import LINE, SMALL
from generators.pictures.charts.values import Value

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Spot:
    """A value and where it stands across: its number on the x axis, and the pixel."""

    value: Value
    at: float
    x: float = 0.0


@dataclass(frozen=True)
class Plane:
    """The frame of a plot and its two scales."""

    axes: Axes
    across: Scale
    up: Scale
    left: float
    top: float
    right: float
    bottom: float

    @property
    def pen(self) -> Pen:
        """What draws along the value axis."""
        return Pen(self.axes, self.up, horizontal=False)


def halves(words: str) -> list[str]:
    """The estimate and its interval, to stand under each other: `0.64` and `(0.55–0.76)`."""
    for sign in (" (", " ± "):
        head, found, tail = words.partition(sign)
        if found:
            return [head, sign.lstrip() + tail]
    return [words]


def lines_of(value: Value) -> list[str]:
    """All that stands at a value."""
    return [*halves(value.words), *(["unverified"] if value.unverified else [])]


def wide(value: Value) -> float:
    """How wide the words of a value are."""
    return max(style.width(line, SMALL, bold=k == 0) for k, line in enumerate(lines_of(value)))


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _mark_boxes(plane: Plane, spot: Spot) -> list[Box]:
    """What the mark of a value covers: its whiskers are thin, its dot is not."""
    if spot.value.missing:
        return []
    low, high = glyphs.extent(plane.pen, spot.value)
    dots = [plane.up(number) for number in (*spot.value.others, spot.value.center) if number is not None]
    return [(spot.x - 3, low, spot.x + 3, high), *((spot.x - 6, y - 6, spot.x + 6, y + 6) for y in dots)]


def _segments(plane: Plane, series: Iterable[Sequence[Spot]]) -> list[Box]:
    """The lines between the values of a course, as short boxes along them."""
    found: list[Box] = []
    for spots in series:
        drawn = [(spot.x, plane.up(spot.value.center)) for spot in spots if spot.value.center is not None]
        for (x0, y0), (x1, y1) in pairwise(drawn):
            steps = max(2, int(abs(x1 - x0) // 6))
            places = [(x0 + (x1 - x0) * k / steps, y0 + (y1 - y0) * k / steps) for k in range(1, steps)]
            found += [(x - 2, y - 2, x + 2, y + 2) for x, y in places]
    return found


def _around(spot: Spot, low: float, high: float, middle: float, room: tuple[float, float]) -> list[Box]:
    """Where a label may stand, best first: above, below, right, left, then the same a little aside."""
    across, tall = room
    left, right = spot.x - across / 2, spot.x + across / 2
    above, below = (left, low - tall - 4, right, low - 4), (left, high + 3, right, high + 3 + tall)
    aside = (spot.x + 9, middle - tall / 2, spot.x + 9 + across, middle + tall / 2)
    before = (spot.x - 9 - across, middle - tall / 2, spot.x - 9, middle + tall / 2)
    shifts = [(dx, dy) for dy in (0.0, -10.0, 10.0) for dx in (across / 3, -across / 3)]
    moved = [(b[0] + dx, b[1] + dy, b[2] + dx, b[3] + dy) for b in (above, below) for dx, dy in shifts]
    return [above, below, aside, before, *moved]


def _candidates(plane: Plane, spot: Spot) -> list[Box]:
    room = wide(spot.value), LINE * len(lines_of(spot.value))
    if spot.value.missing:
        return [(spot.x - room[0] / 2, plane.bottom - 4 - room[1], spot.x + room[0] / 2, plane.bottom - 4)]
    low, high = glyphs.extent(plane.pen, spot.value)
    dot = 6.0 if low == high else 0.0
    middle = (low + high) / 2 if spot.value.center is None else plane.up(spot.value.center)
    return _around(spot, low - dot, high + dot, middle, room)


def _inside(plane: Plane, box: Box) -> bool:
    return box[0] >= plane.left and box[2] <= plane.right and box[1] >= plane.top - 4 and box[3] <= plane.bottom


def _cost(plane: Plane, box: Box, taken: Sequence[Box]) -> int:
    return sum(_overlap(box, other) for other in taken) + (0 if _inside(plane, box) else 3)


def placed(plane: Plane, series: Sequence[Sequence[Spot]], joined: bool, taken: Sequence[Box]) -> list[Box]:
    """A place for every label, in the order of the values; where all are taken, the one that hides least."""
    spots = [spot for one in series for spot in one]
    full = [*taken, *(box for spot in spots for box in _mark_boxes(plane, spot))]
    full += _segments(plane, series) if joined else []
    found: list[Box] = []
    for spot in spots:
        found.append(min(_candidates(plane, spot), key=lambda box: _cost(plane, box, full)))
        full.append(found[-1])
    return found


def write(plane: Plane, spot: Spot, box: Box) -> None:
    """The words of one value in their place."""
    value = spot.value
    for k, text in enumerate(lines_of(value)):
        tone = "unverified" if text == "unverified" else "muted" if value.missing or k else value.tone
        style.write(
            plane.axes, (box[0] + box[2]) / 2, box[1] + LINE * (k + 0.5), text, tone=tone, size=SMALL, align="center",
            bold=k == 0 and not value.missing, italic=bool(value.missing), mark=value.mark,
        )  # fmt: skip
