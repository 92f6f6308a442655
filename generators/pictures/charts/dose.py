"""Dose: each value over the dose that was given."""

from __future__ import annotations

from matplotlib.figure import Figure

from generators.domain.quantity import parse_dose
from generators.errors import GuideError
from generators.model import Chart, Observation
from generators.pictures.charts import plane
from generators.pictures.charts.values import Convert, Observations, Units


def draw(chart: Chart, points: Observations, convert: Convert, units: Units) -> Figure:
    """The whole chart."""

    def given(chart: Chart, observation: Observation) -> float:
        """The dose in the unit of the x axis."""
        try:
            quantity, unit = parse_dose(observation.dose) or (None, "")
        except ValueError:
            quantity, unit = None, ""
        if quantity is None or quantity.center is None:
            said = f"{observation.id!r} has {observation.dose!r}"
            raise GuideError(f"{chart.where}: chart {chart.name!r} wants one dose of each value; {said}")
        wanted = chart.axis_x.unit if chart.axis_x else ""
        return convert(quantity.center, unit, wanted) if wanted and quantity.center else quantity.center

    return plane.draw(chart, points, convert, units, given, joined=False)
