"""What a quantity can be at all: the limits of its parameter and analyte, and zero for what is never negative."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generators.domain import conversion
from generators.model import Observation, Range, Vocabulary

AMOUNT, CHANGE = "level", "change-from-baseline"


class Ends(NamedTuple):
    """The lowest and the highest number that can be; None for an end that is open."""

    low: float | None = None
    high: float | None = None


OPEN = Ends()


def find_limits(row: Observation, vocabulary: Vocabulary) -> Iterator[Range]:
    """Yield the ranges that the parameter of a value and its analyte state, each in its own unit."""
    parameter, analyte = vocabulary.parameters.get(row.parameter), vocabulary.analytes.get(row.analyte)
    yield from parameter.range if parameter else ()
    if analyte and row.parameter == AMOUNT:
        yield from analyte.range
    elif analyte and row.parameter == CHANGE:  # no change is larger than the largest amount
        yield from (Range(unit=one.unit, low=-one.high, high=one.high) for one in analyte.range if one.high)


def find_ends(row: Observation, unit: str, vocabulary: Vocabulary) -> Ends:
    """Return what a value can be in a unit; a count of people or animals may be asked for as a percentage of all."""
    own = vocabulary.units.get(row.unit)
    if unit == "%" and own and own.counts_subjects:
        return Ends(0.0, 100.0)
    factors = [(limit, unit_factor(limit.unit, unit)) for limit in find_limits(row, vocabulary)]
    lows = [limit.low * factor for limit, factor in factors if factor and limit.low is not None]
    highs = [limit.high * factor for limit, factor in factors if factor and limit.high is not None]
    lows += [] if _may_be_negative(row, unit, vocabulary) else [0.0]
    return Ends(max(lows, default=None), min(highs, default=None))


def _may_be_negative(row: Observation, unit: str, vocabulary: Vocabulary) -> bool:
    parameter = vocabulary.parameters.get(row.parameter)
    return parameter is None or parameter.signed or row.statistic == "difference" or unit == "{pp}"


def unit_factor(unit: str, target: str) -> float:
    """Return how many `target` one `unit` is; 0 if they are not of one kind, as a count, a share and a pure number are
    with any other."""
    if unit == target:
        return 1.0
    if {unit, target} & {"%", "1"} or "{" in unit + target:
        return 0.0
    return conversion.find_factor(unit, target) or 0.0
