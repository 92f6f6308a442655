"""A timeline: one row for each activity, a mark on each of its days, the day above its mark."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from generators.model import Chart, Vocabulary
from generators.pictures.charts import rows, style
from generators.pictures.charts.axis import format_number
from generators.pictures.charts.marks import Pen, draw_thread, draw_value
from generators.pictures.charts.points import Observations, Value, reference_values, values
from generators.pictures.charts.rows import Row
from generators.pictures.charts.style import LINE, SMALL, TEXT
from generators.pictures.charts.tags import tag
from generators.pictures.charts.words import notes
from generators.pictures.svg import PALETTE

ABOVE = 9.0  # px from a row's marks up to the foot of the days


def _place_days(axes: Axes, value: Value) -> list[tuple[float, str, int]]:
    """Return each day with its text and its level: a day that would touch its neighbour is one level higher."""
    days = [(day, format_number(day)) for day in sorted(value.others)] or [(_find_middle(value), value.words)]
    ends: list[float] = []
    found = []
    for day, words in days:
        x, half = axes.transData.transform((day, 0))[0], style.text_width(words, SMALL) / 2
        level = next((k for k, end in enumerate(ends) if x - half > end + 3), len(ends))
        ends[level : level + 1] = [x + half]
        found.append((day, words, level))
    return found


def _find_middle(value: Value) -> float:
    return sum(value.numbers) / len(value.numbers)


def _write_days(axes: Axes, value: Value, y: float, days: list[tuple[float, str, int]], width: float) -> None:
    """Write the days of one row above their marks; a wide one is moved inside the picture."""
    for day, words, level in days:
        x, half = axes.transData.transform((day, 0))[0], style.text_width(words, SMALL) / 2
        inside = min(max(x, half), width - half) - x
        label = axes.annotate(
            words, (day, y), xytext=(inside, ABOVE + level * 13), textcoords="offset points", ha="center", size=SMALL,
            color=PALETTE["fg"], zorder=TEXT, annotation_clip=False,
        )  # fmt: skip
        tag(label, value.key, "label")


def _draw_row(axes: Axes, row: Row, days: list[tuple[float, str, int]], width: float) -> None:
    """Draw one activity: line, marks, days; for a missing one the words for it."""
    value, pen = row.values[0], Pen(axes, horizontal=True)
    if value.missing:
        here = (0, row.y + rows.BASELINE * SMALL / LINE)
        words: dict[str, Any] = {
            "style": "italic",
            "color": PALETTE["muted"],
            "size": SMALL,
            "transform": axes.get_yaxis_transform(),
        }
        tag(axes.text(*here, value.words, **words), value.key, "label")
        return
    if len(value.others) > 1:
        ends = [min(value.others), max(value.others)]
        draw_thread(pen, value, ends, [row.y, row.y], ls=style.DASHES if value.unverified else "solid")
    draw_value(pen, value, row.y)
    _write_days(axes, value, row.y, days, width)


def draw(chart: Chart, observations: Observations, vocabulary: Vocabulary, width: float) -> Figure:
    """Draw the chart."""
    every = [value for series in values(chart, observations, vocabulary) for value in series]
    references = reference_values(chart, observations, vocabulary)
    place = rows.columns([value.label for value in every], [], width, most=200)
    axes = rows.new_axes(chart, place, width, [*every, *references])
    y, table, days = 0.2, list[Row](), list[list[tuple[float, str, int]]]()
    for value in every:
        name, note = style.wrap(value.label, place.names), rows.note_of(value, 0)
        days.append([] if value.missing else _place_days(axes, value))
        above = 1.5 + 0.8 * max((level for _, _, level in days[-1]), default=0)
        below = max(0.9, len(name) / 2 + bool(note) + 0.4)
        if place.over:
            words, below = len(name) + bool(note), 0.9
            table.append(Row(y + words + above, tuple(name), (value,), above + words - len(name) / 2))
            y += words + above + below
            continue
        table.append(Row(y + max(above, below), tuple(name), (value,)))
        y += max(above, below) + below
    rows.set_rows(axes, table, place, y)
    for row, one in zip(table, days, strict=True):
        _draw_row(axes, row, one, width)
        rows.write_below_name(axes, row, rows.note_of(row.values[0], 0))
    return rows.finish(axes, chart.axis, references, notes(every, references), vocabulary)
