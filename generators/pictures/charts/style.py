"""The visual style of the charts: fonts, sizes, and the look of each series.

Everything that matplotlib has a setting for is in `RC`. A figure has 72 dots an inch, so that a point of matplotlib is
a pixel of the page. Texts are measured in DejaVu Sans, wider than the fonts of most pages: what fits here fits there.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from generators.pictures.svg import PALETTE

WIDTH = 720.0
SIZE, SMALL = 14.0, 13.0
LINE = 17.0  # px from one line of text to the next
DASHES = (0, (2.2, 2))
SVG: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "antisense-guides", "path.simplify": False}
RC: dict[Any, Any] = {
    "font.family": "DejaVu Sans", "font.size": SMALL, "text.color": PALETTE["fg"], "text.parse_math": False,
    "text.hinting": "none",  # as `text_width` measures
    "figure.dpi": 72, "figure.facecolor": "none", "axes.facecolor": "none", "savefig.facecolor": "none",
    "axes.spines.top": False, "axes.spines.right": False, "axes.spines.left": False, "axes.spines.bottom": False,
    "axes.edgecolor": PALETTE["muted"], "axes.labelcolor": PALETTE["fg"], "axes.labelsize": SMALL,
    "axes.axisbelow": True, "axes.grid": False, "grid.color": PALETTE["grid"], "grid.linewidth": 1, "axes.unicode_minus": True,
    "xtick.color": PALETTE["muted"], "ytick.color": PALETTE["muted"], "xtick.labelsize": SMALL, "ytick.labelsize": SMALL,
    "xtick.major.size": 0, "ytick.major.size": 0, "xtick.minor.size": 0, "ytick.minor.size": 0,
    "lines.linewidth": 2, "lines.dash_capstyle": "butt", "lines.solid_capstyle": "butt", "legend.frameon": False, "legend.fontsize": SIZE,
    "legend.handlelength": 0.8, "legend.handletextpad": 0.5, "legend.columnspacing": 1.6, "legend.borderpad": 0,
    "legend.borderaxespad": 0,
}  # fmt: skip
BAND, BEHIND, THREAD, MARK, TEXT = 0.3, 0.6, 1.5, 2.0, 3.0  # what lies over what

GROUND = {"boxstyle": "square,pad=0.05", "fc": PALETTE["bg"], "ec": "none", "lw": 0}  # hides the grid behind words


def new_figure(width: float, height: float) -> Figure:
    """Return an empty figure, measured in pixels."""
    return Figure(figsize=(width / 72, height / 72), dpi=72)


def size(figure: Figure) -> tuple[float, float]:
    """Return width and height of a figure in pixels."""
    width, height = figure.get_size_inches() * 72
    return float(width), float(height)


def figure_of(axes: Axes) -> Figure:
    """Return the figure of some axes."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    return figure


def set_height(axes: Axes, plot: float, above: float, below: float) -> None:
    """Set the height of a figure from its plot and what is above and below it, in pixels."""
    figure, place = figure_of(axes), axes.get_position()
    height = above + plot + below
    figure.set_size_inches(size(figure)[0] / 72, height / 72)
    axes.set_position((place.x0, below / height, place.width, plot / height))


def context() -> Any:
    """Return matplotlib's settings for drawing and writing a chart."""
    return mpl.rc_context(RC)


@cache
def text_width(text: str, size: float = SIZE, bold: bool = False) -> float:
    """Return the width of `text`, in pixels."""
    font = FontProperties(family="DejaVu Sans", size=size, weight="bold" if bold else "normal")
    return float(text_to_path.get_text_width_height_descent(text, font, ismath=False)[0])


def wrap(text: str, limit: float, size: float = SIZE, bold: bool = False, even: bool = True) -> list[str]:
    """Break text at spaces into lines no wider than `limit` pixels; `even` ones have about the same width."""
    lines = _fill_lines(text, limit, size, bold)
    while even and limit > 20 and len(narrower := _fill_lines(text, limit - 6, size, bold)) == len(lines):
        if max(text_width(line, size, bold) for line in narrower) > limit:
            break
        lines, limit = narrower, limit - 6
    return lines


def _fill_lines(text: str, limit: float, size: float, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        if lines and text_width(f"{lines[-1]} {word}", size, bold) <= limit:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
