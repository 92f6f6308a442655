"""Pairs: drug against comparator in each row, joined by a line; with intervals the two lie one under the other."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from generators.errors import GuideError
from generators.model import Chart, Vocabulary
from generators.pictures.charts import rows, style
from generators.pictures.charts.marks import Pen, draw_legend, draw_thread, draw_value
from generators.pictures.charts.points import Observations, Value, reference_values, values
from generators.pictures.charts.rows import GAP, Columns, Row
from generators.pictures.charts.style import SMALL
from generators.pictures.charts.words import notes
from generators.pictures.svg import PALETTE

NARROW = 240.0  # px: a plot that would be narrower gets the room of the notes, which go under the values


@dataclass(frozen=True)
class Grid:
    """The columns of the chart, whether notes are below the values or beside them, and whether there are intervals."""

    place: Columns
    stacked: bool
    kinds: int

    @property
    def apart(self) -> float:
        """The distance from the middle of a row to the texts of each value, in lines."""
        return 1.12 if self.stacked else 0.56

    def lines(self, name: list[str]) -> float:
        """The number of lines of a row."""
        return max(len(name), 4.0 if self.stacked else 2.0) + (1.3 if self.stacked else 0.9)


def match_pairs(chart: Chart, series: list[list[Value]]) -> list[tuple[Value, Value]]:
    """Return the values of the two series, row by row, matched by label."""
    if len(series) != 2 or len(series[0]) != len(series[1]):
        raise GuideError(f"{chart.where}: chart {chart.name!r} wants two series of equal length")
    others = {value.label: value for value in series[1]}
    if lost := [value.label for value in series[0] if value.label not in others]:
        raise GuideError(f"{chart.where}: chart {chart.name!r} has no second value for {', '.join(lost)}")
    return [(value, others[value.label]) for value in series[0]]


def _plan_grid(pairs: list[tuple[Value, Value]], width: float) -> Grid:
    """Place notes beside the values if that leaves a wide enough plot, else below them."""
    both = [value for pair in pairs for value in pair]
    kinds = rows.kinds_of(both)
    words = max(style.text_width(value.words, bold=True) for value in both)
    note = max(style.text_width(rows.note_of(value, kinds), SMALL) for value in both)
    left = rows.columns([first.label for first, _ in pairs], [], width, most=200)
    end = width - words - GAP - (note + 14 if note else 0)
    stacked = end - left.start < NARROW and note > 0
    end = width - max(words, note) - GAP if stacked else end
    return Grid(Columns(left.names, left.start, end, end + GAP), stacked, kinds)


def _write_words(axes: Axes, value: Value, grid: Grid, y: float, width: float) -> None:
    """Write a value and, below it or in the last column, its grade, n and kind of interval."""
    note = rows.note_of(value, grid.kinds)
    half = 0.5 if grid.stacked and note else 0.0
    rows.write_value(axes, value, y, value.look.tone, -half)
    if note and grid.stacked:
        rows.write_note(axes, value, y, note, half)
    elif note:
        rows.write_note(axes, value, y, note, shift=width - grid.place.end, ha="right")


def _draw_pair(pen: Pen, row: Row, apart: float) -> None:
    """Draw two values and the line between them."""
    first, second = row.values
    if first.center is not None and second.center is not None:
        line = {"color": PALETTE["grid"], "lw": 2 if apart else 5}
        draw_thread(pen, first, [first.center, second.center], [row.y - apart, row.y + apart], **line)
    draw_value(pen, second, row.y + apart)
    draw_value(pen, first, row.y - apart)


def draw(chart: Chart, observations: Observations, vocabulary: Vocabulary, width: float) -> Figure:
    """Draw the chart."""
    pairs = match_pairs(chart, values(chart, observations, vocabulary))
    references = reference_values(chart, observations, vocabulary)
    every, grid = [value for pair in pairs for value in pair], _plan_grid(pairs, width)
    axes = rows.new_axes(chart, grid.place, width, [*every, *references])
    y, table = 0.0, list[Row]()
    for pair in pairs:
        name = style.wrap(pair[0].label, grid.place.names)
        lines = grid.lines(name)
        table.append(Row(y + lines / 2, tuple(name), pair))
        y += lines
    rows.set_rows(axes, table, grid.place, y)
    bars = any(value.interval or value.bound for value in every)
    for row in table:
        _draw_pair(Pen(axes, horizontal=True), row, grid.apart if bars else 0.0)
        _write_words(axes, row.values[0], grid, row.y - grid.apart, width)
        _write_words(axes, row.values[1], grid, row.y + grid.apart, width)
    figure = rows.finish(axes, chart.axis, references, notes(every, references, beside=True), vocabulary, head=30.0)
    entries = [(one.label, value.look) for one, value in zip(chart.series, pairs[0], strict=True)]
    draw_legend(figure, entries, grid.place.start, 0)
    return figure
