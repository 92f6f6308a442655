"""Charts over a plane: values on the y axis, doses or times on the x axis, numbers of participants below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullFormatter

from generators.errors import GuideError
from generators.model import Axis, Chart, Observation, Vocabulary
from generators.pictures.charts import labels, plane_words, reference, rows, style
from generators.pictures.charts.axis import axis_title, format_number, null_value
from generators.pictures.charts.boxes import overlap
from generators.pictures.charts.labels import ROOM, Place, Spot
from generators.pictures.charts.looks import Look
from generators.pictures.charts.marks import Pen, draw_legend, draw_thread, draw_value
from generators.pictures.charts.points import Observations, Value, axis_ends, reference_values, values
from generators.pictures.charts.scale import set_scale
from generators.pictures.charts.style import BEHIND, LINE, SMALL
from generators.pictures.charts.tags import tag
from generators.pictures.charts.words import notes
from generators.pictures.svg import PALETTE

PLOTS = (
    270.0,
    330.0,
    400.0,
    480.0,
    570.0,
    670.0,
)  # px: how high the plot is; the first in which all labels have a place
MOST_LEADERS = 2  # more labels away from their marks, and a higher plot is tried
APART = 11.0  # px between marks that would lie on each other
COUNTS = 28.0  # px from the plot down to the first row of n
Across = Callable[[Observation], float]
TickText = Callable[[float], str]
Series = list[list[Spot]]


def draw(
    chart: Chart, observations: Observations, vocabulary: Vocabulary, width: float, across: Across, joined: bool,
    tick_text: TickText = format_number,
) -> Figure:  # fmt: skip
    """Draw the chart; `across` returns a value's number on the x axis, `joined` connects the values."""
    if chart.axis_x is None:
        raise GuideError(f"{chart.where}: chart {chart.name!r} wants an axis_x")
    found = values(chart, observations, vocabulary)
    references = reference_values(chart, observations, vocabulary)
    series = [[Spot(value, across(value.observation)) for value in one] for one in found]
    every = [value for one in found for value in one]
    axes = _new_axes(chart, [*every, *references], width)
    _set_across(axes, chart.axis_x, series, tick_text)
    series = _set_apart(axes, series, joined)
    counts = plane_words.count_rows(axes, series)
    series = [
        [replace(spot, lines=plane_words.label_lines(spot.value, counts is None)) for spot in one] for one in series
    ]
    foot = rows.wrap_notes(notes(every, references), width)
    below = COUNTS + LINE * len(counts or []) + 20 + (8 + 18 * len(foot) if foot else 2)
    places = _set_height(axes, chart, series, references, joined, below)
    _write_frame(axes, chart, chart.axis_x, vocabulary, COUNTS + LINE * len(counts or []) + 12)
    reference.draw_lines(axes, references, horizontal=False)
    plane_words.write_references(axes, references)
    plane_words.write_counts(axes, counts or [], COUNTS, len(found) > 1)
    _draw_series(axes, series, joined)
    plane_words.write_labels(axes, series, places)
    rows.write_notes(style.figure_of(axes), foot)
    return style.figure_of(axes)


def _new_axes(chart: Chart, shown: Sequence[Value], width: float) -> Axes:
    """Return axes with their value axis: a line at each tick and a stronger one at no change."""
    axes = style.new_figure(width, 400).add_axes((0.1, 0.1, 0.9, 0.8))
    numbers = [number for value in shown for number in value.numbers]
    set_scale(axes, "y", chart.axis, numbers, most=6, ends=axis_ends(shown))
    low, high = axes.get_ylim()
    ticks = [tick for tick in axes.yaxis.get_majorticklocs() if low <= tick <= high]
    left = max((style.text_width(format_number(tick), SMALL) for tick in ticks), default=0) + 10
    left = max(left, 34.0 if len(chart.series) > 1 else 0.0)
    axes.set_position((left / width, 0.1, 1 - left / width, 0.8))
    axes.grid(axis="y", clip_on=False)
    axes.tick_params(axis="y", pad=8)
    axes.spines["bottom"].set_visible(True)
    if (null := null_value(chart.axis, low, high)) is not None:
        tag(axes.axhline(null, color=PALETTE["muted"], lw=1.2, zorder=BEHIND, clip_on=False), "axis", "null")
    return axes


def _set_across(axes: Axes, axis: Axis, series: Series, text: TickText) -> None:
    """Set the x axis, with room for half a label at both ends, and a tick at each measured or requested number."""
    spots = [spot for one in series for spot in one]
    numbers = [spot.x for spot in spots]
    ticks = axis.ticks or tuple(sorted(set(numbers)))
    low = min(ticks) if axis.low is None else axis.low
    high = max(ticks) if axis.high is None else axis.high
    set_scale(axes, "x", axis.model_copy(update={"low": low, "high": high, "ticks": ticks}), numbers)
    labelled = (replace(spot, lines=plane_words.label_lines(spot.value, False)) for spot in spots)
    room = min(70.0, max(spot.room[0] for spot in labelled) / 2 + 4)
    wide = axes.get_window_extent().width
    scale = axes.xaxis.get_transform()
    start, end = scale.transform([float(limit) for limit in axes.get_xlim()])
    margin = (end - start) * room / (wide - 2 * room)
    axes.set_xlim(*scale.inverted().transform([start - margin, end + margin]))
    _set_ticks(axes, ticks, text)


def _set_ticks(axes: Axes, ticks: Sequence[float], text: TickText) -> None:
    """Write the tick numbers that fit beside each other; the others keep their stroke."""
    numbered, end = [], float("-inf")
    for tick in sorted(ticks):
        x, half = axes.transData.transform((tick, 1))[0], style.text_width(text(tick), SMALL) / 2
        if x - half > end + 5:
            numbered.append(tick)
            end = x + half
    axes.xaxis.set_major_locator(FixedLocator(numbered))
    axes.xaxis.set_minor_locator(FixedLocator([tick for tick in ticks if tick not in numbered]))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda number, _: text(float(number))))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.tick_params(axis="x", which="both", length=4, pad=4)


def _set_apart(axes: Axes, series: Series, joined: bool) -> Series:
    """Shift values that would overlap others at the same place; of connected values the whole series."""
    crowded = {spot.x for one in series for spot in one if _is_colliding(axes, spot, series)}
    if joined:
        gap = min(6.0, 18.0 / len(series)) if crowded else 0.0
        return [
            [replace(spot, shift=(k - (len(series) - 1) / 2) * gap) for spot in one] for k, one in enumerate(series)
        ]
    return [
        [replace(spot, shift=_find_shift(k, spot, series) if spot.x in crowded else 0.0) for spot in one]
        for k, one in enumerate(series)
    ]


def _find_shift(number: int, spot: Spot, series: Series) -> float:
    """Return the shift of a value, in pixels, that puts the values of all series at its place side by side."""
    ranks = [k for k, other in enumerate(series) if any(one.x == spot.x for one in other)]
    return (ranks.index(number) - (len(ranks) - 1) / 2) * APART


def _is_colliding(axes: Axes, spot: Spot, series: Series) -> bool:
    """Whether another series has a value at the same place whose drawing would touch this one's."""
    others = [other for one in series if spot not in one for other in one if other.x == spot.x]
    own = [*labels.mark_boxes(axes, spot), *labels.line_boxes(axes, spot)]
    there = [box for other in others for box in (*labels.mark_boxes(axes, other), *labels.line_boxes(axes, other))]
    return any(overlap(a, b) for a in own for b in there)


def _set_height(
    axes: Axes, chart: Chart, series: Series, references: Sequence[Value], joined: bool, below: float
) -> dict[str, Place]:
    """Make the plot as high as its labels need, and return their places."""
    entries = [(one.label, spots[0].value.look) for one, spots in zip(chart.series, series, strict=True)]
    above = 22 + ROOM + (legend_height(axes, entries) if len(entries) > 1 else 0.0)
    found: list[tuple[int, float, dict[str, Place]]] = []
    for plot, strict in (*((plot, True) for plot in PLOTS), *((plot, False) for plot in PLOTS)):
        style.set_height(axes, plot, above, below)
        places = _find_places(axes, chart, series, references, joined, strict)
        found += [(sum(place.leader is not None for place in places.values()), plot, places)] if places else []
        if found and (found[-1][0] <= MOST_LEADERS or plot == PLOTS[-1]):
            break
    _, plot, places = min(found, key=lambda one: one[:2], default=(0, PLOTS[0], None))
    style.set_height(axes, plot, above, below)
    if len(entries) > 1:
        draw_legend(style.figure_of(axes), entries, 0, 24)
    return places or {}


def _find_places(
    axes: Axes, chart: Chart, series: Series, references: Sequence[Value], joined: bool, strict: bool
) -> dict[str, Place] | None:
    """Return a place for each label in the plot at its present height."""
    x0, y0, x1, y1 = axes.get_window_extent().extents
    taken = [box for _, box in plane_words.reference_boxes(axes, references)]
    null = null_value(chart.axis, *axes.get_ylim())
    lines = [number for value in references for number in value.numbers] + ([] if null is None else [null])
    heights = [float(axes.transData.transform((1, number))[1]) for number in lines]
    crossed = [(x0, y - 1, x1, y + 1) for y in heights]
    return labels.find_places(axes, series, joined, (x0, y0 + 2, x1, y1 + ROOM - 4), taken, crossed, strict)


def legend_height(axes: Axes, entries: Sequence[tuple[str, Look]]) -> float:
    """Return the height of the legend, in pixels."""
    legend = draw_legend(style.figure_of(axes), entries, 0, 24)
    height = float(legend.get_window_extent().height)
    legend.remove()
    return height + 8


def _write_frame(axes: Axes, chart: Chart, across: Axis, vocabulary: Vocabulary, down: float) -> None:
    """Write the axis titles: of the values above the plot, of the other axis below its right end."""
    figure = style.figure_of(axes)
    figure.text(0, 1 - 13 / style.size(figure)[1], axis_title(chart.axis, vocabulary.units), size=SMALL, va="baseline")
    axes.annotate(
        axis_title(across, vocabulary.units), (1, 0), xycoords="axes fraction", xytext=(0, -down), textcoords="offset points",
        ha="right", size=SMALL, annotation_clip=False,
    )  # fmt: skip


def _draw_series(axes: Axes, series: Series, joined: bool) -> None:
    """Draw the values, and the lines that connect them."""
    for one in series:
        joints = labels.joints(one)
        if joined and len(joints) > 1:
            pen = Pen(axes, horizontal=False, shift=one[0].shift)
            draw_thread(pen, one[0].value, [center for _, center in joints], [spot.x for spot, _ in joints])
        for spot in one:
            draw_value(Pen(axes, horizontal=False, shift=spot.shift), spot.value, spot.x)
