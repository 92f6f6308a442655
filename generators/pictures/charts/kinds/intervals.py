"""Intervals: one row for each value, grouped by series, along a common axis."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from generators.model import Chart, Vocabulary
from generators.pictures.charts import rows, style
from generators.pictures.charts.marks import Pen, draw_value
from generators.pictures.charts.points import Observations, Value, reference_values, values
from generators.pictures.charts.rows import HEADING, Columns, Row
from generators.pictures.charts.style import SMALL
from generators.pictures.charts.words import notes


@dataclass(frozen=True)
class Words:
    """The texts beside the marks of a value, broken into lines."""

    value: Value
    name: tuple[str, ...]
    note: tuple[str, ...]

    @property
    def lines(self) -> float:
        """The number of lines of the row."""
        return max(len(self.name), 1 + len(self.note)) + 0.7


def _break_words(series: list[Value], place: Columns, kinds: int, width: float) -> list[Words]:
    def broken(value: Value) -> Words:
        note = style.wrap(rows.note_of(value, kinds), width - place.words, SMALL)
        return Words(value, tuple(style.wrap(value.label, place.names)), tuple(filter(None, note)))

    return [broken(value) for value in series]


def _write_words(axes: Axes, words: Words, y: float) -> None:
    """Write the value, and below it, smaller, its grade, n and kind of interval."""
    up = -len(words.note) / 2
    rows.write_value(axes, words.value, y, "fg", lines=up)
    for position, line in enumerate(words.note, 1):
        rows.write_note(axes, words.value, y, line, up + position)


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
    axes = rows.new_axes(chart, place, width, [*every, *references])
    y, table, headings = 0.0, list[Row](), list[tuple[float, str, str]]()
    for heading, series in zip(_list_headings(chart, found), found, strict=True):
        if heading:
            headings.append((y + HEADING / 2, heading, series[0].look.tone))
        y += HEADING if heading else 0
        for words in _break_words(series, place, kinds, width):
            middle = y + words.lines / 2
            table.append(Row(middle, words.name, (words.value,)))
            _write_words(axes, words, middle)
            y += words.lines
    rows.set_rows(axes, table, place, y)
    for row in table:
        draw_value(Pen(axes, horizontal=True), row.values[0], row.y)
    for middle, heading, tone in headings:
        rows.write_heading(axes, middle, heading, tone)
    return rows.finish(axes, chart.axis, references, notes(every, references, beside=True), vocabulary)
