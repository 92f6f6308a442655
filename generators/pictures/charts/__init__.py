"""The charts: one file a kind, found by its name.

To add a kind, add its word to `model.Chart.kind` and a file of that name here with a `draw`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from generators.model import Chart, Observation, Unit
from generators.pictures.charts.words import HEAD, data_rows, described

if TYPE_CHECKING:  # matplotlib is loaded when something is drawn, and not when all is drawn already
    from matplotlib.figure import Figure

__all__ = ["HEAD", "data_rows", "described", "draw", "svg"]

Convert = Callable[[float, str, str], float]


def draw(chart: Chart, observations: Mapping[str, Observation], convert: Convert, units: Mapping[str, Unit]) -> Figure:
    """The chart as a matplotlib figure, in the light colours."""
    figure: Figure = import_module(f"{__name__}.{chart.kind}").draw(chart, observations, convert, units)
    return figure


def _as_written(text: str) -> str:
    return text


def svg(
    chart: Chart,
    observations: Mapping[str, Observation],
    convert: Convert,
    units: Mapping[str, Unit],
    ident: str,
    texts: Callable[[str], str] = _as_written,
) -> str:
    """The chart as one line of SVG for a page; `ident` begins its ids, `texts` renders words in its title and alt."""
    from generators.pictures.charts import style

    return style.finish(draw(chart, observations, convert, units), ident, texts(chart.title), texts(chart.alt))
