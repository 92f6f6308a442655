"""Which observations are of the same quantity in the same context, and whether they say the same.

The context is all that a row says of how a value was obtained. Capitals, the order of the
words of a qualifier and the unit of a dose make no other context. Words of a qualifier that only tell whose number it is
(`label`, `FDA review`: `attributions` in data/sources.yml) are no part of it. A statistic that is not reported may be any,
`not-reported` is as good as nothing, and the analysis set, the population and the compound have to be the same.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations

from generators.domain import conversion, formula, quantity
from generators.model import Conflict, Library, Observation, Quantity

_KINDS = {
    "mean": "mean", "ls-mean": "mean", "geometric-mean": "geometric mean", "ls-geometric-mean": "geometric mean",
    "median": "median", "difference": "difference", "maximum": "maximum", "minimum": "minimum", "count": "share",
    "percentage": "share",
}  # fmt: skip
_PEOPLE = ("{participants}", "{animals}")
Span = tuple[float, float, float]  # from, to, and how far off rounding lets them be


@dataclass(frozen=True)
class Disagreement:
    """Two observations that disagree, and the conflict records that name both."""

    first: Observation
    second: Observation
    conflicts: tuple[Conflict, ...]

    @property
    def state(self) -> str:
        """`uncovered`, or what the records say: `explained` or `corrected` where one does so, `open` otherwise."""
        states = {conflict.state for conflict in self.conflicts}
        return next((state for state in ("explained", "corrected", "open") if state in states), "uncovered")


def disagreements(library: Library, recorded: bool = True) -> Iterator[Disagreement]:
    """Every two observations, of one drug or of two, that disagree on one quantity in one context; with `recorded` those
    that a conflict record names as well."""
    records: dict[str, list[Conflict]] = defaultdict(list)
    for conflict in (conflict for drug in library.drugs for conflict in drug.conflicts):
        for ident in conflict.observations:
            records[ident].append(conflict)
    for first, second in _pairs(library):
        both = tuple(conflict for conflict in records[first.id] if conflict in records[second.id])
        if (recorded or not both) and not agree(first, second):
            yield Disagreement(first, second, both)


def _pairs(library: Library) -> Iterator[tuple[Observation, Observation]]:
    """Every two different values of one quantity in one context, neither of them computed from the other."""
    same: dict[tuple[str, ...], dict[tuple[str, ...], Observation]] = defaultdict(dict)
    for observation in library.observations.values():
        value = observation.value.text if observation.value else ""
        said = (value, observation.unit, observation.statistic, observation.spread_kind)
        same[context(observation, library.sources.attributions)].setdefault(said, observation)
    for first, second in (pair for group in same.values() for pair in combinations(group.values(), 2)):
        kinds = {_KINDS.get(first.statistic, ""), _KINDS.get(second.statistic, "")} - {""}
        computed = first.id in formula.inputs(second.formula) or second.id in formula.inputs(first.formula)
        if len(kinds) < 2 and not computed:
            yield first, second


def context(observation: Observation, attributions: Collection[str]) -> tuple[str, ...]:
    """All that a value is of, and how it was obtained."""
    said = (
        observation.parameter, observation.species, observation.matrix, observation.population, observation.analysis_set,
        observation.study, _spaced(observation.arm), _dose(observation.dose), observation.route, observation.schedule, observation.time,
        observation.compound,
    )  # fmt: skip
    parts = [_spaced(part) for part in observation.qualifier.split(", ") if part not in attributions]
    return (", ".join(sorted(parts)), *("" if word == "not-reported" else word for word in said))


def _spaced(words: str) -> str:
    """Words without what people write differently: capitals and spaces."""
    return " ".join(words.casefold().split())


def _dose(dose: str) -> str:
    """A single dose in milligrams, whatever its unit; any other as it is written."""
    amount, _, unit = dose.partition(" ")
    try:
        return f"{float(amount) * conversion.factor(unit, 'mg'):.6g} mg"
    except ValueError:
        return dose


def agree(first: Observation, second: Observation) -> bool:
    """Whether two observations of one quantity can both be right: in the last printed digit, bounds and spreads included."""
    if first.value is None or second.value is None:
        return first.value is second.value
    one, other = _in_unit(first, second), _in_unit(second, second)
    if not one or not other:
        return True  # units that cannot be converted into each other are of two quantities
    if len(one) > 1 and len(other) > 1:
        return len(one) == len(other) and all(map(_meet, one, other))
    beside = _beside(first.value), _beside(second.value)
    alike = (first.spread_kind, first.unit, len(beside[0])) == (second.spread_kind, second.unit, len(beside[1]))
    return _meet(_hull(one), _hull(other)) and (not alike or all(map(_meet, *beside)))


def _in_unit(observation: Observation, wanted: Observation) -> list[Span]:
    """The numbers of an observation in the unit of another; none where they cannot be converted."""
    numbers = _main(observation.value or Quantity(text=""))
    if observation.unit == wanted.unit:
        factor = 1.0
    elif {observation.unit, wanted.unit} <= {*_PEOPLE, "%"}:
        factor = _share(observation) if wanted.unit == "%" else 1 / (_share(wanted) or math.inf)
    elif "{" in observation.unit + wanted.unit:
        factor = 0.0  # what is counted is another thing: 18 events are not 18 in 100 patient-years
    else:
        factor = _factor(observation.unit, wanted.unit)
    return [(low * factor, high * factor, off * factor) for low, high, off in numbers] if factor else []


def _share(observation: Observation) -> float:
    """How many per cent one of the people counted is, or 0 where nobody says of how many."""
    total = observation.value.total if observation.value and observation.value.total else None
    n = total or (int(observation.n) if observation.n.isdecimal() else 0)
    return 100 / n if n else 0.0


def _factor(source: str, target: str) -> float:
    try:
        return conversion.factor(source, target)
    except ValueError:
        return 0.0


def _main(value: Quantity) -> list[Span]:
    """What the quantity says: its estimate or what its bound allows, or each number of a range or a list."""
    if value.count is not None:
        return [(value.count, value.count, 0)]
    numbers = _beside(value, all_of_them=True)
    if value.bound:
        low, high, off = numbers[0]
        return [(-math.inf, high, off) if value.bound in ("<", "≤", "up to") else (low, math.inf, off)]
    if value.points:
        return [(number, number, 0) for number, _ in value.points]
    return numbers[:1] if value.center is not None else numbers


def _beside(value: Quantity, all_of_them: bool = False) -> list[Span]:
    """What stands beside the estimate: the ends of its interval, its ±, its n."""
    if value.total is not None:
        return [(value.total, value.total, 0)]
    numbers = [(number, number, off) for number, off in quantity.printed(value)]
    return numbers if all_of_them or value.center is None else numbers[1:]


def _hull(spans: list[Span]) -> Span:
    lows, highs, offs = zip(*spans, strict=True)
    return min(lows), max(highs), max(offs)


def _meet(one: Span, other: Span) -> bool:
    """Whether two spans share a number, give or take the coarser rounding."""
    off = max(one[2], other[2]) * (1 + 1e-9)
    return one[0] <= other[1] + off and other[0] <= one[1] + off
