"""Reference lines and bands across a chart, each from an observation, with its label and value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes

from generators.pictures.charts import style
from generators.pictures.charts.marks import Pen, draw_arrow
from generators.pictures.charts.points import Value
from generators.pictures.charts.style import BAND, BEHIND, DASHES, LINE, SMALL, TEXT
from generators.pictures.charts.tags import tag
from generators.pictures.svg import PALETTE

OVER = BEHIND + 0.2  # over the grounds of headings, under all marks


def reference_text(value: Value) -> str:
    """Format `label range: 22–51`."""
    return f"{value.label}: {value.words}" + (f" ({', '.join(value.warnings)})" if value.warnings else "")


def _color_of(value: Value) -> str:
    return PALETTE["unverified" if value.unverified else "fg"]


def draw_lines(axes: Axes, values: Sequence[Value], horizontal: bool) -> None:
    """Draw the lines and bands without text; a limit has an arrow to its open side."""
    span, line = (axes.axvspan, axes.axvline) if horizontal else (axes.axhspan, axes.axhline)
    for value in values:
        if value.interval:
            edge: dict[str, Any] = (
                {"ec": _color_of(value), "ls": DASHES, "lw": 1.5} if value.unverified else {"ec": "none", "lw": 0}
            )
            tag(span(*value.interval, fc=PALETTE["band"], zorder=BAND, clip_on=False, **edge), value.key, "band")
        for number in (*value.others, *([] if value.center is None else [value.center])):
            tag(line(number, color=_color_of(value), ls=DASHES, lw=1.2, zorder=OVER, clip_on=False), value.key, "line")
        if value.bound and value.center is not None:
            frame = axes.get_xaxis_transform() if horizontal else axes.get_yaxis_transform()
            draw_arrow(
                Pen(axes, horizontal), value, 1.0, value.center, color=_color_of(value), transform=frame, zorder=OVER
            )


def draw_references(axes: Axes, values: Sequence[Value]) -> float:
    """Draw lines and bands across a horizontal value axis, with their labels above, and return the height of these
    in pixels."""
    draw_lines(axes, values, horizontal=True)
    width, _ = style.size(style.figure_of(axes))
    ends: list[float] = []  # of the labels on each level
    for value in sorted(values, key=lambda one: one.numbers):
        at = _find_middle(axes, value)
        x, text = axes.transData.transform((at, 0))[0], reference_text(value)
        half = style.text_width(text, SMALL) / 2
        middle = min(max(x, half), width - half)
        level = next((k for k, end in enumerate(ends) if middle - half > end + 8), len(ends))
        ends[level : level + 1] = [middle + half]
        _write_label(axes, value, text, (at, middle - x), level)
    return LINE * len(ends) + 6 if ends else 0.0


def _find_middle(axes: Axes, value: Value) -> float:
    """Return the place of a label on the value axis: the visual middle of its line or band."""
    to_picture = axes.transData
    seen = [to_picture.transform((number, 0))[0] for number in value.numbers]
    return float(to_picture.inverted().transform((sum(seen) / len(seen), 0))[0])


def _write_label(axes: Axes, value: Value, text: str, at: tuple[float, float], level: int) -> None:
    """Write a label on a background of its own, in front of the lines of higher labels."""
    line = {"arrowstyle": "-", "color": _color_of(value), "ls": DASHES, "lw": 1.2, "shrinkA": 0, "shrinkB": 0}
    label = axes.annotate(
        text, (at[0], 1), xycoords=axes.get_xaxis_transform(), xytext=(at[1], 8 + level * LINE), textcoords="offset points",
        ha="center", color=_color_of(value), size=SMALL, zorder=TEXT - 0.1 * level, annotation_clip=False,
        bbox=style.GROUND, arrowprops=line if level else None,
    )  # fmt: skip
    tag(label, value.key, "caption")
