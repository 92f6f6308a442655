"""The one visual language of the charts: quiet, labelled in place, in colours that stay apart for every reader.

A chart is drawn in pixels on one bare page (`canvas`): x runs right and y runs down, as in SVG. No layout engine and no
tick finder of matplotlib takes part, which keeps a chart exact, repeatable and quick. Texts are measured in DejaVu
Sans, wider than the fonts of most pages, so that what fits here fits there.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from typing import Any, Literal
from xml.etree import ElementTree as ET

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.textpath import text_to_path

from generators.pictures import svg
from generators.pictures.svg import PALETTE

WIDTH = 600.0
LEAST, GREATEST = 560.0, 690.0  # px on the page: below the first the figure's container scrolls
SIZE, SMALL = 14.0, 13.0  # at the least width still 13 and 12 px
LINE = 17.0  # from one line of text to the next
_RC: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "antisense-guides", "path.simplify": False}
_ORDER = 2  # the same for all: what is drawn later lies above

Align = Literal["left", "center", "right"]


def canvas(height: float) -> tuple[Figure, Axes]:
    """An empty page of the common width, measured in pixels from its top left corner."""
    figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
    figure.patch.set_visible(False)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    return figure, axes


@cache
def width(text: str, size: float = SIZE, bold: bool = False) -> float:
    """How wide `text` is, in pixels."""
    font = FontProperties(family="DejaVu Sans", size=size, weight="bold" if bold else "normal")
    return float(text_to_path.get_text_width_height_descent(text, font, ismath=False)[0])


def _filled(text: str, limit: float, size: float, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width(f"{lines[-1]} {word}", size, bold) <= limit:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def wrap(text: str, limit: float, size: float = SIZE, bold: bool = False, even: bool = True) -> list[str]:
    """Lines no wider than `limit` pixels, broken at spaces; `even` ones are about as wide as each other."""
    lines = _filled(text, limit, size, bold)
    while even and limit > 20 and len(narrower := _filled(text, limit - 6, size, bold)) == len(lines):
        if max(width(line, size, bold) for line in narrower) > limit:
            break
        lines, limit = narrower, limit - 6
    return lines


def write(
    axes: Axes,
    x: float,
    y: float,
    text: str,
    *,
    tone: str = "fg",
    size: float = SIZE,
    bold: bool = False,
    italic: bool = False,
    align: Align = "left",
    mark: str = "",
) -> None:
    """One line of text whose lower-case letters have their middle at `y`; `mark` ties it to an observation."""
    axes.text(
        x,
        y + 0.36 * size,
        text,
        size=size,
        color=PALETTE[tone],
        weight="bold" if bold else "normal",
        style="italic" if italic else "normal",
        ha=align,
        va="baseline",
        family="DejaVu Sans",
        parse_math=False,
        gid=f"halo {mark}".strip(),
        zorder=_ORDER,
    )


def lines_of(axes: Axes, x: float, y: float, texts: Sequence[str], **how: Any) -> None:
    """Lines of text under each other, their middle at `y`."""
    for position, text in enumerate(texts):
        write(axes, x, y + (position - (len(texts) - 1) / 2) * LINE, text, **how)


def line(
    axes: Axes, x: Sequence[float], y: Sequence[float], tone: str, weight: float = 1.0, dashed: bool = False
) -> None:
    """A stroke through the points."""
    style: Any = (0, (2.2, 2)) if dashed else "solid"
    paint: dict[str, Any] = {"lw": weight, "ls": style, "dash_capstyle": "butt", "zorder": _ORDER}
    axes.add_line(Line2D(x, y, color=PALETTE[tone], clip_on=False, **paint))


def box(axes: Axes, x: tuple[float, float], y: tuple[float, float], tone: str, dashed: bool = False) -> None:
    """A filled rectangle, or with `dashed` only its outline."""
    paint: dict[str, Any] = {"fill": False, "ec": PALETTE[tone], "ls": (0, (2.2, 2)), "lw": 1.5}
    if not dashed:
        paint = {"fc": PALETTE[tone], "ec": "none", "lw": 0}
    axes.add_patch(Rectangle((x[0], y[0]), x[1] - x[0], y[1] - y[0], clip_on=False, zorder=_ORDER, **paint))


def marker(axes: Axes, x: float, y: float, shape: str, tone: str, hollow: bool = False, size: float = 9) -> None:
    """A mark at a place: filled with a fine rim of the background, or hollow."""
    fill, rim = (PALETTE["bg"], PALETTE[tone]) if hollow else (PALETTE[tone], PALETTE["bg"])
    paint: dict[str, Any] = {"mfc": fill, "mec": rim, "mew": 1.6 if hollow else 1.0, "ms": size if hollow else size + 1}
    axes.add_line(Line2D([x], [y], marker=shape, ls="none", clip_on=False, zorder=_ORDER, **paint))


def _marked(element: ET.Element) -> None:
    """`halo value tof-x primary` on a group of matplotlib's becomes what the built HTML promises to carry."""
    words = element.get("id", "").split()
    if words[:1] != ["halo"]:
        return
    del element.attrib["id"]
    for text in element.iter("{http://www.w3.org/2000/svg}text"):
        text.set("style", f"{text.get('style', '')}; paint-order: stroke; stroke: {PALETTE['bg']}; stroke-width: 3px")
    if words[1:2] == ["value"]:
        element.attrib.update({"data-value": words[2], "data-grade": words[3]})
    if words[1:2] == ["missing"]:
        element.attrib.update({"data-value": words[2], "data-missing": words[3]})


def finish(figure: Figure, ident: str, title: str, description: str) -> str:
    """The figure as one line of SVG for a page."""
    drawn = io.StringIO()
    with mpl.rc_context(_RC):
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    return svg.inline(drawn.getvalue(), ident, title, description, (LEAST, GREATEST), _marked)
