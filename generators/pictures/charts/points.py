"""Values of a chart: numbers in the unit of the axis, and the texts beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generators.domain import conversion, describe, possible
from generators.domain import quantity as quantities
from generators.domain.possible import OPEN, Ends
from generators.errors import GuideError
from generators.model import Axis, Chart, Observation, Point, Quantity, Vocabulary
from generators.pictures.charts.looks import Look, choose_looks
from generators.text.titles import begin_line

Observations = Mapping[str, Observation]
REFERENCE = Look("fg", "o")  # of lines and bands across a chart


@dataclass(frozen=True)
class Value:
    """What is drawn of one observation. `low` and `high` are the interval, cut at the `ends` of what its quantity can be
    where it was published as wider; `others` are the values of a list."""

    key: str
    observation: Observation
    label: str
    words: str
    look: Look
    center: float | None = None
    low: float | None = None
    high: float | None = None
    others: tuple[float, ...] = ()
    ends: Ends = OPEN
    cuts: tuple[float, ...] = ()  # the ends of the interval that were cut
    n_in_legend: bool = False  # all values of its series have one n, which stands there

    @property
    def missing(self) -> bool:
        """Whether the value is missing."""
        return self.observation.value is None

    @property
    def grade(self) -> str:
        """The evidence grade as it is marked."""
        return self.observation.mark

    @property
    def unverified(self) -> bool:
        """Whether the value is unverified, which is drawn hollow and dashed."""
        return self.grade == "unverified"

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is said beside the value: that it is unverified, that sources openly disagree on it."""
        found = {"unverified": self.unverified, "disputed": self.observation.is_disputed and not self.missing}
        return tuple(word for word, holds in found.items() if holds)

    @property
    def bound(self) -> str:
        """The sign of a limit, or nothing."""
        return self.observation.value.bound if self.observation.value else ""

    @property
    def is_open_upwards(self) -> bool:
        """Whether it is a limit open towards larger values."""
        return self.bound in (">", "≥")

    @property
    def has_caps(self) -> bool:
        """Whether the interval was written as ±."""
        return self.observation.value is not None and self.observation.value.spread is not None

    @property
    def numbers(self) -> tuple[float, ...]:
        """Every number that the axis must include."""
        return tuple(number for number in (self.center, self.low, self.high, *self.others) if number is not None)

    @property
    def marks(self) -> tuple[float, ...]:
        """The numbers with a mark: the estimate or each value of a list; none for a limit."""
        return (*self.others, *([] if self.center is None or self.bound else [self.center]))

    @property
    def interval(self) -> tuple[float, float] | None:
        """Low and high, if both are known."""
        return None if self.low is None or self.high is None else (self.low, self.high)

    @property
    def n(self) -> str:
        """The number of subjects, if neither the printed value nor the legend contains it."""
        counted = self.observation.value is not None and self.observation.value.count is not None
        return "" if counted or self.n_in_legend or self.observation.n == "not-reported" else self.observation.n

    @property
    def kind(self) -> str:
        """The kind of the interval, in words; a range without an estimate is a range."""
        return "" if self.interval is None else describe.interval_kind(self.observation)


def find_observation(chart: Chart, ident: str, observations: Observations) -> Observation:
    """Return the observation of a point; raises GuideError."""
    if ident not in observations:
        raise GuideError(f"{chart.where}: chart {chart.name!r} asks for {ident!r}, which is no observation")
    return observations[ident]


def name_of(chart: Chart, point: Point, observation: Observation) -> str:
    """Return the name beside a value: the point's label, or what distinguishes it in this kind of chart."""
    near = {"dose": observation.dose, "course": observation.time}.get(chart.kind, "")
    own = observation.qualifier or observation.arm_name or observation.matrix or observation.id
    return begin_line(point.label or near or own)


def _make_converter(chart: Chart, observation: Observation) -> Callable[[float], float]:
    """Return the conversion from the observation's unit to the axis's."""

    def convert(number: float) -> float:
        try:
            return conversion.convert(number, observation.unit, chart.axis.unit)
        except ValueError as problem:
            message = f"{chart.where}: chart {chart.name!r} cannot show {observation.id!r}"
            raise GuideError(f"{message}: {problem}") from problem

    return float if chart.axis.unit in ("", observation.unit) else convert


def _convert_ends(axis: Axis, quantity: Quantity, at: Callable[[float], float]) -> tuple[float | None, ...]:
    """Return estimate, low and high in the unit of the axis; a k of n as its percentage on a percentage axis."""
    if quantity.count is not None and axis.unit == "%":
        return quantities.estimate(quantity, percent=True), None, None
    found = (quantities.estimate(quantity), *(quantities.interval(quantity) or (None, None)))
    return tuple(None if number is None else at(number) for number in found)


def _check_order(chart: Chart, ident: str, ends: tuple[float | None, ...]) -> tuple[float | None, ...]:
    """Return the ends; an estimate outside its interval cannot be drawn."""
    center, low, high = ends
    inside = low is None or high is None or low <= (low if center is None else center) <= high
    if not inside:
        raise GuideError(
            f"{chart.where}: chart {chart.name!r} cannot show {ident!r}: its estimate is outside its interval"
        )
    return ends


def unit_in_head(chart: Chart, observations: Observations) -> str | None:
    """Return the unit that the axis title names for all values; None if they differ, or for per cent."""
    units = {find_observation(chart, ident, observations).unit for ident in chart.shown}
    return chart.axis.unit if chart.axis.unit != "%" and units <= {chart.axis.unit} else None


def _make_value(
    chart: Chart, point: Point, look: Look, key: str, observations: Observations, vocabulary: Vocabulary
) -> Value:
    """Return one point of a chart, ready to be drawn."""
    observation = find_observation(chart, point.id, observations)
    label = name_of(chart, point, observation)
    words = describe.text(observation, vocabulary, unit=unit_in_head(chart, observations))
    value = Value(key, observation, label, words, look)
    if observation.value is None:
        return value
    at = _make_converter(chart, observation)
    center, low, high = _check_order(chart, point.id, _convert_ends(chart.axis, observation.value, at))
    others = tuple(at(number) for number in observation.value.values)
    ends = possible.find_ends(observation, chart.axis.unit or observation.unit, vocabulary)
    return _cut_interval(Value(key, observation, label, words, look, center, low, high, others), ends)


def _cut_interval(value: Value, ends: Ends) -> Value:
    """Cut what an interval has beyond the ends of its quantity; one round an impossible estimate is left as it is."""
    if value.low is None or value.high is None:
        return replace(value, ends=ends)
    first, last = (value.low, value.high) if value.center is None else (value.center, value.center)
    low = value.low if ends.low is None or first < ends.low else max(value.low, ends.low)
    high = value.high if ends.high is None or last > ends.high else min(value.high, ends.high)
    cuts = [low] * (low != value.low) + [high] * (high != value.high)
    return replace(value, ends=ends, low=low, high=high, cuts=tuple(cuts))


def axis_ends(shown: Iterable[Value]) -> Ends:
    """Return the ends of an axis that shows these values: the widest of theirs, open where one is open."""
    every = [value.ends for value in shown if not value.missing]
    lows, highs = [low for low, _ in every if low is not None], [high for _, high in every if high is not None]
    return Ends(
        min(lows) if every and len(lows) == len(every) else None,
        max(highs) if every and len(highs) == len(every) else None,
    )


def _make_keys() -> Callable[[str], str]:
    """Return a key for each value: the id, with a number from the second time on."""
    seen: Counter[str] = Counter()

    def key(ident: str) -> str:
        seen[ident] += 1
        return ident if seen[ident] == 1 else f"{ident}/{seen[ident]}"

    return key


def _list_points(chart: Chart) -> Iterator[tuple[int, Point, Look, str]]:
    """Yield every point with the number of its series, its look and its key; reference marks have the number −1."""
    key = _make_keys()
    for number, (series, look) in enumerate(zip(chart.series, choose_looks(chart), strict=True)):
        yield from ((number, point, look, key(point.id)) for point in series.points)
    yield from ((-1, Point(id=mark.id, label=mark.label), REFERENCE, key(mark.id)) for mark in chart.marks)


def values(chart: Chart, observations: Observations, vocabulary: Vocabulary) -> list[list[Value]]:
    """Return all points, series by series."""
    found: list[list[Value]] = [[] for _ in chart.series]
    for number, point, look, key in _list_points(chart):
        if number >= 0:
            found[number].append(_make_value(chart, point, look, key, observations, vocabulary))
    return found


def reference_values(chart: Chart, observations: Observations, vocabulary: Vocabulary) -> list[Value]:
    """Return the reference lines and bands; those without a value are left out."""
    found = [
        _make_value(chart, point, look, key, observations, vocabulary)
        for number, point, look, key in _list_points(chart)
        if number < 0
    ]
    return [value for value in found if not value.missing]
