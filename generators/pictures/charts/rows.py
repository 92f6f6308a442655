"""Charts in rows: a name, its marks along a common axis, its value in words.

The x axis holds the values in their unit. The y axis counts lines of text downwards, so that a row takes the room that
its words need; its ticks are the names of the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Annotation
from matplotlib.transforms import blended_transform_factory, offset_copy

from generators.domain import describe
from generators.model import Axis, Chart, Vocabulary
from generators.pictures.charts import style
from generators.pictures.charts.axis import axis_title, null_value
from generators.pictures.charts.points import Value, axis_ends
from generators.pictures.charts.reference import draw_references
from generators.pictures.charts.scale import set_scale
from generators.pictures.charts.style import BEHIND, LINE, SIZE, SMALL, TEXT
from generators.pictures.charts.tags import tag
from generators.pictures.svg import PALETTE

HEADING = 1.75  # lines: the room of the name of a group, if it has one line
STACKS_BELOW = 480.0  # px: a narrower picture has the names and values of a row above its marks
EDGE = 12.0  # px beside the plot of a narrow picture
GAP = 16.0  # px between the columns
ROUNDING = 2.0  # px, by which a text can be drawn wider than it is measured
LIFT = 1.1  # px, by which matplotlib sets the name of a tick lower than other words of its row
BASELINE = 0.36  # of a font's size: from the middle of its lower-case letters down to their foot


@dataclass(frozen=True)
class Columns:
    """The columns, in pixels: names from 0, the plot from `start` to `end`, texts from `words`; with `over` the names
    and texts are above the plot of their row."""

    names: float
    start: float
    end: float
    words: float
    over: bool = False


@dataclass(frozen=True)
class Row:
    """A row of the chart: its middle on the y axis, its name in lines, its values, and how many lines the name is
    above its middle."""

    y: float
    name: tuple[str, ...]
    values: tuple[Value, ...]
    up: float = 0.0


def columns(names: Sequence[str], words: Sequence[str], width: float, most: float = 220) -> Columns:
    """Return the columns: as much room for names and texts as they need, within limits; the plot has the rest. In a
    narrow picture the plot has the whole width, and names and texts share it above."""
    if width < STACKS_BELOW:
        beside = max((style.text_width(text, bold=True) + GAP for text in words), default=0)
        return Columns(max(width - beside, width / 3), EDGE, width - EDGE, width - beside, over=True)
    left = max(90.0, min(most, max((style.text_width(name) for name in names), default=0) + 1))
    right = max((style.text_width(text, bold=True) + ROUNDING for text in words), default=0)
    end = width - (right + GAP if right else GAP)
    return Columns(left, left + GAP, end, end + GAP)


def new_axes(chart: Chart, place: Columns, width: float, shown: Sequence[Value]) -> Axes:
    """Return axes between the columns, with the value axis; `finish` sets their height."""
    axes = style.new_figure(width, 100).add_axes((place.start / width, 0, (place.end - place.start) / width, 1))
    numbers = [number for value in shown for number in value.numbers]
    set_scale(axes, "x", chart.axis, numbers, most=int((place.end - place.start) // 58), ends=axis_ends(shown))
    axes.grid(axis="x", clip_on=False)
    if (null := null_value(chart.axis, *axes.get_xlim())) is not None:
        tag(axes.axvline(null, color=PALETTE["muted"], lw=1.2, zorder=BEHIND, clip_on=False), "axis", "null")
    return axes


def set_rows(axes: Axes, rows: Sequence[Row], place: Columns, lines: float) -> None:
    """Set the y axis: `lines` lines downwards, and the name of each row at its middle or above it."""
    axes.set_ylim(lines, 0)
    axes.set_yticks([row.y for row in rows], ["" if place.over else "\n".join(row.name) for row in rows])
    axes.tick_params(axis="y", pad=place.start, labelsize=SIZE, labelcolor=PALETTE["fg"])
    for row, label in zip(rows, axes.get_yticklabels(), strict=True):
        if place.over:
            _write_over(axes, row)
            continue
        level = offset_copy(label.get_transform(), style.figure_of(axes), 0, LIFT, units="points")
        label.set(horizontalalignment="left", linespacing=1.2, transform=level)
        tag(label, row.values[0].key, "name")


def _write_over(axes: Axes, row: Row) -> None:
    """Write the name of a row above its marks."""
    edge = blended_transform_factory(axes.figure.transFigure, axes.transData)
    name = axes.annotate(
        "\n".join(row.name), (0, row.y), xycoords=edge, xytext=(0, row.up * LINE), textcoords="offset points",
        va="center", linespacing=1.2, size=SIZE, zorder=TEXT, annotation_clip=False,
    )  # fmt: skip
    tag(name, row.values[0].key, "name")


def write_below_name(axes: Axes, row: Row, note: str) -> None:
    """Write grade, n and kind of interval of a value, small, below its name."""
    if not note:
        return
    edge = blended_transform_factory(axes.figure.transFigure, axes.transData)
    down = ((len(row.name) + 1) / 2 - row.up) * LINE + BASELINE * SMALL
    text = axes.annotate(
        note, (0, row.y), xycoords=edge, xytext=(0, -down), textcoords="offset points", annotation_clip=False, size=SMALL,
        color=PALETTE["unverified" if row.values[0].unverified else "muted"],
    )  # fmt: skip
    tag(text, row.values[0].key, "note")


def heading_height(lines: Sequence[str]) -> float:
    """Return the room of the name of a group, in lines; none without a name."""
    return HEADING + len(lines) - 1 if lines else 0.0


def write_heading(axes: Axes, y: float, lines: Sequence[str], tone: str) -> None:
    """Write the name of a group of rows around `y`, from the left edge; the grid stops behind it."""
    half = heading_height(lines) / 2
    figure = axes.figure
    across = blended_transform_factory(figure.transFigure, axes.transData)
    hide_grid(axes, y - half, y + half - 0.1, BEHIND + 0.1)
    look: dict[str, Any] = {"color": PALETTE[tone], "weight": "bold", "size": SIZE, "bbox": style.GROUND}
    for number, text in enumerate(lines, start=1):
        level = y + number - (len(lines) + 1) / 2 + BASELINE * SIZE / LINE
        axes.text(0, level, text, transform=across, zorder=TEXT, **look)


def hide_grid(axes: Axes, top: float, foot: float, level: float = BEHIND + 0.25) -> None:
    """Hide the grid and all lines across the plot behind the words between two places of the y axis."""
    paint: dict[str, Any] = {"fc": PALETTE["bg"], "ec": "none", "lw": 0}
    axes.axhspan(top, foot, -0.05, 1.05, zorder=level, clip_on=False, **paint)


def write_beside(axes: Axes, y: float, text: str, lines: float = 0.0, shift: float = GAP, **look: Any) -> Annotation:
    """Write text to the right of the plot at `y`, moved down by so many lines; `look` are properties of
    matplotlib's text."""
    size = look.setdefault("size", SIZE)
    return axes.annotate(
        text, (1, y), xycoords=axes.get_yaxis_transform(), xytext=(shift, -BASELINE * size - lines * LINE),
        textcoords="offset points", zorder=TEXT, annotation_clip=False, **look,
    )  # fmt: skip


def write_value(axes: Axes, value: Value, y: float, tone: str, lines: float = 0.0, **where: Any) -> None:
    """Write the value as printed, or the words for a missing one."""
    look: dict[str, Any] = {"weight": "bold", "color": PALETTE[tone]}
    if value.missing:
        look = {"style": "italic", "color": PALETTE["muted"]}
    tag(write_beside(axes, y, value.words, lines, **where, **look), value.key, "label")


def write_note(axes: Axes, value: Value, y: float, text: str, lines: float = 0.0, **look: Any) -> None:
    """Write grade, n and kind of interval of a value, small, beside it."""
    color = PALETTE["unverified" if value.unverified else "muted"]
    tag(write_beside(axes, y, text, lines, size=SMALL, color=color, **look), value.key, "note")


def note_of(value: Value, kinds: int) -> str:
    """Return the secondary label of a value: unverified, disputed, n, kind of interval if there are several."""
    found = [
        *value.warnings,
        describe.size(value.n) if value.n else "",
        value.kind if kinds > 1 and value.interval and value.center is not None else "",
    ]
    return ", ".join(filter(None, found))


def kinds_of(values: Sequence[Value]) -> int:
    """Return how many kinds of interval there are around estimates."""
    return len({value.kind for value in values if value.interval and value.center is not None})


def finish(
    axes: Axes,
    spec: Axis,
    references: Sequence[Value],
    notes: str,
    vocabulary: Vocabulary,
    head: float = 8.0,
    titles: int = 1,
) -> Figure:
    """Set the height of the figure: `head` and the reference labels above, the rows, the axis with room for so many lines of
    a title, the notes."""
    figure, place = style.figure_of(axes), axes.get_position()
    width, lines = style.size(figure)[0], axes.get_ylim()[0]
    top = head + draw_references(axes, references)
    title = style.wrap(axis_title(spec, vocabulary.units), width * (1 - place.x0), SMALL)
    foot = wrap_notes(notes, width)
    axes.set_xlabel("\n".join(title), loc="left", labelpad=5)
    axes.tick_params(axis="x", pad=6)
    style.set_height(axes, lines * LINE, top, 26 + 18 * max(len(title), titles) + (10 + 18 * len(foot) if foot else 4))
    write_notes(figure, foot)
    return figure


def wrap_notes(notes: str, width: float) -> list[str]:
    """Break the notes into lines."""
    return style.wrap(notes, width, SMALL, even=False) if notes else []


def write_notes(figure: Figure, lines: Sequence[str]) -> None:
    """Write the notes, at the foot."""
    if lines:
        figure.text(
            0,
            3 / style.size(figure)[1],
            "\n".join(lines),
            color=PALETTE["muted"],
            size=SMALL,
            va="bottom",
            linespacing=1.2,
        )
