"""An observation as a chart draws it: numbers in the unit of the axis, and the words that stand beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generators.domain import quantity as quantities
from generators.domain.describe import MISSING
from generators.errors import GuideError
from generators.model import Chart, Observation, Point, Quantity, Series, Unit

Convert = Callable[[float, str, str], float]
Observations = Mapping[str, Observation]
Units = Mapping[str, Unit]

KIND = {"not-stated": "kind of spread not stated"}


@dataclass(frozen=True)
class Value:
    """What is drawn of one observation. `low` and `high` are the interval, `others` the values of a list."""

    id: str
    label: str
    words: str
    grade: str
    tone: str
    n: str
    kind: str = ""
    missing: str = ""
    center: float | None = None
    low: float | None = None
    high: float | None = None
    bound: str = ""
    plusminus: bool = False
    others: tuple[float, ...] = ()

    @property
    def numbers(self) -> tuple[float, ...]:
        """Every number that the axis must reach."""
        return tuple(number for number in (self.center, self.low, self.high, *self.others) if number is not None)

    @property
    def unverified(self) -> bool:
        """Drawn hollow and dashed."""
        return self.grade == "unverified"

    @property
    def whiskers(self) -> bool:
        """An interval around an estimate, not a bare range."""
        return self.low is not None and self.center is not None

    @property
    def up(self) -> bool:
        """A bound that is open towards larger values."""
        return self.bound in (">", "≥")

    @property
    def mark(self) -> str:
        """What ties a printed text to the observation; `style.finish` makes data attributes of it."""
        return f"missing {self.id} {self.missing}" if self.missing else f"value {self.id} {self.grade}"


def seen(chart: Chart, ident: str, observations: Observations) -> Observation:
    """The observation that a chart asks for."""
    if ident not in observations:
        raise GuideError(f"{chart.where}: chart {chart.name!r} asks for {ident!r}, which is no observation")
    return observations[ident]


def name_of(chart: Chart, point: Point, observation: Observation) -> str:
    """What stands beside a value: the point's own label, or what tells it from its neighbours in this kind of chart."""
    near = {"dose": observation.dose, "course": observation.time}.get(chart.kind, "")
    return point.label or near or observation.qualifier or observation.arm or observation.matrix or observation.id


def _at(chart: Chart, observation: Observation, convert: Convert) -> Callable[[float], float]:
    """From the observation's unit to the axis's."""

    def converted(number: float) -> float:
        try:
            return convert(number, observation.unit, chart.axis.unit)
        except ValueError as problem:
            said = f"{chart.where}: chart {chart.name!r} cannot show {observation.id!r}"
            raise GuideError(f"{said}: {problem}") from problem

    if chart.axis.unit in ("", observation.unit):
        return float
    return converted


def _ends(chart: Chart, quantity: Quantity, at: Callable[[float], float]) -> tuple[float | None, ...]:
    """Estimate, low and high in the unit of the axis; a k of n is its percentage on an axis of per cent."""
    if quantity.count is not None and chart.axis.unit == "%":
        return quantities.estimate(quantity, percent=True), None, None
    found = (quantities.estimate(quantity), *(quantities.interval(quantity) or (None, None)))
    return tuple(None if number is None else at(number) for number in found)


def _kind(observation: Observation, quantity: Quantity) -> str:
    """What the interval is, in words; a range without an estimate is a range."""
    ends = quantities.interval(quantity)
    if ends is None or quantity.points:
        return ""
    said = observation.spread_kind or ("range" if quantity.center is None else "not-stated")
    return KIND.get(said, said)


def _words(chart: Chart, observation: Observation, quantity: Quantity, units: Units) -> str:
    """The author's own text, with its unit where that is not the axis's."""
    if observation.unit == chart.axis.unit or quantity.count is not None:
        return quantity.text
    return quantities.with_unit(quantity.text, observation.unit, units)


def value(
    chart: Chart, series: Series, point: Point, observations: Observations, convert: Convert, units: Units
) -> Value:
    """One point of a chart, ready to be drawn."""
    observation = seen(chart, point.id, observations)
    quantity, label = observation.value, name_of(chart, point, observation)
    if quantity is None:
        missing = observation.missing or "not-reported"
        words = MISSING[missing][0]
        return Value(point.id, label, words, observation.grade, series.tone, n="", missing=missing)
    at = _at(chart, observation, convert)
    found = _ends(chart, quantity, at)
    return Value(
        id=point.id,
        label=label,
        words=_words(chart, observation, quantity, units),
        grade=observation.grade,
        tone=series.tone,
        n="" if observation.n == "not-reported" or quantity.count is not None else observation.n,
        kind=_kind(observation, quantity),
        center=found[0],
        low=found[1],
        high=found[2],
        bound=quantity.bound,
        plusminus=quantity.spread is not None,
        others=tuple(at(number) for number in quantity.values),
    )


def values(chart: Chart, observations: Observations, convert: Convert, units: Units) -> list[list[Value]]:
    """All points, series by series."""
    return [[value(chart, s, p, observations, convert, units) for p in s.points] for s in chart.series]


def marks(chart: Chart, observations: Observations, convert: Convert, units: Units) -> list[Value]:
    """The reference lines and bands; one that has no value is left out."""
    as_points = [Point(id=mark.id, label=mark.label) for mark in chart.marks]
    if not as_points:
        return []
    series = Series(label="Reference", tone="muted", points=tuple(as_points))
    found = (value(chart, series, point, observations, convert, units) for point in as_points)
    return [one for one in found if not one.missing]
