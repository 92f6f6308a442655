"""Pairs: drug against comparator in each row, joined by a line; with intervals the two lie one under the other."""

from __future__ import annotations

from collections.abc import Sequence
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

NOTES_GO_UNDER = 240.0  # px: a plot that would be narrower gets the room of the notes, which go under the values


@dataclass(frozen=True)
class Grid:
    """The columns of the chart, whether notes are below the values or beside them, and whether there are intervals."""

    place: Columns
    stacked: bool
    kinds: int
    bars: bool
    wide: bool = False  # the values of a pair have no room side by side

    @property
    def apart(self) -> float:
        """The distance from the middle of a row to the texts of each value, in lines; of a narrow picture to its
        marks."""
        return 1.12 if self.stacked and not self.place.over else 0.56

    @property
    def marks(self) -> float:
        """The distance from the middle of a row to the marks of each value, in lines."""
        return self.apart if self.bars else 0.0

    def texts(self, name: Sequence[str]) -> float:
        """The number of lines of the texts over the marks of a narrow picture."""
        return len(name) + (2 if self.stacked else 1)

    def lines(self, name: Sequence[str]) -> float:
        """The number of lines of a row."""
        if self.place.over:
            return self.texts(name) + 1.8 + 2 * self.marks
        return max(len(name), 4.0 if self.stacked else 2.0) + (1.3 if self.stacked else 0.9)

    def row(self, y: float, pair: tuple[Value, Value]) -> Row:
        """Return the row whose upper edge is at `y`."""
        name = tuple(style.wrap(pair[0].label, self.place.names))
        if not self.place.over:
            return Row(y + self.lines(name) / 2, name, pair)
        middle = y + self.texts(name) + 0.55 + self.marks
        return Row(middle, name, pair, middle - y - len(name) / 2)


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
    kinds, bars = rows.kinds_of(both), any(value.interval or value.bound for value in both)
    if width < rows.STACKS_BELOW:
        wide = max(style.text_width(value.words, bold=True) for value in both) > width / 2 - 8
        noted = any(rows.note_of(value, kinds) for value in both)
        return Grid(rows.columns([], [], width), noted or wide, kinds, bars, wide)
    words = max(style.text_width(value.words, bold=True) for value in both)
    note = max(style.text_width(rows.note_of(value, kinds), SMALL) for value in both)
    left = rows.columns([first.label for first, _ in pairs], [], width, most=200)
    end = width - words - GAP - (note + 14 if note else 0)
    stacked = end - left.start < NOTES_GO_UNDER and note > 0
    end = width - max(words, note) - GAP if stacked else end
    return Grid(Columns(left.names, left.start, end, end + GAP), stacked, kinds, bars)


def _write_over(axes: Axes, row: Row, grid: Grid, width: float) -> None:
    """Write the values of a narrow picture over their marks: side by side with their notes below them, or one below
    the other with their notes at the right."""
    top = row.y - row.up - len(row.name) / 2
    rows.hide_grid(axes, top - 0.5, top + grid.texts(row.name))
    y, end = top + len(row.name) + 0.5, grid.place.end
    for number, value in enumerate(row.values):
        down, aside = (number, 0.0) if grid.wide else (0, number * width / 2)
        rows.write_value(axes, value, y, value.look.tone, down, shift=aside - end)
        note = rows.note_of(value, grid.kinds)
        if note and grid.wide:
            rows.write_note(axes, value, y, note, down, shift=width - end, ha="right")
        elif note:
            rows.write_note(axes, value, y, note, 1.0, shift=aside - end)


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
        table.append(grid.row(y, pair))
        y += grid.lines(table[-1].name)
    rows.set_rows(axes, table, grid.place, y)
    for row in table:
        _draw_pair(Pen(axes, horizontal=True), row, grid.marks)
        if grid.place.over:
            _write_over(axes, row, grid, width)
            continue
        _write_words(axes, row.values[0], grid, row.y - grid.apart, width)
        _write_words(axes, row.values[1], grid, row.y + grid.apart, width)
    figure = rows.finish(axes, chart.axis, references, notes(every, references, beside=True), vocabulary, head=30.0)
    entries = [(one.label, value.look) for one, value in zip(chart.series, pairs[0], strict=True)]
    draw_legend(figure, entries, 0 if grid.place.over else grid.place.start, 0)
    return figure
