"""Course: values over time, joined by a line."""

from __future__ import annotations

import re

from matplotlib.figure import Figure

from generators.domain import conversion
from generators.errors import GuideError
from generators.model import Chart, Observation, Point, Vocabulary
from generators.pictures.charts import plane
from generators.pictures.charts.points import Observations
from generators.text.titles import upper_first

MOST_NARROW = (
    6  # values of several series on a narrow screen, where the labels of more would stand far from their marks
)
UNITS = {"min": "min", "h": "h", "hour": "h", "d": "d", "day": "d", "week": "wk", "month": "mo", "year": "a"}
_WORD = rf"({'|'.join(UNITS)})s?\b"
_TIME = re.compile(rf"{_WORD} (?P<after>\d+(?:\.\d+)?)|(?P<before>\d+(?:\.\d+)?) {_WORD}")


def parse_time(text: str) -> tuple[float, str] | None:
    """Parse `week 26`, `day 85`, `24 h`, `2 weeks after dose` into number and UCUM code; `baseline` is 0."""
    found = _TIME.search(text)
    if found:
        return float(found["after"] or found["before"]), UNITS[found[1] or found[4]]
    return (0.0, "d") if "baseline" in text else None


def time_of(chart: Chart, observation: Observation) -> float:
    """Return the time of a value in the unit of the x axis."""
    time = parse_time(observation.time)
    if time is None:
        actual = f"{observation.id!r} has {observation.time!r}"
        raise GuideError(f"{chart.where}: chart {chart.name!r} wants a time of each value; {actual}")
    wanted = chart.axis_x.unit if chart.axis_x else ""
    return conversion.convert(time[0], time[1], wanted) if wanted and time[0] else time[0]


def set_for(chart: Chart, observations: Observations, is_narrow: bool) -> Chart:
    """Return the chart as it is drawn: one of many values is a row for each value on a narrow screen, by series and time."""
    count = sum(len(series.points) for series in chart.series)
    if not is_narrow or len(chart.series) < 2 or count <= MOST_NARROW:
        return chart
    series = tuple(
        one.model_copy(update={"points": tuple(_name_by_time(point, observations) for point in one.points)})
        for one in chart.series
    )
    return chart.model_copy(update={"kind": "intervals", "axis_x": None, "series": series})


def _name_by_time(point: Point, observations: Observations) -> Point:
    return point.model_copy(update={"label": upper_first(observations[point.id].time)})


def draw(chart: Chart, observations: Observations, vocabulary: Vocabulary, width: float) -> Figure:
    """Draw the chart."""
    return plane.draw(chart, observations, vocabulary, width, lambda one: time_of(chart, one), joined=True)
