"""Dose: values over the dose."""

from __future__ import annotations

from matplotlib.figure import Figure

from generators.domain import conversion
from generators.domain.quantity import parse_dose
from generators.errors import GuideError
from generators.model import Chart, Observation, Vocabulary
from generators.pictures.charts import plane
from generators.pictures.charts.axis import format_number
from generators.pictures.charts.points import Observations, find_observation


def dose_of(chart: Chart, observation: Observation) -> float:
    """Return the dose of a value in the unit of the x axis."""
    try:
        quantity, unit = parse_dose(observation.dose) or (None, "")
    except ValueError:
        quantity, unit = None, ""
    if quantity is None or quantity.center is None:
        actual = f"{observation.id!r} has {observation.dose!r}"
        raise GuideError(f"{chart.where}: chart {chart.name!r} wants one dose of each value; {actual}")
    wanted = chart.axis_x.unit if chart.axis_x else ""
    return conversion.convert(quantity.center, unit, wanted) if wanted and quantity.center else quantity.center


def _is_placebo(chart: Chart, observations: Observations) -> bool:
    """Whether everything at dose zero was placebo."""
    shown = (find_observation(chart, point.id, observations) for series in chart.series for point in series.points)
    return all(one.compound == "placebo" for one in shown if dose_of(chart, one) == 0)


def draw(chart: Chart, observations: Observations, vocabulary: Vocabulary, width: float) -> Figure:
    """Draw the chart; the tick at dose zero reads "placebo" if it was."""
    placebo = _is_placebo(chart, observations)

    def tick_text(dose: float) -> str:
        return "placebo" if placebo and dose == 0 else format_number(dose)

    return plane.draw(
        chart, observations, vocabulary, width, lambda one: dose_of(chart, one), joined=False, tick_text=tick_text
    )
