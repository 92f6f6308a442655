"""The third column of pairs: the difference of each, with its interval, on an axis of its own beside that of the pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from generators.model import Axis, Chart, Vocabulary
from generators.pictures.charts import rows, style
from generators.pictures.charts.axis import axis_title, null_value
from generators.pictures.charts.marks import Pen, draw_legend, draw_value
from generators.pictures.charts.points import Observations, Value, axis_ends, find_observation, values
from generators.pictures.charts.rows import GAP, Row
from generators.pictures.charts.scale import set_scale
from generators.pictures.charts.style import BEHIND, SIZE, SMALL
from generators.pictures.charts.tags import tag
from generators.pictures.charts.words import join_words
from generators.pictures.svg import PALETTE

SHARE = 0.46  # of the room for both plots
_TICK = 45  # px: the least room of a tick with its number
_ASIDE = 6.0  # px between a difference and what is said beside it


@dataclass(frozen=True)
class Column:
    """The differences in the order of the rows, their axis, and where they are drawn, in pixels."""

    name: str
    values: tuple[Value, ...]
    axis: Axis
    start: float = 0.0
    end: float = 0.0

    @property
    def words(self) -> float:
        """The room of the printed values."""
        return max(_measure(value) + _measure_note(", ".join(value.warnings)) for value in self.values)

    def tell(self, value: Value) -> str:
        """Return what is said beside a difference of a narrow picture, which has no mark: its grade too, if there are several."""
        grades = {one.grade for one in self.values}
        graded = len(grades) > 1 and value.grade not in ("primary", *value.warnings)
        return ", ".join([value.grade] * graded + [*value.warnings])

    def title(self, vocabulary: Vocabulary) -> list[str]:
        """Return the title of the axis, in lines."""
        return style.wrap(axis_title(self.axis, vocabulary.units), self.end - self.start + GAP + self.words, SMALL)


def describe_words(column: Column, vocabulary: Vocabulary) -> str:
    """Return what the words of a narrow picture mean: `Difference (percentage points): 95% CI in brackets, derived value.`"""
    kinds = sorted({value.kind for value in column.values if value.kind})
    derived = all(value.grade == "derived" for value in column.values)
    parts = [f"{join_words(kinds, 'or')} in brackets" if kinds else "", "derived value" if derived else ""]
    words = ", ".join(filter(None, parts))
    return f"{axis_title(column.axis, vocabulary.units)}: {words}." if words else ""


def _measure(value: Value) -> float:
    return style.text_width(value.words, bold=True)


def _measure_note(note: str) -> float:
    return _ASIDE + style.text_width(note, SMALL) if note else 0.0


def _write(axes: Axes, value: Value, y: float, note: str, shift: float = GAP) -> None:
    """Write a difference, and a note small beside it."""
    rows.write_value(axes, value, y, value.look.tone, shift=shift)
    if note:
        rows.write_note(axes, value, y, note, shift=shift + _measure(value) + _ASIDE)


def split(chart: Chart) -> tuple[Chart, Chart | None]:
    """Return the chart of the pairs, and that of their differences, which have their own unit, if it has a third series."""
    pairs = chart.model_copy(update={"series": chart.series[:2]})
    if len(chart.series) != 3:
        return (pairs if len(chart.series) > 3 else chart), None
    return pairs, chart.model_copy(update={"series": chart.series[2:], "marks": ()})


def read_column(chart: Chart, order: Sequence[str], observations: Observations, vocabulary: Vocabulary) -> Column:
    """Return the differences of a chart in the order of the names of its rows; a row without one is left empty."""
    first = find_observation(chart, chart.series[0].points[0].id, observations)
    axis = Axis(label=chart.series[0].label, unit=first.unit)
    found = {one.label: one for one in values(chart.model_copy(update={"axis": axis}), observations, vocabulary)[0]}
    return Column(chart.series[0].label, tuple(found[name] for name in order if name in found), axis)


def draw(figure: Figure, pairs: Axes, table: Sequence[Row], column: Column, vocabulary: Vocabulary) -> None:
    """Draw the differences beside the finished plot of their pairs."""
    width, place = style.size(figure)[0], pairs.get_position()
    axes = figure.add_axes((column.start / width, place.y0, (column.end - column.start) / width, place.height))
    numbers = [number for value in column.values for number in value.numbers]
    set_scale(
        axes, "x", column.axis, numbers, most=int((column.end - column.start) // _TICK), ends=axis_ends(column.values)
    )
    axes.set(ylim=pairs.get_ylim(), yticks=[])
    axes.grid(axis="x", clip_on=False)
    if (null := null_value(column.axis, *axes.get_xlim())) is not None:
        tag(axes.axvline(null, color=PALETTE["muted"], lw=1.2, zorder=BEHIND, clip_on=False), "side", "null")
    axes.set_xlabel("\n".join(column.title(vocabulary)), loc="left", labelpad=5)
    axes.tick_params(axis="x", pad=6)
    levels = {row.values[0].label: row.y for row in table}
    for value in column.values:
        draw_value(Pen(axes, horizontal=True), value, levels[value.label])
        _write(axes, value, levels[value.label], ", ".join(value.warnings))
    draw_legend(figure, [(column.name, column.values[0].look)], column.start, 0, grade=column.values[0].grade)


def write_over(axes: Axes, row: Row, column: Column, y: float, shift: float) -> None:
    """Write the difference of a row of a narrow picture, with its name, in the line at `y`."""
    for value in (value for value in column.values if value.label == row.values[0].label):
        rows.write_beside(axes, y, column.name, shift=shift, size=SIZE, color=PALETTE["muted"])
        _write(axes, value, y, column.tell(value), shift + style.text_width(column.name) + 8)
