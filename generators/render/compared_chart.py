"""The chart of a group of compared values: a row for each, by drug, along one axis in one unit."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from generators.domain import conversion, describe, formula
from generators.index.entries import Entry
from generators.model import Axis, Chart, Point, Series, Vocabulary
from generators.render.plan.parts import ChartPlan
from generators.render.plan.pieces import Text, make_citations
from generators.text.titles import upper_first

MOST = 60  # rows: a longer chart is no picture any more
_FAR = 20.0  # times the least value, from which on the axis is logarithmic


def plan_compared_chart(
    name: str, quantity: str, group: str, entries: Sequence[Entry], vocabulary: Vocabulary
) -> ChartPlan | None:
    """Plan the chart of values that may stand side by side; none where fewer than two drugs have a number for it."""
    unit = _choose_unit(entries)
    own = {entry.id for entry in entries}
    drawn = [entry for entry in entries if _has_numbers(entry, unit) and not _repeats(entry, own)]
    drugs = list(dict.fromkeys(entry.drug for entry in drawn))
    if len(drugs) < 2 or len(drawn) > MOST:
        return None
    title = f"{upper_first(quantity)}, {group}"
    chart = Chart(
        name=name, kind="intervals", title=title, caption=title, axis=_plan_axis(quantity, unit, drawn),
        alt=f"A row for each value, by drug: {', '.join(drugs)}.",
        series=tuple(_plan_series(drug, [entry for entry in drawn if entry.drug == drug], vocabulary) for drug in drugs),
    )  # fmt: skip
    caption = f"{title}. Each value as it was published, with its study, dose and time, which differ."
    return ChartPlan(
        chart=chart, caption=(Text(caption),), note=_name_left_out(len(entries) - len(drawn)),
        sources=make_citations(citation for entry in drawn for citation in entry.observation.sources),
        observations={entry.id: entry.observation for entry in drawn},
    )  # fmt: skip


def _name_left_out(count: int) -> tuple[Text, ...]:
    """Say what stands in the table alone: without a number, in a unit that is none of this axis, computed from others here."""
    if not count:
        return ()
    values = "1 more stands" if count == 1 else f"{count} more stand"
    return (Text(f"{values} in the table alone: without a number, or computed from values of the chart."),)


def _choose_unit(entries: Iterable[Entry]) -> str:
    """Return the unit that most of the values have."""
    units = Counter(entry.observation.unit for entry in entries if entry.observation.value)
    return units.most_common(1)[0][0] if units else ""


def _list_numbers(entry: Entry) -> list[float]:
    others = entry.observation.value.values if entry.observation.value else ()
    return [number for number in (entry.center, entry.low, entry.high, *others) if number is not None]


def _has_numbers(entry: Entry, unit: str) -> bool:
    """Whether a value has a number that can be converted to the unit of the axis."""
    return bool(_list_numbers(entry)) and conversion.find_factor(entry.observation.unit, unit) is not None


def _repeats(entry: Entry, own: set[str]) -> bool:
    """Whether a value was computed from others of the same group, which are drawn."""
    inputs = formula.list_inputs(entry.observation.formula)
    return bool(inputs) and own.issuperset(inputs)


def _plan_axis(quantity: str, unit: str, entries: Iterable[Entry]) -> Axis:
    """Plan the axis: of powers where the values are far apart, else from zero, so that distances are amounts."""
    numbers = [
        number * (conversion.find_factor(entry.observation.unit, unit) or 1)
        for entry in entries
        for number in _list_numbers(entry)
    ]
    far = min(numbers) > 0 and max(numbers) >= _FAR * min(numbers)
    scale: Literal["linear", "log"] = "log" if far else "linear"
    return Axis(
        label=upper_first(quantity),
        unit=unit,
        scale=scale,
        low=None if far or min(numbers) < 0 else 0.0,
        ticks=_list_powers(min(numbers), max(numbers)) if far else (),
    )


def _list_powers(low: float, high: float) -> tuple[float, ...]:
    """Return the powers of ten within an axis, and half of each where that leaves fewer than two."""
    powers = [10.0**power for power in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)]
    found = [tick for tick in powers if low <= tick <= high]
    halves = sorted({*powers, *(tick / 2 for tick in powers)})
    return tuple(found) if len(found) > 1 else tuple(tick for tick in halves if low <= tick <= high)


def _plan_series(drug: str, entries: Sequence[Entry], vocabulary: Vocabulary) -> Series:
    return Series(label=drug, tone="drug", points=tuple(_label(entries, vocabulary)))


def _label(entries: Sequence[Entry], vocabulary: Vocabulary) -> list[Point]:
    """Name each value by study, dose and time; where that names several or none by what else it says, then by its source."""
    plain = [_join(entry.study, *_given(entry, vocabulary)) for entry in entries]
    details = [describe.detail(entry.observation, vocabulary) for entry in entries]
    shared = Counter(plain)
    labels = [
        text if text and shared[text] == 1 else _join(text, more or entry.population)
        for text, more, entry in zip(plain, details, entries, strict=True)
    ]
    shared = Counter(labels)
    named = [
        _join(text, *entry.editions) if shared[text] > 1 else text for text, entry in zip(labels, entries, strict=True)
    ]
    return [Point(id=entry.id, label=label or entry.drug) for entry, label in zip(entries, named, strict=True)]


def _given(entry: Entry, vocabulary: Vocabulary) -> list[str]:
    told = describe.dose(entry.observation, vocabulary), describe.time(entry.observation)
    return [text for text in told if "not reported" not in text]


def _join(*parts: str) -> str:
    return ", ".join(dict.fromkeys(filter(None, parts)))
