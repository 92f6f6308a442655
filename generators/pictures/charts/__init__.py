"""Charts, drawn with matplotlib. `kinds/` has one file a kind; shared code is here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from generators.errors import GuideError
from generators.model import Chart, Observation, Vocabulary
from generators.pictures.charts import kinds
from generators.pictures.charts.words import HEAD, data_rows, describe_chart, name_values

if TYPE_CHECKING:  # matplotlib is loaded when something is drawn, and not when all is drawn already
    from matplotlib.figure import Figure

__all__ = ["HEAD", "NARROW_WIDTH", "data_rows", "describe_chart", "draw", "find_misplaced", "write_png", "write_svg"]

Observations = Mapping[str, Observation]
NARROW_WIDTH = 340.0  # px: the width of the second drawing, for narrow screens


def draw(chart: Chart, observations: Observations, vocabulary: Vocabulary, width: float | None = None) -> Figure:
    """Draw the chart as a matplotlib figure in the light colours, `width` pixels wide or as wide as a page."""
    from generators.pictures.charts import style

    if empty := [series.label for series in chart.series if not series.points]:
        raise GuideError(f"{chart.where}: chart {chart.name!r} has no points in {', '.join(empty)}")
    chart = _set_for(chart, observations, width or style.WIDTH)
    kind = kinds.load(chart.kind)
    with style.context():
        try:
            figure: Figure = kind.draw(chart, observations, vocabulary, width or style.WIDTH)
        except ValueError as problem:
            raise GuideError(f"{chart.where}: chart {chart.name!r} cannot be drawn: {problem}") from problem
    return figure


def _set_for(chart: Chart, observations: Observations, width: float) -> Chart:
    """Return the chart as its kind sets it for a width."""
    setting = getattr(kinds.load(chart.kind), "set_for", None)
    return setting(chart, observations, width <= NARROW_WIDTH) if setting else chart


def find_misplaced(figure: Figure, chart: Chart, observations: Observations, vocabulary: Vocabulary) -> list[str]:
    """Return deviations of a drawn chart from its observations, and illegible parts."""
    from generators.pictures.charts import placement, style

    chart = _set_for(chart, observations, style.size(figure)[0])
    if chart.kind in kinds.own_names():
        return placement.find_misplaced(figure, chart, observations, vocabulary)
    measure = getattr(kinds.load(chart.kind), "find_misplaced", None)
    return list(measure(figure, chart, observations, vocabulary)) if measure else placement.find_illegible(figure)


def write_svg(figure: Figure, chart: Chart, observations: Observations, vocabulary: Vocabulary, ident: str) -> str:
    """Render a drawn chart as one line of SVG for a page; `ident` begins its ids."""
    from generators.pictures.charts import page, style

    with style.context():
        names = name_values(chart, observations, vocabulary)
        return page.to_svg(figure, ident, chart.title, chart.alt, observations, names=names)


def write_png(figure: Figure) -> bytes:
    """Render a drawn chart as PNG, at twice the size of the page."""
    from generators.pictures.charts import png, style

    with style.context():
        return png.to_png(figure)
