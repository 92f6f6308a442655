"""Intervals: one row for each value, grouped by series, along a common axis."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from generators.model import Chart
from generators.pictures.charts import glyphs, rows, style
from generators.pictures.charts.rows import Columns
from generators.pictures.charts.style import LINE, SMALL
from generators.pictures.charts.values import Convert, Observations, Units, Value, marks, values
from generators.pictures.charts.words import notes

HEADING = 30.0


@dataclass(frozen=True)
class Row:
    """A value with its label broken into lines, and where it begins on the page."""

    value: Value
    label: list[str]
    second: list[str]

    @property
    def height(self) -> float:
        """How much of the page the row takes."""
        return LINE * max(len(self.label), 1 + len(self.second)) + 12


def _rows(series: list[Value], place: Columns, kinds: int) -> list[Row]:
    room = style.WIDTH - place.words
    return [
        Row(
            value,
            style.wrap(value.label, place.labels),
            [line for line in style.wrap(rows.second_line(value, kinds), room, SMALL) if line],
        )
        for value in series
    ]


def _words(axes: Axes, row: Row, place: Columns, y: float) -> None:
    """The value as the author wrote it, and small under it what it needs to be judged."""
    start = y - len(row.second) * LINE / 2
    tone = "muted" if row.value.missing else "fg"
    style.write(
        axes, place.words, start, row.value.words,
        tone=tone, bold=not row.value.missing, italic=bool(row.value.missing), mark=row.value.mark,
    )  # fmt: skip
    tone = "unverified" if row.value.unverified else "muted"
    for position, line in enumerate(row.second, 1):
        style.write(axes, place.words, start + position * LINE, line, tone=tone, size=SMALL)


def _series(axes: Axes, pen: glyphs.Pen, group: list[Row], place: Columns, y: float) -> float:
    """The rows of one series from `y` down; where the next begins."""
    for row in group:
        middle = y + row.height / 2
        style.lines_of(axes, 0, middle, row.label)
        glyphs.draw(pen, row.value, middle)
        _words(axes, row, place, middle)
        y += row.height
    return y


def draw(chart: Chart, points: Observations, convert: Convert, units: Units) -> Figure:
    """The whole chart."""
    series, lines = values(chart, points, convert, units), marks(chart, points, convert, units)
    every = [value for group in series for value in group]
    kinds = len({value.kind for value in every if value.whiskers})
    seconds = [rows.second_line(value, 0) for value in every]
    place = rows.columns([value.label for value in every], [*(value.words for value in every), *seconds])
    at = rows.along(chart.axis, [*every, *lines], place)
    groups = [_rows(group, place, kinds) for group in series]
    heading = HEADING if len(groups) > 1 else 0.0
    top = rows.marks_height(lines, at)
    bottom = top + sum(heading + sum(row.height for row in group) for group in groups)
    foot = style.wrap(notes(every, beside=True), style.WIDTH, SMALL, even=False)
    figure, axes = style.canvas(rows.height(bottom, foot))
    pen, y = rows.pen(axes, at), top
    rows.frame(axes, lines, at, top, bottom)
    for one, group in zip(chart.series, groups, strict=True):
        if heading:
            style.write(axes, 0, y + HEADING * 0.6, one.label, tone=one.tone, bold=True)
        y = _series(axes, pen, group, place, y + heading)
    rows.axis_title(axes, chart.axis, units, place, bottom + 33)
    rows.foot(axes, foot, bottom + 55)
    return figure
