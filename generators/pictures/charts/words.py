"""A chart in words: its notes, its long description, and the data behind it as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generators.domain import quantity as quantities
from generators.domain.describe import MISSING, time
from generators.model import Chart, Observation, Point, Unit
from generators.pictures.charts.scale import titled
from generators.pictures.charts.values import KIND, Value, name_of, seen

HEAD = ("Series", "Label", "Value", "Interval", "n", "Dose or time", "Grade", "Observation")


def listed(words: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    *first, final = words
    return f"{', '.join(first)} {last} {final}" if first else final


def _kinds(values: Iterable[Value]) -> dict[str, list[str]]:
    """The kinds of interval, each with the labels of its values."""
    kinds: dict[str, list[str]] = {}
    for value in values:
        if value.kind:
            kinds.setdefault(value.kind, []).append(value.label)
    return kinds


def _bars(values: list[Value], beside: bool) -> str:
    """`Bars: 95% CI.`; of several kinds each is named, with the values it belongs to unless it stands beside them."""
    kinds = _kinds(value for value in values if value.whiskers)
    if not kinds:
        return ""
    if len(kinds) == 1 or beside:
        return f"Bars: {listed(kinds, 'or')}{', as said beside each value' if len(kinds) > 1 else ''}."
    return "Bars: " + "; ".join(f"{kind} ({', '.join(dict.fromkeys(of))})" for kind, of in kinds.items()) + "."


def notes(values: list[Value], beside: bool = False) -> str:
    """What a reader must know to read the marks of this chart, and nothing else."""
    ranges = _kinds(value for value in values if not value.whiskers)
    said = [_bars(values, beside), f"Thick bar: {listed(ranges, 'or')}." if ranges else ""]
    if any(value.bound for value in values):
        said.append("Arrow: a limit, open to that side.")
    if any(value.grade == "derived" for value in values):
        said.append("Triangle: derived value.")
    if any(value.unverified for value in values):
        said.append("Open diamond or dashed: unverified value.")
    return " ".join(filter(None, said))


def _interval(observation: Observation) -> str:
    """The kind of a value's interval, as a cell or a clause says it."""
    quantity = observation.value
    if quantity is None or quantities.interval(quantity) is None:
        return ""
    said = observation.spread_kind or observation.statistic
    return KIND.get(said, said)


def _printed(observation: Observation, units: Mapping[str, Unit]) -> str:
    if observation.value is None:
        return MISSING[observation.missing or "not-reported"][0]
    return quantities.with_unit(observation.value.text, observation.unit, units)


def _dose(observation: Observation, units: Mapping[str, Unit]) -> str:
    """A dose with its unit as it is printed; words where no dose is said."""
    if observation.dose in ("", "not-applicable"):
        return ""
    number, _, code = observation.dose.rpartition(" ")
    return quantities.with_unit(number, code, units) if number and code in units else observation.dose.replace("-", " ")


def _row(
    chart: Chart, series: str, point: Point, observation: Observation, units: Mapping[str, Unit]
) -> tuple[str, ...]:
    when = "; ".join(filter(None, [_dose(observation, units), time(observation)]))
    kind, n = _interval(observation), observation.n.replace("not-reported", "not reported")
    label = name_of(chart, point, observation)
    return series, label, _printed(observation, units), kind, n, when, observation.grade, observation.id


def _points(chart: Chart) -> list[tuple[str, Point]]:
    """Every point with the name of its series, the reference marks last."""
    marks = [("Reference", Point(id=mark.id, label=mark.label)) for mark in chart.marks]
    return [(series.label, point) for series in chart.series for point in series.points] + marks


def data_rows(
    chart: Chart, observations: Mapping[str, Observation], units: Mapping[str, Unit]
) -> list[tuple[str, ...]]:
    """The data behind a chart: `HEAD`, and a row for each value."""
    return [HEAD, *(_row(chart, name, p, seen(chart, p.id, observations), units) for name, p in _points(chart))]


def _clause(row: tuple[str, ...]) -> str:
    """`20 mg: 0.99 (0.83–1.18), 95% CI, n = 10`."""
    _, label, value, kind, n, _, grade, _ = row
    extra = [kind, f"n = {n}" if n and n != "not reported" else "", grade if grade in ("derived", "unverified") else ""]
    return f"{label}: " + ", ".join(filter(None, [value, *extra]))


def described(chart: Chart, observations: Mapping[str, Observation], units: Mapping[str, Unit]) -> str:
    """The long description: every value of the chart, in the order of the picture."""
    rows = data_rows(chart, observations, units)[1:]
    scale = ", on a logarithmic scale" if chart.axis.scale == "log" else ""
    across = f" against {titled(chart.axis_x, units)}" if chart.axis_x else ""
    parts = [f"{titled(chart.axis, units)}{across}{scale}."]
    names = dict.fromkeys(row[0] for row in rows)
    parts += [f"{name}. {'; '.join(_clause(row) for row in rows if row[0] == name)}." for name in names]
    return " ".join(parts)
