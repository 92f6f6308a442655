"""Pairs: drug against comparator in each row, joined by a line; with intervals the two lie one under the other."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from generators.errors import GuideError
from generators.model import Chart
from generators.pictures.charts import glyphs, rows, style
from generators.pictures.charts.rows import Columns
from generators.pictures.charts.style import LINE, SMALL
from generators.pictures.charts.values import Convert, Observations, Units, Value, marks, values
from generators.pictures.charts.words import notes

KEY = 30.0
APART = 9.0  # px between the middle of a row and each of its two values
NARROW = 210.0  # px: a plot that would be narrower gets the room of the notes, which go under the values


@dataclass(frozen=True)
class Grid:
    """Where the columns lie, and whether notes stand under the values or after them."""

    place: Columns
    stacked: bool
    kinds: int

    @property
    def apart(self) -> float:
        """From the middle of a row to the words of each value."""
        return LINE + 2 if self.stacked else APART


@dataclass(frozen=True)
class Pair:
    """Two values of one thing, the label broken into lines."""

    first: Value
    second: Value
    label: list[str]

    def height(self, grid: Grid) -> float:
        """How much of the page the row takes."""
        return max(LINE * len(self.label), (4 if grid.stacked else 2) * LINE) + (22 if grid.stacked else 16)


def matched(chart: Chart, series: list[list[Value]]) -> list[tuple[Value, Value]]:
    """The values of the two series, row by row, matched by label."""
    if len(series) != 2 or len(series[0]) != len(series[1]):
        raise GuideError(f"{chart.where}: chart {chart.name!r} wants two series of equal length")
    others = {value.label: value for value in series[1]}
    if lost := [value.label for value in series[0] if value.label not in others]:
        raise GuideError(f"{chart.where}: chart {chart.name!r} has no second value for {', '.join(lost)}")
    return [(value, others[value.label]) for value in series[0]]


def _words(axes: Axes, value: Value, grid: Grid, y: float) -> None:
    """A value and, under it or in the last column, what it needs to be judged."""
    note, tone = rows.second_line(value, grid.kinds), "unverified" if value.unverified else "muted"
    shift = LINE / 2 if grid.stacked and note else 0
    style.write(
        axes, grid.place.words, y - shift, value.words, tone="muted" if value.missing else value.tone,
        bold=not value.missing, italic=bool(value.missing), mark=value.mark,
    )  # fmt: skip
    if note and grid.stacked:
        style.write(axes, grid.place.words, y + shift, note, tone=tone, size=SMALL)
    elif note:
        style.write(axes, style.WIDTH, y, note, tone=tone, size=SMALL, align="right")


def _joined(pen: glyphs.Pen, pair: Pair, y: float, apart: float) -> None:
    """The line from one value to the other."""
    ends = [value.center for value in (pair.first, pair.second)]
    if None in ends:
        return
    x = [pen.scale(end) for end in ends if end is not None]
    style.line(pen.axes, x, (y - apart, y + apart), "grid", weight=2 if apart else 5)


def _key(axes: Axes, chart: Chart, place: Columns) -> None:
    """The two names in their colours, over the column of their values."""
    widths = [style.width(series.label, bold=True) for series in chart.series]
    x = place.start + rows.INSET
    for series, wide in zip(chart.series, widths, strict=True):
        style.marker(axes, x + 5, 9, glyphs.TONES.get(series.tone, "o"), series.tone)
        style.write(axes, x + 16, 9, series.label, tone=series.tone, bold=True)
        x += wide + 40


def _grid(pairs: list[tuple[Value, Value]]) -> Grid:
    """Notes after the values where that leaves a plot worth looking at, else under them."""
    both = [value for pair in pairs for value in pair]
    kinds = len({value.kind for value in both if value.whiskers})
    words = max(style.width(value.words, bold=True) for value in both)
    notes = max(style.width(rows.second_line(value, kinds), SMALL) for value in both)
    left = rows.columns([first.label for first, _ in pairs], [], most=160)
    end = style.WIDTH - words - rows.GAP - (notes + 10 if notes else 0)
    stacked = end - left.start < NARROW and notes > 0
    end = style.WIDTH - max(words, notes) - rows.GAP if stacked else end
    return Grid(Columns(left.labels, left.start, end, end + rows.GAP), stacked, kinds)


def _pair(axes: Axes, pen: glyphs.Pen, pair: Pair, grid: Grid, y: float) -> None:
    """One row: label, line, the two values and their words."""
    apart = grid.apart if grid.kinds else 0.0
    style.lines_of(axes, 0, y, pair.label)
    _joined(pen, pair, y, apart)
    glyphs.draw(pen, pair.second, y + apart)
    glyphs.draw(pen, pair.first, y - apart)
    _words(axes, pair.first, grid, y - grid.apart)
    _words(axes, pair.second, grid, y + grid.apart)


def draw(chart: Chart, points: Observations, convert: Convert, units: Units) -> Figure:
    """The whole chart."""
    found, lines = matched(chart, values(chart, points, convert, units)), marks(chart, points, convert, units)
    every, grid = [value for pair in found for value in pair], _grid(found)
    pairs = [Pair(first, second, style.wrap(first.label, grid.place.labels)) for first, second in found]
    at = rows.along(chart.axis, [*every, *lines], grid.place)
    top = KEY + rows.marks_height(lines, at)
    bottom = top + sum(pair.height(grid) for pair in pairs)
    foot = style.wrap(notes(every, beside=True), style.WIDTH, SMALL, even=False)
    figure, axes = style.canvas(rows.height(bottom, foot))
    _key(axes, chart, grid.place)
    rows.frame(axes, lines, at, top, bottom)
    y, pen = top, rows.pen(axes, at)
    for pair in pairs:
        _pair(axes, pen, pair, grid, y + pair.height(grid) / 2)
        y += pair.height(grid)
    rows.axis_title(axes, chart.axis, units, grid.place, bottom + 33)
    rows.foot(axes, foot, bottom + 55)
    return figure
