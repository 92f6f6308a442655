"""A timeline: one row for each activity, a mark on each of its days, the days written above the marks."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from generators.model import Chart
from generators.pictures.charts import glyphs, rows, style
from generators.pictures.charts.rows import Columns
from generators.pictures.charts.scale import Scale, printed
from generators.pictures.charts.style import LINE, SMALL
from generators.pictures.charts.values import Convert, Observations, Units, Value, marks, values
from generators.pictures.charts.words import notes

ABOVE = 17.0  # px from a row's marks up to the days


@dataclass(frozen=True)
class Row:
    """An activity, its label broken into lines and how high it is."""

    value: Value
    label: list[str]
    height: float


def _grouped(value: Value, at: Scale) -> list[tuple[float, str]]:
    """Where to write which days: those too close for labels of their own share one."""
    if not value.others:
        return [(sum(at(number) for number in value.numbers) / len(value.numbers), value.words)]
    groups: list[list[float]] = []
    for day in sorted(value.others):
        groups.append([day])
        while len(groups) > 1 and _left(groups[-1], at) < _right(groups[-2], at) + 7:
            groups[-2:] = [groups[-2] + groups[-1]]
    return [(_middle(days, at), _days(days)) for days in groups]


def _days(days: list[float]) -> str:
    return ", ".join(printed(day) for day in days)


def _middle(days: list[float], at: Scale) -> float:
    return (at(days[0]) + at(days[-1])) / 2


def _left(days: list[float], at: Scale) -> float:
    return _middle(days, at) - style.width(_days(days), SMALL) / 2


def _right(days: list[float], at: Scale) -> float:
    return _middle(days, at) + style.width(_days(days), SMALL) / 2


def _row(value: Value, place: Columns) -> Row:
    label = style.wrap(value.label, place.labels)
    note = 1 if rows.second_line(value, 0) else 0
    return Row(value, label, max(50.0, LINE * (len(label) + note) + 18))


def _days_above(axes: Axes, value: Value, at: Scale, y: float) -> None:
    """The days of one row, each group over its marks; a single label cannot leave the page."""
    for x, words in _grouped(value, at):
        half = style.width(words, SMALL) / 2
        x = min(max(x, at.start - rows.INSET + half), style.WIDTH - half)
        style.write(axes, x, y, words, size=SMALL, align="center", mark=value.mark)


def _drawn(axes: Axes, pen: glyphs.Pen, row: Row, y: float) -> None:
    """One activity: label, thread, marks, days."""
    value, note = row.value, rows.second_line(row.value, 0)
    start = y - (len(row.label) - 1 + bool(note)) * LINE / 2
    for position, line in enumerate(row.label):
        style.write(axes, 0, start + position * LINE, line)
    if note:
        tone = "unverified" if value.unverified else "muted"
        style.write(axes, 0, start + len(row.label) * LINE, note, tone=tone, size=SMALL)
    if value.missing:
        style.write(axes, pen.scale.start, y, value.words, tone="muted", italic=True, size=SMALL, mark=value.mark)
        return
    if len(value.others) > 1:
        style.line(axes, glyphs.extent(pen, value), (y, y), value.tone, dashed=value.unverified)
    glyphs.draw(pen, value, y)
    _days_above(axes, value, pen.scale, y - ABOVE)


def draw(chart: Chart, points: Observations, convert: Convert, units: Units) -> Figure:
    """The whole chart."""
    every = [value for group in values(chart, points, convert, units) for value in group]
    lines = marks(chart, points, convert, units)
    place = rows.columns([value.label for value in every], [], most=170)
    at = rows.along(chart.axis, [*every, *lines], place)
    table = [_row(value, place) for value in every]
    top = rows.marks_height(lines, at)
    bottom = top + sum(row.height for row in table) + 8
    foot = style.wrap(notes(every), style.WIDTH, SMALL, even=False)
    figure, axes = style.canvas(rows.height(bottom, foot))
    rows.frame(axes, lines, at, top, bottom)
    y, pen = top + 8, rows.pen(axes, at)
    for row in table:
        _drawn(axes, pen, row, y + row.height / 2 + 4)
        y += row.height
    rows.axis_title(axes, chart.axis, units, place, bottom + 33)
    rows.foot(axes, foot, bottom + 55)
    return figure
