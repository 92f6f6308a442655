"""Find observations of one quantity in one context that contradict each other, and why.

Rows are compared where `alike.SAME_CONTEXT` says that they are of the same thing. They agree if both can be right: within
the last printed digit, inside a bound or a range, in another unit, as a count and as its percentage. Values of two cuts of
the data, two regions or two editions of a document are compared like any others; that is then the reason.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from generators.domain import alike, conversion, formula, quantity
from generators.model import Conflict, Drug, Library, Observation, Quantity, Unit

Units = Mapping[str, Unit]
Reason = Literal["cut", "region", "edition"]
Span = tuple[float, float, float]  # from, to, and how far off rounding lets them be


@dataclass(frozen=True)
class Disagreement:
    """Two observations that disagree, and the conflict records that name both."""

    first: Observation
    second: Observation
    conflicts: tuple[Conflict, ...]
    reasons: tuple[Reason, ...] = ()  # what of their context differs and may explain it

    @property
    def state(self) -> str:
        """`uncovered` without a record; else `explained` or `corrected` if one record is, `open` otherwise."""
        states = {conflict.state for conflict in self.conflicts}
        return next((state for state in ("explained", "corrected", "open") if state in states), "uncovered")


def mark_disputed(drugs: Sequence[Drug]) -> list[Drug]:
    """Return the drugs with the values marked that sources openly disagree on; an explained disagreement disputes nothing."""
    every = (conflict for drug in drugs for conflict in drug.conflicts if conflict.state == "open")
    disputed = frozenset(ident for conflict in every for ident in conflict.observations)

    def mark(row: Observation) -> Observation:
        return row.model_copy(update={"is_disputed": True}) if row.id in disputed else row

    return [drug.model_copy(update={"observations": tuple(map(mark, drug.observations))}) for drug in drugs]


def split_corrections(conflicts: Iterable[Conflict]) -> tuple[list[Conflict], list[Conflict]]:
    """Return the disagreements of real sources, and the corrections to an earlier guide, which count as none."""
    listed = list(conflicts)
    return [c for c in listed if c.state != "corrected"], [c for c in listed if c.state == "corrected"]


def find_disagreements(library: Library, rows: Iterable[Observation], recorded: bool = True) -> Iterator[Disagreement]:
    """Find all pairs among some observations that disagree; without `recorded` only those without a record."""
    for first, second in _find_comparable_pairs(rows, library):
        known = [conflict for _, conflict in library.conflicts_of(second.id)]
        both = tuple(conflict for _, conflict in library.conflicts_of(first.id) if conflict in known)
        if (recorded or not both) and not is_consistent(first, second, library.vocabulary.units):
            yield Disagreement(first, second, both, tuple(find_reasons(first, second, library)))


def _find_comparable_pairs(rows: Iterable[Observation], library: Library) -> Iterator[tuple[Observation, Observation]]:
    """Yield pairs of different values of one quantity in one context, neither computed from the other."""
    for group in alike.group(rows, alike.SAME_CONTEXT, library.sources.attributions).values():
        for first, second in combinations(_drop_repeats(group), 2):
            computed = first.id in formula.list_inputs(second.formula) or second.id in formula.list_inputs(
                first.formula
            )
            told_apart = first.sources == second.sources and not alike.is_same(first, second, alike.SAME_CONTEXT)
            if alike.same_statistic(first, second) and not computed and not told_apart:
                yield first, second


def list_unrecorded(library: Library) -> tuple[Disagreement, ...]:
    """Return all pairs of observations that disagree and that no record names, for `Library.derive`."""
    return tuple(find_disagreements(library, library.observations.values(), recorded=False))


def list_explained(library: Library) -> dict[str, list[Disagreement]]:
    """Return the disagreements of each observation that no record names and that their fields explain: two regions, two
    editions, two cuts of the data."""
    found: dict[str, list[Disagreement]] = defaultdict(list)
    for one in library.derive(list_unrecorded):
        for ident in (one.first.id, one.second.id) if one.reasons else ():
            found[ident].append(one)
    return dict(found)


def find_reasons(first: Observation, second: Observation, library: Library) -> Iterator[Reason]:
    """Find what may explain that two values differ: another cut of the data, another region, another edition."""
    if first.cut != second.cut:
        yield "cut"
    for reason in ("region", "edition"):
        one, other = (_list_origins(row, reason, library) for row in (first, second))
        if one and other and not one & other:
            yield reason
            return


def describe_reasons(found: Disagreement, library: Library) -> str:
    """Word the reasons: `the regions differ (US label, 2018; EU label, 2024)`; empty if there is none."""
    return " and ".join(
        f"the {_NAMES[reason]} differ ({'; '.join(_name_origin(row, reason, library) for row in (found.first, found.second))})"
        for reason in found.reasons
    )


_NAMES: Mapping[Reason, str] = {"cut": "cuts of the data", "region": "regions", "edition": "editions"}


def _name_origin(row: Observation, reason: Reason, library: Library) -> str:
    return (
        (row.cut_name or "not said") if reason == "cut" else ", ".join(sorted(_list_origins(row, "edition", library)))
    )


def _list_origins(row: Observation, reason: Literal["region", "edition"], library: Library) -> set[str]:
    """The regions or the editions of the documents that a row rests on; empty if one of them has none."""
    cited = [library.references[citation.key] for citation in row.sources if citation.key in library.references]
    named = [one.region or "" if reason == "region" else one.edition_name for one in cited]
    return set(named) if all(named) else set()


def _drop_repeats(rows: list[Observation]) -> list[Observation]:
    """Return the rows without exact repeats of earlier ones."""
    first: dict[tuple[str, ...], Observation] = {}
    for row in rows:
        first.setdefault((row.value.text if row.value else "", row.unit, row.statistic, row.spread_kind), row)
    return list(first.values())


def is_consistent(first: Observation, second: Observation, units: Units) -> bool:
    """Whether two observations of one quantity can both be right: rounding, bounds and spreads included."""
    if first.value is None or second.value is None:
        return first.value is second.value
    one, other = _convert_numbers(second, first, units), _convert_numbers(second, second, units)
    if not one or not other:
        return True  # units that cannot be converted into each other are of two quantities
    if len(one) > 1 and len(other) > 1:
        return len(one) == len(other) and all(map(_is_overlapping, one, other))
    return _is_overlapping(_enclose(one), _enclose(other)) and _do_spreads_agree(first, second)


def _do_spreads_agree(first: Observation, second: Observation) -> bool:
    """Whether intervals, spreads and n agree where both rows give the same one."""
    one, other = (_list_other_spans(row.value) if row.value else [] for row in (first, second))
    comparable = (first.spread_kind, first.unit, len(one)) == (second.spread_kind, second.unit, len(other))
    return not comparable or all(map(_is_overlapping, one, other))


def _convert_numbers(target: Observation, observation: Observation, units: Units) -> list[Span]:
    """Return the numbers of an observation in the unit of `target`; empty if they cannot be converted."""
    factor = _find_factor(observation, target, units)
    numbers = _list_main_spans(observation.value) if observation.value else []
    return [(low * factor, high * factor, off * factor) for low, high, off in numbers] if factor else []


def _find_factor(source: Observation, target: Observation, units: Units) -> float:
    """Return the factor from the unit of `source` to that of `target`; 0 if they cannot be converted."""
    if source.unit == target.unit:
        return 1.0
    if all(_is_share_or_count(row.unit, units) for row in (source, target)):
        return _find_percent_of_one(source) if target.unit == "%" else 1 / (_find_percent_of_one(target) or math.inf)
    if "{" in source.unit + target.unit:
        return 0.0  # what is counted is another thing: 18 events are not 18 in 100 patient-years
    return conversion.find_factor(source.unit, target.unit) or 0.0


def _is_share_or_count(code: str, units: Units) -> bool:
    return code == "%" or (code in units and units[code].counts_subjects)


def _find_percent_of_one(observation: Observation) -> float:
    """Return how many per cent one counted subject is; 0 if the total is unknown."""
    total = observation.value.total if observation.value and observation.value.total else None
    n = total or (int(observation.n) if observation.n.isdecimal() else 0)
    return 100 / n if n else 0.0


def _list_main_spans(value: Quantity) -> list[Span]:
    """Return the numbers of the quantity: its estimate or what its bound allows, or each number of a range or a
    list."""
    if value.count is not None:
        return [(value.count, value.count, 0)]
    numbers = _list_other_spans(value, all_of_them=True)
    if value.bound:
        low, high, off = numbers[0]
        return [(-math.inf, high, off) if value.bound in ("<", "≤", "up to") else (low, math.inf, off)]
    if value.points:
        return [(number, number, 0) for number, _ in value.points]
    return numbers[:1] if value.center is not None else numbers


def _list_other_spans(value: Quantity, all_of_them: bool = False) -> list[Span]:
    """Return the other numbers: ends of the interval, half-width, n."""
    if value.total is not None:
        return [(value.total, value.total, 0)]
    numbers = [(number, number, off) for number, off in quantity.printed_numbers(value)]
    return numbers if all_of_them or value.center is None else numbers[1:]


def _enclose(spans: list[Span]) -> Span:
    lows, highs, offs = zip(*spans, strict=True)
    return min(lows), max(highs), max(offs)


def _is_overlapping(one: Span, other: Span) -> bool:
    """Whether two spans share a number, within the coarser rounding."""
    off = max(one[2], other[2]) * (1 + 1e-9)
    return one[0] <= other[1] + off and other[0] <= one[1] + off
