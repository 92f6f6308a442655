"""Charts that read down the page: a label, its marks along a common axis, its value in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from generators.model import Axis, Unit
from generators.pictures.charts import style
from generators.pictures.charts.glyphs import ARROW, Pen
from generators.pictures.charts.scale import Scale, printed, scale, titled
from generators.pictures.charts.style import LINE, SMALL
from generators.pictures.charts.values import Value

GAP = 16.0  # px between the columns
INSET = 8.0  # px between the frame of the plot and the ends of the axis


@dataclass(frozen=True)
class Columns:
    """Where the three columns lie: labels from 0, the plot, the words of the values."""

    labels: float
    start: float
    end: float
    words: float


def columns(labels: Sequence[str], words: Sequence[str], most: float = 200) -> Columns:
    """As much room for labels and words as they need, within reason; the plot has the rest."""
    wanted = max((style.width(label) for label in labels), default=0)
    left = max(90.0, min(most, wanted + 1))
    right = max((style.width(text, bold=True) for text in words), default=0)
    end = style.WIDTH - (right + GAP if right else INSET)
    return Columns(left, left + GAP, end, end + GAP)


def along(axis: Axis, values: Sequence[Value], place: Columns) -> Scale:
    """The value axis, with room for an arrow where a bound lies at an end."""
    numbers = [number for value in values for number in value.numbers]
    lefts = [v for v in values if v.bound and not v.up and v.center == min(numbers)]
    rights = [v for v in values if v.bound and v.up and v.center == max(numbers)]
    start = place.start + INSET + (ARROW if lefts else 0)
    end = place.end - INSET - (ARROW if rights else 0)
    return scale(axis, numbers, start, end, about=max(3, int((end - start) // 46)))


def grid(axes: Axes, at: Scale, top: float, bottom: float) -> None:
    """A fine line at each tick, a stronger one at zero between negative and positive, and the ticks' numbers."""
    for tick in at.ticks:
        zero = tick == 0 and at.low < 0 < at.high
        style.line(axes, (at(tick),) * 2, (top, bottom), "muted" if zero else "grid")
        style.write(axes, at(tick), bottom + 13, printed(tick), tone="muted", size=SMALL, align="center")


def axis_title(axes: Axes, axis: Axis, units: Mapping[str, Unit], place: Columns, y: float) -> None:
    """What the axis measures, under its left end, or to the right edge where it is long."""
    text = titled(axis, units)
    wide = place.start + INSET + style.width(text, SMALL) > style.WIDTH
    x = style.WIDTH if wide else place.start + INSET
    style.write(axes, x, y, text, size=SMALL, align="right" if wide else "left")


def _place(mark: Value) -> tuple[float, ...]:
    return mark.numbers


def said(mark: Value) -> str:
    """`label range: 22–51`."""
    return f"{mark.label}: {mark.words}" + (" (unverified)" if mark.unverified else "")


def mark_levels(marks: Sequence[Value], at: Scale) -> dict[str, tuple[float, int]]:
    """Place and level of each mark's label, by id; labels that would collide stand on different levels."""
    taken: list[float] = []
    found = {}
    for mark in sorted(marks, key=_place):
        half = style.width(said(mark), SMALL) / 2
        middle = sum(at(number) for number in mark.numbers) / len(mark.numbers)
        middle = min(max(middle, half), style.WIDTH - half)
        level = next((k for k, end in enumerate(taken) if middle - half > end + 8), len(taken))
        taken[level : level + 1] = [middle + half]
        found[mark.id] = middle, level
    return found


def marks_height(marks: Sequence[Value], at: Scale) -> float:
    """The room that the marks' labels take above the plot."""
    levels = mark_levels(marks, at).values()
    return LINE * (1 + max(level for _, level in levels)) + 2 if levels else 0


def frame(axes: Axes, marks: Sequence[Value], at: Scale, top: float, bottom: float) -> None:
    """All that lies behind the values: reference bands, grid, reference lines and their labels."""
    labels = mark_levels(marks, at)
    for mark in marks:
        if mark.low is not None and mark.high is not None:
            style.box(axes, (at(mark.low), at(mark.high)), (top, bottom), "band")
            if mark.unverified:
                style.box(axes, (at(mark.low), at(mark.high)), (top, bottom), "unverified", dashed=True)
    grid(axes, at, top, bottom)
    for mark in marks:
        for number in (*mark.others, *([] if mark.center is None else [mark.center])):
            start = top - labels[mark.id][1] * LINE - 2
            style.line(axes, (at(number),) * 2, (start, bottom), "unverified" if mark.unverified else "fg", dashed=True)
    for mark in marks:
        _labelled(axes, mark, *labels[mark.id], top)


def _labelled(axes: Axes, mark: Value, x: float, level: int, top: float) -> None:
    """The label of a mark on a ground of its own: the line of a higher label passes behind it."""
    y, half = top - 10 - level * LINE, style.width(said(mark), SMALL) / 2
    style.box(axes, (x - half, x + half), (y - 8, y + 8), "bg")
    tone = "unverified" if mark.unverified else "fg"
    style.write(axes, x, y, said(mark), tone=tone, size=SMALL, align="center", mark=mark.mark)


def height(bottom: float, notes: Sequence[str]) -> float:
    """How high the page is: the plot down to `bottom`, ticks and title of the axis, notes."""
    return bottom + (48 + LINE * len(notes) if any(notes) else 42)


def foot(axes: Axes, lines: Sequence[str], y: float) -> None:
    """The notes, last."""
    for position, text in enumerate(lines):
        style.write(axes, 0, y + position * LINE, text, tone="muted", size=SMALL)


def second_line(value: Value, kinds: int) -> str:
    """What stands small under a value's words: its grade if it is unverified, n, and which kind its bar is of."""
    said = ["unverified" if value.unverified else "", f"n = {value.n}" if value.n else ""]
    return ", ".join(filter(None, [*said, value.kind if kinds > 1 and value.whiskers else ""]))


def pen(axes: Axes, at: Scale) -> Pen:
    """What draws along the value axis."""
    return Pen(axes, at, horizontal=True)
