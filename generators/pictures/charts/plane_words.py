"""The texts in a plane: label of each value, of each reference, and the numbers of participants below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.transforms import blended_transform_factory, offset_copy

from generators.domain import describe
from generators.pictures.charts import style
from generators.pictures.charts.boxes import Box
from generators.pictures.charts.labels import Place, Spot, anchor_of, pixel
from generators.pictures.charts.marks import marker_style
from generators.pictures.charts.points import Value
from generators.pictures.charts.reference import reference_text
from generators.pictures.charts.rows import BASELINE
from generators.pictures.charts.style import LINE, SMALL, TEXT
from generators.pictures.charts.tags import tag
from generators.pictures.svg import PALETTE

_MARK, _N = 24.0, 2.0  # px from the left edge to the mark and the letter of a row of n


def halves(words: str) -> list[str]:
    """Split a value into estimate and interval, to be written in two lines: `0.64` and `(0.55–0.76)`."""
    for sign in (" (", " ± "):
        head, found, tail = words.partition(sign)
        if found:
            return [head, sign.lstrip() + tail]
    return [words]


def label_lines(value: Value, with_n: bool) -> tuple[str, ...]:
    """Return the lines of a label; with n if there is no room for it below."""
    n = (describe.size(value.n),) if with_n and value.n else ()
    return (*halves(value.words), *value.warnings, *n)


def _color_of_line(value: Value, line: str, position: int) -> str:
    if line == "unverified":
        return PALETTE["unverified"]
    return PALETTE["muted"] if value.missing or position else value.look.color


def write_labels(axes: Axes, series: Sequence[Sequence[Spot]], places: dict[str, Place]) -> None:
    """Write the labels in their places; without one, above the mark."""
    for spot in (spot for one in series for spot in one):
        anchor = anchor_of(spot.value) if spot.value.numbers else axes.get_ylim()[0]
        x, y = pixel(axes, spot, anchor)
        wide, tall = spot.room
        place = places.get(spot.value.key) or Place((x - wide / 2, y + 8, x + wide / 2, y + 8 + tall))
        if place.leader:
            _draw_leader(axes, spot, anchor, (place.leader[0] - x, place.leader[1] - y))
        _write_label(axes, spot, anchor, ((place.box[0] + place.box[2]) / 2 - x, place.box[3] - y))


def _write_label(axes: Axes, spot: Spot, anchor: float, offset: tuple[float, float]) -> None:
    """Write the lines of a label, centred below a point that is `offset` pixels from its mark."""
    words = halves(spot.value.words)
    anchored = offset_copy(axes.transData, style.figure_of(axes), spot.shift, 0, units="points")
    for position, line in enumerate(spot.lines):
        down = LINE * (position + 0.5) + BASELINE * SMALL
        label = axes.annotate(
            line, (spot.x, anchor), xycoords=anchored, xytext=(offset[0], offset[1] - down), textcoords="offset points", ha="center",
            color=_color_of_line(spot.value, line, position), weight="bold" if position == 0 and not spot.value.missing else "normal",
            style="italic" if spot.value.missing else "normal", zorder=TEXT, annotation_clip=False, bbox=style.GROUND,
        )  # fmt: skip
        tag(label, spot.value.key, "label" if position < len(words) else "note")


def _draw_leader(axes: Axes, spot: Spot, anchor: float, end: tuple[float, float]) -> None:
    """Draw a fine line from a label to its mark."""
    anchored = offset_copy(axes.transData, style.figure_of(axes), spot.shift, 0, units="points")
    line = axes.annotate(
        "", (spot.x, anchor), xycoords=anchored, xytext=end, textcoords="offset points", annotation_clip=False, zorder=TEXT - 0.5,
        arrowprops={"arrowstyle": "-", "color": spot.value.look.color, "lw": 0.8, "shrinkA": 0, "shrinkB": 6},
    )  # fmt: skip
    tag(line, spot.value.key, "leader")


# --- references ---------------------------------------------------------------------------------------------------------


def reference_boxes(axes: Axes, values: Sequence[Value]) -> Iterator[tuple[Value, Box]]:
    """Return the box of each reference label: at the right end, above its line or in the middle of its band."""
    right = axes.get_window_extent().x1 - 2
    for value in values:
        ends = [axes.transData.transform((1, number))[1] for number in value.numbers]
        middle = max(ends) + 10 if value.center is not None else (max(ends) + min(ends)) / 2
        wide = style.text_width(reference_text(value), SMALL)
        yield value, (right - wide, middle - 8, right, middle + 8)


def write_references(axes: Axes, values: Sequence[Value]) -> None:
    """Write the label of each reference line or band."""
    for value, box in reference_boxes(axes, values):
        at = sum(value.numbers) / len(value.numbers)
        y = axes.transData.transform((1, at))[1]
        label = axes.annotate(
            reference_text(value), (1, at), xycoords=axes.get_yaxis_transform(), ha="right", zorder=TEXT, annotation_clip=False,
            xytext=(-2, (box[1] + box[3]) / 2 - y - BASELINE * SMALL), textcoords="offset points",
            color=PALETTE["unverified" if value.unverified else "fg"],
        )  # fmt: skip
        tag(label, value.key, "caption")


# --- n ------------------------------------------------------------------------------------------------------------------


def count_rows(axes: Axes, series: Sequence[Sequence[Spot]]) -> list[list[Spot]] | None:
    """Return the rows of n: one for all series, or one each if two share a place; None if numbers would touch."""
    counted = [[spot for spot in one if spot.value.n] for one in series]
    places = [spot.x for one in counted for spot in one]
    if len(places) == len(set(places)):
        counted = [[spot for one in counted for spot in one]]
    return None if any(_is_touching(axes, one) for one in counted) else [one for one in counted if one]


def _is_touching(axes: Axes, spots: Sequence[Spot]) -> bool:
    ends = sorted((axes.transData.transform((s.x, 1))[0], style.text_width(s.value.n, SMALL) / 2) for s in spots)
    return any(b[0] - b[1] < a[0] + a[1] + 5 for a, b in pairwise(ends))


def write_counts(axes: Axes, counts: Sequence[Sequence[Spot]], first: float, several: bool) -> None:
    """Write n below each value, in the colour of its series; several rows begin with the mark of their series."""
    figure = style.figure_of(axes)
    edge = blended_transform_factory(figure.transFigure, axes.transAxes)
    for row, spots in enumerate(counts):
        down = first + row * LINE
        head = offset_copy(edge, figure, 0, -down, units="points")
        axes.annotate(
            "n",
            (0, 0),
            xycoords=head,
            xytext=(_N, -5),
            textcoords="offset points",
            color=PALETTE["muted"],
            annotation_clip=False,
        )
        if several and len({spot.value.look for spot in spots}) == 1:
            look = marker_style(spots[0].value.look)
            look["ms"] *= 0.75
            axes.plot([_MARK / style.size(figure)[0]], [0], ls="none", transform=head, clip_on=False, **look)
        for spot in spots:
            label = axes.annotate(
                spot.value.n, (spot.x, 0), xycoords=axes.get_xaxis_transform(), xytext=(0, -down - 5), textcoords="offset points",
                ha="center", color=spot.value.look.color, annotation_clip=False,
            )  # fmt: skip
            tag(label, spot.value.key, "n")
