"""Charts over a plane: values up, doses or times across, the numbers of participants below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from matplotlib.figure import Figure

from generators.errors import GuideError
from generators.model import Axis, Chart, Observation
from generators.pictures.charts import glyphs, labels, style
from generators.pictures.charts.labels import Box, Plane, Spot
from generators.pictures.charts.rows import foot, said
from generators.pictures.charts.scale import Scale, printed, scale, titled
from generators.pictures.charts.style import LINE, SMALL
from generators.pictures.charts.values import Convert, Observations, Units, Value, marks, seen, values
from generators.pictures.charts.words import notes

HEIGHT = 270.0  # of the plot
KEY = 26.0
APART = {False: 18.0, True: 6.0}  # px between values that share a place; less where lines join them
HEADROOM = 36.0  # px over the highest tick, for a label

Across = Callable[[Chart, Observation], float]


def _spots(chart: Chart, points: Observations, found: list[list[Value]], across: Across) -> list[list[Spot]]:
    """Every value with its number on the x axis."""
    return [[Spot(value, across(chart, seen(chart, value.id, points))) for value in series] for series in found]


def _apart(series: list[list[Spot]], across: Scale, gap: float) -> list[list[Spot]]:
    """The pixel of every value; values of several series at one place stand `gap` apart."""
    out = []
    for number, spots in enumerate(series):
        here = []
        for spot in spots:
            ranks = [k for k, other in enumerate(series) if any(one.at == spot.at for one in other)]
            here.append(replace(spot, x=across(spot.at) + (ranks.index(number) - (len(ranks) - 1) / 2) * gap))
        out.append(here)
    return out


def _key(plane: Plane, chart: Chart, y: float) -> None:
    """The series by mark and name, where there are several."""
    x = 0.0
    for series in chart.series:
        style.marker(plane.axes, x + 5, y, glyphs.TONES.get(series.tone, "o"), series.tone)
        style.write(plane.axes, x + 16, y, series.label, tone=series.tone, bold=True)
        x += style.width(series.label, bold=True) + 40


def _ends(plane: Plane, series: list[list[Spot]], chart: Chart) -> None:
    """The series' names at the ends of their lines, pushed apart where they would collide."""
    ends = []
    for one, spots in zip(chart.series, series, strict=True):
        drawn = [spot for spot in spots if spot.value.numbers]
        if drawn:
            last = drawn[-1].value
            ends.append((plane.up(last.center if last.center is not None else last.numbers[-1]), one))
    y = plane.top - LINE
    for place, one in sorted(ends, key=lambda end: end[0]):
        lines = style.wrap(one.label, style.WIDTH - plane.right - 10, bold=True)
        y = max(place - (len(lines) - 1) * LINE / 2, y + LINE)
        style.lines_of(plane.axes, plane.right + 10, y + (len(lines) - 1) * LINE / 2, lines, tone=one.tone, bold=True)
        y += (len(lines) - 1) * LINE


def _grid(plane: Plane) -> None:
    """A fine line at each tick of the value axis, a stronger one at zero."""
    for tick in plane.up.ticks:
        zero = tick == 0 and plane.up.low < 0 < plane.up.high
        style.line(plane.axes, (plane.left, plane.right), (plane.up(tick),) * 2, "muted" if zero else "grid")
        style.write(plane.axes, plane.left - 8, plane.up(tick), printed(tick), tone="muted", size=SMALL, align="right")


def _reference(plane: Plane, mark: Value) -> Box:
    """A reference band or line with its label at the right; the room that the label takes."""
    places, tone = [plane.up(number) for number in mark.numbers], "unverified" if mark.unverified else "fg"
    for number in (*mark.others, *([] if mark.center is None else [mark.center])):
        style.line(plane.axes, (plane.left, plane.right), (plane.up(number),) * 2, tone, dashed=True)
    y = min(places) - 9 if mark.center is not None else (max(places) + min(places)) / 2
    wide = style.width(said(mark), SMALL)
    style.write(plane.axes, plane.right - 4, y, said(mark), tone=tone, size=SMALL, align="right", mark=mark.mark)
    return plane.right - 4 - wide, y - 8, plane.right - 4, y + 8


def _bands(plane: Plane, lines: Sequence[Value]) -> None:
    for mark in lines:
        if mark.low is not None and mark.high is not None:
            ends = (plane.up(mark.high), plane.up(mark.low))
            style.box(plane.axes, (plane.left, plane.right), ends, "band")
            if mark.unverified:
                style.box(plane.axes, (plane.left, plane.right), ends, "unverified", dashed=True)


def _ticks(plane: Plane, axis: Axis, series: list[list[Spot]]) -> None:
    """A number under each dose or time that was measured, or where the author asks for one."""
    wanted = axis.ticks or tuple(sorted({spot.at for one in series for spot in one}))
    style.line(plane.axes, (plane.left, plane.right), (plane.bottom, plane.bottom), "muted")
    end = -1.0
    for tick in wanted:
        x, half = plane.across(tick), style.width(printed(tick), SMALL) / 2
        style.line(plane.axes, (x, x), (plane.bottom, plane.bottom + 5), "muted")
        if x - half > end + 4:
            style.write(plane.axes, x, plane.bottom + 15, printed(tick), tone="muted", size=SMALL, align="center")
            end = x + half


def _counts(series: list[list[Spot]]) -> list[list[Spot]]:
    """The rows of n: one for all series, or one each where two stand at the same place."""
    counted = [[spot for spot in one if spot.value.n] for one in series]
    places = [spot.at for one in counted for spot in one]
    if len(places) == len(set(places)):
        counted = [[spot for one in counted for spot in one]]
    return [one for one in counted if one]


def _numbers(plane: Plane, counts: list[list[Spot]], y: float) -> None:
    """n under each value, in the colour of its series; of several rows each begins with the mark of its series."""
    edge = plane.left - (22 if len(counts) > 1 else 8)
    for row, spots in enumerate(counts):
        level = y + row * LINE
        style.write(plane.axes, edge, level, "n", tone="muted", size=SMALL, align="right")
        if len(counts) > 1:
            tone = spots[0].value.tone
            style.marker(plane.axes, plane.left - 12, level, glyphs.TONES.get(tone, "o"), tone, size=7)
        for spot in spots:
            x, tone = plane.across(spot.at), spot.value.tone
            style.write(plane.axes, x, level, spot.value.n, tone=tone, size=SMALL, align="center")


def _room_right(chart: Chart, joined: bool) -> float:
    """Where the plot ends: names of several lines stand to its right."""
    if not joined or len(chart.series) < 2:
        return style.WIDTH
    longest = max(style.width(word, bold=True) for series in chart.series for word in series.label.split(" "))
    names = max(style.width(series.label, bold=True) for series in chart.series)
    return style.WIDTH - max(longest, min(names, 140.0)) - 12


def _across(axis: Axis, series: list[list[Spot]], left: float, right: float) -> Scale:
    """The x axis, with room at both ends for half a label."""
    spots = [spot for one in series for spot in one]
    pad = min(70.0, max(labels.wide(spot.value) for spot in spots) / 2 + 4)
    numbers = [spot.at for spot in spots]
    ticks = axis.ticks or tuple(sorted(set(numbers)))
    given = {
        "low": min(ticks) if axis.low is None else axis.low,
        "high": max(ticks) if axis.high is None else axis.high,
    }
    return scale(axis.model_copy(update={"ticks": ticks, **given}), numbers, left + pad, right - pad)


def draw(chart: Chart, points: Observations, convert: Convert, units: Units, across: Across, joined: bool) -> Figure:
    """The whole chart; `across` finds a value's place on the x axis, `joined` draws lines from value to value."""
    if chart.axis_x is None:
        raise GuideError(f"{chart.where}: chart {chart.name!r} wants an axis_x")
    series = _spots(chart, points, values(chart, points, convert, units), across)
    lines, every = marks(chart, points, convert, units), [spot.value for one in series for spot in one]
    keyed = len(series) > 1 and not joined
    top = 30 + (KEY if keyed else 0)
    up = scale(chart.axis, [n for v in (*every, *lines) for n in v.numbers], top + HEIGHT, top + HEADROOM)
    left = max(style.width(printed(tick), SMALL) for tick in up.ticks) + 12
    right = _room_right(chart, joined)
    counts, text = _counts(series), style.wrap(notes(every), style.WIDTH, SMALL, even=False)
    end = top + HEIGHT + 28 + LINE * len(counts)
    figure, axes = style.canvas(end + (24 + LINE * len(text) if any(text) else 18))
    plane = Plane(axes, _across(chart.axis_x, series, left, right), up, left, top, right, top + HEIGHT)
    series = _apart(series, plane.across, APART[joined])
    _frame(plane, chart, series, lines, keyed)
    _numbers(plane, counts, plane.bottom + 33)
    style.write(axes, right, end + 6, titled(chart.axis_x, units), size=SMALL, align="right")
    style.write(axes, 0, 8, titled(chart.axis, units), size=SMALL)
    _draw(plane, chart, series, [_reference(plane, mark) for mark in lines], joined)
    foot(axes, text, end + 30)
    return figure


def _frame(plane: Plane, chart: Chart, series: list[list[Spot]], lines: Sequence[Value], keyed: bool) -> None:
    """What lies behind the values."""
    if keyed:
        _key(plane, chart, 34)
    _bands(plane, lines)
    _grid(plane)
    _ticks(plane, chart.axis_x or chart.axis, series)


def _draw(plane: Plane, chart: Chart, series: list[list[Spot]], taken: list[Box], joined: bool) -> None:
    """The values, their lines and their words."""
    for one in series if joined else []:
        drawn = [(spot.x, plane.up(spot.value.center)) for spot in one if spot.value.center is not None]
        style.line(plane.axes, [x for x, _ in drawn], [y for _, y in drawn], one[0].value.tone, weight=1.2)
    for spot in (spot for one in series for spot in one):
        glyphs.draw(plane.pen, spot.value, spot.x)
    boxes = labels.placed(plane, series, joined, taken)
    for spot, box in zip((spot for one in series for spot in one), boxes, strict=True):
        labels.write(plane, spot, box)
    if joined and len(series) > 1:
        _ends(plane, series, chart)
