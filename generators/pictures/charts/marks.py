"""Draw one value: a mark, whiskers, a bar, an arrow, along a row or up a column.

The shape says the grade as it does everywhere on the site: a hollow mark was read in an abstract, half a disc is secondary, an open triangle derived, an open
diamond unverified.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.markers import CARETDOWN, CARETLEFT, CARETRIGHT, CARETUP
from matplotlib.transforms import Transform, offset_copy

from generators.pictures.charts import style
from generators.pictures.charts.looks import Look
from generators.pictures.charts.points import Value
from generators.pictures.charts.style import DASHES, MARK, THREAD
from generators.pictures.charts.tags import tag
from generators.pictures.svg import PALETTE

SHAPES = {"derived": "^", "unverified": "D"}  # both hollow
MARK_SIZE, CAP, BAR = 9.0, 4.0, 7.0


@dataclass(frozen=True)
class Pen:
    """Draws on `axes` along its value axis, which is x if `horizontal`; `shift` moves everything sideways, in
    pixels."""

    axes: Axes
    horizontal: bool
    shift: float = 0.0

    @property
    def transform(self) -> Transform:
        """The transform from data to the picture."""
        x, y = (0.0, self.shift) if self.horizontal else (self.shift, 0.0)
        return offset_copy(self.axes.transData, style.figure_of(self.axes), x, y, units="points")

    def xy(self, along: Any, across: Any) -> tuple[Any, Any]:
        """Return places on the value axis and across it as x and y."""
        return (along, across) if self.horizontal else (across, along)

    def plot(self, along: list[float], across: list[float], **how: Any) -> Line2D:
        """Draw a line, or with `ls="none"` only its markers."""
        paint: dict[str, Any] = {"clip_on": False, "zorder": MARK, "transform": self.transform} | how
        return self.axes.plot(*self.xy(along, across), **paint)[0]


def marker_style(look: Look, grade: str = "primary") -> dict[str, Any]:
    """Return matplotlib's properties of the mark of a series for a value of a grade."""
    shape, color = SHAPES.get(grade, look.shape), look.color
    if grade in SHAPES:
        hollow = {"mfc": PALETTE["bg"], "mec": color, "mew": 1.6}
        return {"marker": shape, "ms": 7 if shape == "D" else 8.5, "color": color, **hollow}
    if grade == "abstract":
        return {"marker": shape, "ms": MARK_SIZE - 1, "color": color, "mfc": PALETTE["bg"], "mec": color, "mew": 1.8}
    if grade == "secondary":
        return {
            "marker": shape,
            "ms": MARK_SIZE,
            "color": color,
            "fillstyle": "left",
            "mfcalt": PALETTE["bg"],
            "mec": color,
        }
    more = {"P": 2.5, "X": 2.5, "p": 2.5, "*": 5.0}.get(shape, 1.0)  # what a shape fills less of its box than a disc
    return {"marker": shape, "ms": MARK_SIZE + more, "color": color, "mec": PALETTE["bg"], "mew": 1.0}


def _draw_whiskers(pen: Pen, value: Value, across: float, center: float, low: float, high: float) -> None:
    """Draw an interval around an estimate; a ± has caps, stated limits have none."""
    reach = [[center - low], [high - center]]
    x, y = pen.xy(center, across)
    error: dict[str, Any] = {"xerr" if pen.horizontal else "yerr": reach}
    _, caps, bars = pen.axes.errorbar(
        x, y, **error, fmt="none", color=value.look.color, elinewidth=2,
        capsize=CAP if value.has_caps else 0, capthick=2, zorder=MARK, transform=pen.transform, clip_on=False,
    )  # fmt: skip
    for bar in bars:
        tag(bar, value.key, "whisker").set_linestyle(DASHES if value.unverified else "solid")
    for cap in caps:
        if float(cap.get_data()[0 if pen.horizontal else 1][0]) in value.cuts:
            cap.remove()
        else:
            tag(cap, value.key, "cap")


def _draw_bar(pen: Pen, value: Value, across: float, low: float, high: float) -> None:
    """Draw a range without an estimate as a bar; the ends of a derived one are marked."""
    ends = marker_style(value.look, "derived") if value.grade == "derived" else {"color": value.look.color}
    dashes = (0, (0.5, 0.28)) if value.unverified else "solid"
    bar = pen.plot([low, high], [across, across], lw=BAR, ls=dashes, **ends)
    tag(bar, value.key, "bar")


def draw_arrow(pen: Pen, value: Value, across: float, limit: float, **how: Any) -> None:
    """Draw an arrow from a limit to the open end of the axis, since the distance of the value is unknown."""
    low, high = sorted(pen.axes.get_xlim() if pen.horizontal else pen.axes.get_ylim())
    up, down = (CARETRIGHT, CARETLEFT) if pen.horizontal else (CARETUP, CARETDOWN)
    edge, head = (high, up) if value.is_open_upwards else (low, down)
    paint = {"color": value.look.color, "lw": 1, "marker": head, "ms": 7, "mew": 0.5, "markevery": [1]} | how
    tag(pen.plot([limit, edge], [across, across], **paint), value.key, "arrow")


def _draw_bound(pen: Pen, value: Value, across: float, limit: float) -> None:
    """Draw a limit: a stop, and a thin arrow to its open side."""
    draw_arrow(pen, value, across, limit, ls=DASHES if value.unverified else "solid")
    stop = {"marker": "|" if pen.horizontal else "_", "ms": 13, "mew": 2.5, "color": value.look.color}
    tag(pen.plot([limit], [across], ls="none", **stop), value.key, "bound")


def _draw_cuts(pen: Pen, value: Value, across: float) -> None:
    """Draw an arrow head at each end of an interval that was cut, since it goes on beyond what can be."""
    low, _ = value.interval or (0.0, 0.0)
    down, up = (CARETLEFT, CARETRIGHT) if pen.horizontal else (CARETDOWN, CARETUP)
    for end in value.cuts:
        paint = {"marker": down if end == low else up, "ms": 8, "mew": 0.5, "color": value.look.color}
        tag(pen.plot([end], [across], ls="none", **paint), value.key, "cut")


def draw_value(pen: Pen, value: Value, across: float) -> None:
    """Draw mark, interval and limit of one value; nothing for a missing one."""
    if value.interval and value.center is None:
        _draw_bar(pen, value, across, *value.interval)
    elif value.interval and value.center is not None:
        _draw_whiskers(pen, value, across, value.center, *value.interval)
    _draw_cuts(pen, value, across)
    if value.bound and value.center is not None:
        _draw_bound(pen, value, across, value.center)
    if value.marks:
        paint = marker_style(value.look, value.grade)
        tag(pen.plot(list(value.marks), [across] * len(value.marks), ls="none", **paint), value.key, "mark")


def draw_thread(pen: Pen, value: Value, along: list[float], across: list[float], **how: Any) -> None:
    """Draw a line behind the marks, from one to the next."""
    paint = {"lw": 1.2, "color": value.look.color, "zorder": THREAD} | how
    tag(pen.plot(along, across, **paint), value.key, "thread")


def draw_legend(
    figure: Figure,
    entries: Sequence[tuple[str, Look]],
    x: float,
    y: float,
    end: float | None = None,
    grade: str = "primary",
) -> Legend:
    """Draw the legend of the series from (x, y) to `end`, in pixels from the top left corner, in as many rows as it needs, with the
    marks of values of a grade."""
    width, height = style.size(figure)
    handles = [Line2D([], [], ls="none", **marker_style(look, grade)) for _, look in entries]
    for columns in range(len(entries), 0, -1):
        legend = figure.legend(
            handles, [name for name, _ in entries], loc="upper left", bbox_to_anchor=(x / width, 1 - y / height), ncols=columns,
            labelcolor=[look.color for _, look in entries], prop={"weight": "bold", "size": style.SIZE},
        )  # fmt: skip
        if columns == 1 or legend.get_window_extent().x1 <= (end or width):
            return legend
        legend.remove()
    raise AssertionError("a legend has a series")
