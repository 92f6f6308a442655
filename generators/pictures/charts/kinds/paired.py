"""Pairs: drug against comparator in each row, joined by a line; with intervals the two lie one under the other.

A third series, if there is one, is the difference of each pair, in a column of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from generators.domain import describe
from generators.errors import GuideError
from generators.model import Chart, Vocabulary
from generators.pictures.charts import differences, rows, style
from generators.pictures.charts.differences import Column
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
    width: float = 0.0  # of names, plot and words of the pairs
    column: Column | None = None  # their differences

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
        return len(name) + (2 if self.stacked else 1) + (1 if self.column else 0)

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
        wanted = "two series of equal length, and a third for their differences if there are any"
        raise GuideError(f"{chart.where}: chart {chart.name!r} wants {wanted}")
    others = {value.label: value for value in series[1]}
    if lost := [value.label for value in series[0] if value.label not in others]:
        raise GuideError(f"{chart.where}: chart {chart.name!r} has no second value for {', '.join(lost)}")
    return [(value, others[value.label]) for value in series[0]]


def _read_column(
    pairs: list[tuple[Value, Value]], chart: Chart | None, observations: Observations, vocabulary: Vocabulary
) -> Column | None:
    """Return the differences of the pairs; each belongs to one of them."""
    if chart is None:
        return None
    names = [first.label for first, _ in pairs]
    column = differences.read_column(chart, names, observations, vocabulary)
    if len(column.values) != len(chart.series[0].points):
        raise GuideError(f"{chart.where}: chart {chart.name!r} has a difference without its pair")
    return column


def _hide_common_n(pairs: list[tuple[Value, Value]]) -> tuple[list[tuple[Value, Value]], list[str]]:
    """Return the pairs without the n that all values of a series have, and that n in words for the legend, series by series."""
    found = [{pair[side].n for pair in pairs} for side in (0, 1)]
    common = [of.pop() if len(of) == 1 else "" for of in found]
    hidden = [
        (replace(one, n_in_legend=bool(common[0])), replace(other, n_in_legend=bool(common[1]))) for one, other in pairs
    ]
    return hidden, [f", {describe.size(n)}" if n else "" for n in common]


def _plan_grid(pairs: list[tuple[Value, Value]], column: Column | None, whole: float) -> Grid:
    """Place the differences at the right and the pairs beside them; in a narrow picture all is over the marks of the pairs."""
    if whole < rows.STACKS_BELOW:
        return replace(_place_over(pairs, whole), column=column)
    if column is None:
        return _place_pairs(pairs, whole)
    end = whole - column.words - GAP
    alone = _place_pairs(pairs, end - GAP)
    taken = (alone.place.end - alone.place.start) * differences.SHARE
    start = end - taken
    placed = _place_pairs(pairs, start - 2 * GAP)
    return replace(placed, column=replace(column, start=start, end=end))


def _place_over(pairs: list[tuple[Value, Value]], width: float) -> Grid:
    """Place names and values over the marks, and notes below the values."""
    both = [value for pair in pairs for value in pair]
    kinds, bars = rows.kinds_of(both), any(value.interval or value.bound for value in both)
    wide = max(style.text_width(value.words, bold=True) for value in both) > width / 2 - 8
    noted = any(rows.note_of(value, kinds) for value in both)
    return Grid(rows.columns([], [], width), noted or wide, kinds, bars, wide, width)


def _place_pairs(pairs: list[tuple[Value, Value]], width: float) -> Grid:
    """Place notes beside the values if that leaves a wide enough plot, else below them."""
    both = [value for pair in pairs for value in pair]
    kinds, bars = rows.kinds_of(both), any(value.interval or value.bound for value in both)
    words = max(style.text_width(value.words, bold=True) for value in both)
    note = max(style.text_width(rows.note_of(value, kinds), SMALL) for value in both)
    left = rows.columns([first.label for first, _ in pairs], [], max(width, rows.STACKS_BELOW), most=200)
    end = width - words - GAP - (note + 14 if note else 0)
    stacked = end - left.start < NOTES_GO_UNDER and note > 0
    end = width - max(words, note) - GAP if stacked else end
    return Grid(Columns(left.names, left.start, end, end + GAP), stacked, kinds, bars, width=width)


def _write_over(axes: Axes, row: Row, grid: Grid) -> None:
    """Write the values of a narrow picture over their marks: side by side with their notes below them, or one below
    the other with their notes at the right; then their difference."""
    width = grid.width
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
    if grid.column:
        differences.write_over(axes, row, grid.column, top + grid.texts(row.name) - 0.5, -end)


def _write_words(axes: Axes, value: Value, grid: Grid, y: float) -> None:
    """Write a value and, below it or in the last column, its grade, n and kind of interval."""
    note = rows.note_of(value, grid.kinds)
    half = 0.5 if grid.stacked and note else 0.0
    rows.write_value(axes, value, y, value.look.tone, -half)
    if note and grid.stacked:
        rows.write_note(axes, value, y, note, half)
    elif note:
        rows.write_note(axes, value, y, note, shift=grid.width - grid.place.end, ha="right")


def _draw_pair(pen: Pen, row: Row, apart: float) -> None:
    """Draw two values; a bar joins them where they are level. A line that slopes from one to the other would look like a course."""
    first, second = row.values
    if first.center is not None and second.center is not None and not apart:
        draw_thread(pen, first, [first.center, second.center], [row.y, row.y], color=PALETTE["grid"], lw=5)
    draw_value(pen, second, row.y + apart)
    draw_value(pen, first, row.y - apart)


def draw(chart: Chart, observations: Observations, vocabulary: Vocabulary, width: float) -> Figure:
    """Draw the chart."""
    of_pairs, of_differences = differences.split(chart)
    pairs, sizes = _hide_common_n(match_pairs(of_pairs, values(of_pairs, observations, vocabulary)))
    references = reference_values(chart, observations, vocabulary)
    every = [value for pair in pairs for value in pair]
    column = _read_column(pairs, of_differences, observations, vocabulary)
    grid = _plan_grid(pairs, column, width)
    axes = rows.new_axes(chart, grid.place, width, [*every, *references])
    table = _draw_rows(axes, pairs, grid)
    beside = grid.column if not grid.place.over else None
    titles = len(beside.title(vocabulary)) if beside else 1
    told = _tell_notes(every, references, grid, vocabulary)
    figure = rows.finish(axes, chart.axis, references, told, vocabulary, head=30.0, titles=titles)
    named = zip(chart.series, pairs[0], sizes, strict=False)
    entries = [(one.label + size, value.look) for one, value, size in named]
    draw_legend(
        figure, entries, 0 if grid.place.over or beside else grid.place.start, 0, beside.start - GAP if beside else None
    )
    if beside:
        differences.draw(figure, axes, table, beside, vocabulary)
    return figure


def _tell_notes(every: list[Value], references: list[Value], grid: Grid, vocabulary: Vocabulary) -> str:
    """Return the notes at the foot; those on differences say what is drawn of them, or what their words mean."""
    if grid.column is None:
        return notes(every, references, beside=True)
    if grid.place.over:
        texts = [notes(every, references, beside=True), differences.describe_words(grid.column, vocabulary)]
        return " ".join(filter(None, texts))
    return notes([*every, *grid.column.values], references, beside=True)


def _draw_rows(axes: Axes, pairs: list[tuple[Value, Value]], grid: Grid) -> list[Row]:
    """Draw the pairs with their words, one row below the other, and return the rows."""
    y, table = 0.0, list[Row]()
    for pair in pairs:
        table.append(grid.row(y, pair))
        y += grid.lines(table[-1].name)
    rows.set_rows(axes, table, grid.place, y)
    for row in table:
        _draw_pair(Pen(axes, horizontal=True), row, grid.marks)
        if grid.place.over:
            _write_over(axes, row, grid)
            continue
        _write_words(axes, row.values[0], grid, row.y - grid.apart)
        _write_words(axes, row.values[1], grid, row.y + grid.apart)
    return table
