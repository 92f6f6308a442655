"""A chart as text: its notes, its long description, and the data behind it as rows of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generators.domain import describe
from generators.model import Chart, Observation, Point, Vocabulary
from generators.pictures.charts.axis import axis_title, format_number
from generators.pictures.charts.points import Observations, Value, find_observation, name_of

_TOLD = {
    "abstract": "read only in an abstract",
    "secondary": "secondary",
    "derived": "derived",
    "unverified": "unverified",
}
HEAD = ("Series", "Label", "Value", "Interval", "n", "Dose or time", "Grade", "Observation")


def join_words(words: Iterable[str], last: str = "and") -> str:
    """Join words as `a`, `a and b`, `a, b and c`."""
    *first, final = words
    return f"{', '.join(first)} {last} {final}" if first else final


def _labels_by_kind(values: Iterable[Value]) -> dict[str, list[str]]:
    """Return the kinds of interval, each with the labels of its values."""
    kinds: dict[str, list[str]] = {}
    for value in values:
        if value.kind:
            kinds.setdefault(value.kind, []).append(value.label)
    return kinds


def _describe_whiskers(values: list[Value], beside: bool) -> str:
    """Return `Bars: 95% CI.`; several kinds are named with their values, unless these are labelled beside their
    marks."""
    kinds = _labels_by_kind(value for value in values if value.center is not None)
    if not kinds:
        return ""
    if len(kinds) == 1 or beside:
        return f"Bars: {join_words(kinds, 'or')}{', as said beside each value' if len(kinds) > 1 else ''}."
    return "Bars: " + "; ".join(f"{kind} ({', '.join(dict.fromkeys(of))})" for kind, of in kinds.items()) + "."


def _describe_cuts(values: list[Value]) -> str:
    """Return where intervals were cut, and why."""
    below = {f"below {format_number(end)}" for value in values for end in value.cuts if end == value.low}
    above = {f"above {format_number(end)}" for value in values for end in value.cuts if end == value.high}
    where = join_words([*sorted(below), *sorted(above)], "or") if below or above else ""
    return f"Arrow head on a bar: as published it goes on {where}, where no value can be." if where else ""


def notes(values: list[Value], references: Iterable[Value] = (), beside: bool = False) -> str:
    """Return what a reader needs to know to read the marks of this chart."""
    ranges = _labels_by_kind(value for value in values if value.center is None)
    grades = {value.grade for value in values if not value.missing}
    sentences = [_describe_whiskers(values, beside), f"Thick bar: {join_words(ranges, 'or')}." if ranges else ""]
    sentences.append(
        "Arrow: a limit, open to that side." if any(value.bound for value in [*values, *references]) else ""
    )
    sentences.append("Open shape of its series: read only in an abstract." if "abstract" in grades else "")
    sentences.append(_describe_cuts(values))
    sentences.append("Half disc: read only in a secondary source." if "secondary" in grades else "")
    sentences.append("Open triangle: derived value." if "derived" in grades else "")
    sentences.append("Open diamond or dashed: unverified value." if "unverified" in grades else "")
    return " ".join(filter(None, sentences))


def _data_row(
    chart: Chart, series: str, point: Point, observation: Observation, vocabulary: Vocabulary
) -> tuple[str, ...]:
    given = "" if observation.dose == "not-applicable" else describe.dose(observation, vocabulary)
    when = "; ".join(filter(None, [given, describe.time(observation)]))
    n = describe.text(observation, vocabulary, show="n")
    label, value = name_of(chart, point, observation), describe.text(observation, vocabulary)
    return series, label, value, describe.interval_kind(observation), n, when, observation.mark, observation.id


def _list_points(chart: Chart) -> list[tuple[str, Point]]:
    """Yield every point with the name of its series, the reference marks last."""
    marks = [("Reference", Point(id=mark.id, label=mark.label)) for mark in chart.marks]
    return [(series.label, point) for series in chart.series for point in series.points] + marks


def data_rows(chart: Chart, observations: Observations, vocabulary: Vocabulary) -> list[tuple[str, ...]]:
    """Return the data behind a chart: `HEAD`, and a row for each value."""
    rows = (
        _data_row(chart, name, p, find_observation(chart, p.id, observations), vocabulary)
        for name, p in _list_points(chart)
    )
    return [HEAD, *rows]


def name_values(chart: Chart, observations: Observations, vocabulary: Vocabulary) -> dict[str, tuple[str, str, str]]:
    """Return what a voice says round the number of each value, by its key: its series and label; its unit; its spread and its n."""
    found: dict[str, tuple[str, str, str]] = {}
    seen: Counter[str] = Counter()
    for series, point in _list_points(chart):
        observation = find_observation(chart, point.id, observations)
        seen[point.id] += 1
        key = point.id if seen[point.id] == 1 else f"{point.id}/{seen[point.id]}"
        words = dict.fromkeys([series, name_of(chart, point, observation)])
        unit = vocabulary.units.get(observation.unit) if observation.value else None
        told = describe.interval_kind(observation), describe.size(observation.n) if observation.n.isdecimal() else ""
        found[key] = ", ".join(words), unit.print if unit else "", ", ".join(filter(None, told))
    return found


def _describe_value(row: tuple[str, ...], is_disputed: bool) -> str:
    """Return `20 mg: 0.99 (0.83–1.18), 95% CI, n = 10`."""
    _, label, value, kind, n, _, grade, _ = row
    disputed = "disputed" if is_disputed else ""
    extra = [kind, describe.size(n) if n and n != "not reported" else "", _TOLD.get(grade, ""), disputed]
    return f"{label}: " + ", ".join(filter(None, [value, *extra]))


def describe_chart(chart: Chart, observations: Observations, vocabulary: Vocabulary) -> str:
    """Return the long description: every value of the chart, in the order of the picture."""
    rows = data_rows(chart, observations, vocabulary)[1:]
    told = {row: _describe_value(row, observations[row[-1]].is_disputed) for row in rows}
    across = f" against {axis_title(chart.axis_x, vocabulary.units)}" if chart.axis_x else ""
    parts = [f"{axis_title(chart.axis, vocabulary.units)}{across}."]
    names = dict.fromkeys(row[0] for row in rows)
    parts += [f"{name}. {'; '.join(told[row] for row in rows if row[0] == name)}." for name in names]
    return " ".join(parts)
