"""What a chart has to show of each observation, computed from the observations alone.

Nothing here is shared with the code that draws, except the words of `domain`: a slip in one is a difference to the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generators.domain import conversion, describe
from generators.domain.possible import OPEN, Ends, find_ends
from generators.domain.quantity import parse_dose
from generators.model import Chart, Observation, Point, Quantity, Vocabulary
from generators.pictures.charts.kinds.course import parse_time
from generators.pictures.charts.points import name_of

REFERENCE = -1


@dataclass(frozen=True)
class Expected:
    """The expected drawing of one value: numbers on the value axis, place across it, texts."""

    key: str
    series: int  # `REFERENCE` for a line or band across the chart
    observation: Observation
    name: str
    texts: tuple[str, ...]  # ways to print it
    marks: tuple[float, ...] = ()
    ends: tuple[float, float] | None = None
    limit: float | None = None
    across: float | None = None  # dose or time; None for values in rows
    possible: Ends = OPEN  # what its quantity can be, in the unit of the axis
    is_difference: bool = False  # of a pair, in its own unit

    @property
    def drawn(self) -> tuple[float, float] | None:
        """The ends of the interval as far as they can be; those round an impossible estimate as they are."""
        if self.ends is None:
            return None
        (low, high), (least, most) = self.ends, self.possible
        inside = self.marks or self.ends
        low = max(low, least) if least is not None and max(inside) >= least else low
        return low, min(high, most) if most is not None and min(inside) <= most else high

    @property
    def cuts(self) -> tuple[float, ...]:
        """The ends that are cut."""
        return tuple(a for a, b in zip(self.drawn or (), self.ends or (), strict=True) if a != b)

    @property
    def caps(self) -> bool:
        """Whether the ends have caps: only those of a ±."""
        value = self.observation.value
        return value is not None and value.spread is not None

    @property
    def upwards(self) -> bool:
        """Whether the value lies above its limit."""
        return self.observation.value is not None and self.observation.value.bound in (">", "≥")

    @property
    def n(self) -> str:
        """The number of participants that must be printed beside the value."""
        value = self.observation.value
        counted = value is not None and value.count is not None
        return "" if counted or self.is_difference or self.observation.n == "not-reported" else self.observation.n


def expected_values(
    chart: Chart, observations: Mapping[str, Observation], vocabulary: Vocabulary
) -> Iterator[Expected]:
    """Return everything that a chart has to show, series by series, reference marks last."""
    seen: Counter[str] = Counter()
    for series, point in _list_points(chart):
        observation = observations[point.id]
        if series == REFERENCE and observation.value is None:
            continue
        seen[point.id] += 1
        key = point.id if seen[point.id] == 1 else f"{point.id}/{seen[point.id]}"
        yield _expect_value(chart, series, key, point, observation, vocabulary)


def _list_points(chart: Chart) -> Iterator[tuple[int, Point]]:
    for number, series in enumerate(chart.series):
        yield from ((number, point) for point in series.points)
    yield from ((REFERENCE, Point(id=mark.id, label=mark.label)) for mark in chart.marks)


def _expect_value(
    chart: Chart, series: int, key: str, point: Point, observation: Observation, vocabulary: Vocabulary
) -> Expected:
    apart = chart.kind == "paired" and series == 2
    axis_unit = observation.unit if apart else chart.axis.unit
    texts = tuple(describe.text(observation, vocabulary, unit=unit) for unit in (None, axis_unit))
    name = name_of(chart, point, observation)
    across = None if series == REFERENCE else _find_across(chart, observation)
    if observation.value is None:
        return Expected(key, series, observation, name, texts, across=across, is_difference=apart)
    factor = 1.0
    if axis_unit not in ("", observation.unit) and not _is_share(chart, observation.value):
        factor = conversion.convert(1.0, observation.unit, axis_unit)
    marks, ends, limit = _list_numbers(observation.value, _is_share(chart, observation.value), factor)
    possible = find_ends(observation, axis_unit or observation.unit, vocabulary)
    return Expected(key, series, observation, name, texts, marks, ends, limit, across, possible, apart)


def _find_across(chart: Chart, observation: Observation) -> float | None:
    """Return the dose or the time in the unit of the x axis."""
    number, unit = None, ""
    if chart.kind == "dose" and (given := parse_dose(observation.dose)):
        number, unit = given[0].center, given[1]
    elif chart.kind == "course" and (time := parse_time(observation.time)):
        number, unit = time
    wanted = chart.axis_x.unit if chart.axis_x else ""
    return conversion.convert(number, unit, wanted) if number and wanted else number


def _is_share(chart: Chart, quantity: Quantity) -> bool:
    """Whether it is a k of n on a percentage axis."""
    return quantity.count is not None and chart.axis.unit == "%"


def _list_numbers(
    quantity: Quantity, share: bool, factor: float
) -> tuple[tuple[float, ...], tuple[float, float] | None, float | None]:
    """Return the numbers of the marks, of the ends of the interval and of a limit."""
    center = quantity.center
    if quantity.count is not None and quantity.total:
        return (100 * quantity.count / quantity.total if share else factor * quantity.count,), None, None
    ends = None if quantity.low is None or quantity.high is None else (factor * quantity.low, factor * quantity.high)
    if center is not None and quantity.spread is not None:
        ends = (factor * (center - quantity.spread), factor * (center + quantity.spread))
    if quantity.bound and center is not None:
        return (), ends, factor * center
    return tuple(factor * number for number in (*quantity.values, *([] if center is None else [center]))), ends, None
