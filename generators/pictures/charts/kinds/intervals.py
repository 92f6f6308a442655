"""Intervals: one row for each value, grouped by series, along a common axis."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from generators.model import Chart, Vocabulary
from generators.pictures.charts import rows, style
from generators.pictures.charts.marks import Pen, draw_value
from generators.pictures.charts.points import Observations, Value, reference_values, values
from generators.pictures.charts.rows import Columns, Row
from generators.pictures.charts.style import SMALL
from generators.pictures.charts.words import notes

MARKS = 1.1  # lines: the room of the marks below the words of a narrow picture


@dataclass(frozen=True)
class Words:
    """The texts beside the marks of a value, broken into lines."""

    value: Value
    name: tuple[str, ...]
    note: tuple[str, ...]
    under: bool = False  # whether the value stands under its name, since both have no room side by side

    @property
    def texts(self) -> float:
        """The number of lines of its texts."""
        own = 1 + len(self.note)
        return len(self.name) + own if self.under else max(len(self.name), own)

    def row(self, y: float, over: bool) -> Row:
        """Return the row whose upper edge is at `y`."""
        middle = y + (self.texts + MARKS / 2 if over else self.lines(over) / 2)
        up = middle - y - len(self.name) / 2 if over else 0.0
        return Row(middle, self.name, (self.value,), up)

    def lines(self, over: bool) -> float:
        """The number of lines of the row."""
        return self.texts + (MARKS + 0.8 if over else 0.7)


def _break_words(series: list[Value], place: Columns, kinds: int, width: float) -> list[Words]:
    under = place.over and not place.words

    def broken(value: Value) -> Words:
        note = style.wrap(rows.note_of(value, kinds), width - place.words, SMALL)
        return Words(value, tuple(style.wrap(value.label, place.names)), tuple(filter(None, note)), under)

    return [broken(value) for value in series]


def _write_words(axes: Axes, words: Words, row: Row, place: Columns) -> None:
    """Write the value, and below it, smaller, its grade, n and kind of interval."""
    up = -len(words.note) / 2
    where: dict[str, Any] = {}
    if place.over:
        up = 0.5 - row.up - len(words.name) / 2  # the first line of the name
        up += len(words.name) if words.under else 0
        top = row.y - MARKS / 2 - words.texts
        rows.hide_grid(axes, top - 0.5, top + words.texts)
        where = {"shift": rows.EDGE, "ha": "right"}
    rows.write_value(axes, words.value, row.y, "fg", lines=up, **where)
    for position, line in enumerate(words.note, 1):
        rows.write_note(axes, words.value, row.y, line, up + position, **where)


def _list_headings(chart: Chart, found: list[list[Value]]) -> list[str]:
    """Return the heading of each series; none if there is one series, or if its only row has the same text."""
    if len(found) < 2:
        return [""]
    same = [len(series) == 1 and series[0].label == one.label for one, series in zip(chart.series, found, strict=True)]
    return ["" if repeats else one.label for one, repeats in zip(chart.series, same, strict=True)]


def draw(chart: Chart, observations: Observations, vocabulary: Vocabulary, width: float) -> Figure:
    """Draw the chart."""
    found, references = values(chart, observations, vocabulary), reference_values(chart, observations, vocabulary)
    every = [value for series in found for value in series]
    kinds = rows.kinds_of(every)
    beside = [*(value.words for value in every), *(rows.note_of(value, 0) for value in every)]
    place = rows.columns([value.label for value in every], beside, width)
    if place.over and place.names > place.words:  # a name would run into its value
        place = replace(place, names=width, words=0.0)
    axes = rows.new_axes(chart, place, width, [*every, *references])
    y, table, headings = 0.0, list[Row](), list[tuple[float, list[str], str]]()
    for heading, series in zip(_list_headings(chart, found), found, strict=True):
        lines = style.wrap(heading, width, bold=True) if heading else []
        headings.append((y + rows.heading_height(lines) / 2, lines, series[0].look.tone))
        y += rows.heading_height(lines)
        for words in _break_words(series, place, kinds, width):
            table.append(words.row(y, place.over))
            _write_words(axes, words, table[-1], place)
            y += words.lines(place.over)
    rows.set_rows(axes, table, place, y)
    for row in table:
        draw_value(Pen(axes, horizontal=True), row.values[0], row.y)
    for middle, lines, tone in headings:
        if lines:
            rows.write_heading(axes, middle, lines, tone)
    return rows.finish(axes, chart.axis, references, notes(every, references, beside=True), vocabulary)
