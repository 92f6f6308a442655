"""Differences of two proportions: of participants with an event on a drug and on its comparator.

The interval is Newcombe's hybrid score interval without continuity correction, his method 10: RG Newcombe, Interval estimation for
the difference between independent proportions: comparison of eleven methods. Stat Med 1998;17(8):873-890,
doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I. It is made of the Wilson score intervals of both arms, stays between
−100 and 100 and holds with few participants and with no event in an arm, where the usual interval has no width.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from generators.domain import quantity
from generators.model import Observation

Z95 = 1.959963984540054  # the 97.5 % point of the normal distribution


class Proportion(float):
    """An estimate that knows the `events` and the `total` that it is a share of."""

    events: int
    total: int

    def __new__(cls, estimate: float, events: int, total: int) -> Proportion:
        """Return the estimate, as it counts in arithmetic, with what it is a share of."""
        made = super().__new__(cls, estimate)
        made.events, made.total = events, total
        return made


class Difference(NamedTuple):
    """A difference and its 95 % interval, in percentage points."""

    estimate: float
    low: float
    high: float


def find_proportion(observation: Observation) -> Proportion | None:
    """Return the number of a k of n, or of a percentage of n, as a proportion; None if it is none.

    A percentage is one if exactly one k of its n is printed like it: 42% of 72 is 30, since 29 would be 40% and 31 43%.
    """
    value = observation.value
    if value is None or (value.count is None and value.center is None) or value.bound or value.approximate:
        return None
    if value.count is not None and value.total:
        return Proportion(value.count, value.count, value.total) if value.count <= value.total else None
    fitting = _list_counts(observation) if observation.unit == "%" and observation.n.isdecimal() else []
    return Proportion(value.center or 0.0, fitting[0], int(observation.n)) if len(fitting) == 1 else None


def _list_counts(observation: Observation) -> list[int]:
    """List the counts of n whose percentage is the printed one, within the rounding of its last digit."""
    n = int(observation.n)
    percent, off = quantity.printed_numbers(observation.value)[0] if observation.value else (0.0, 0.0)
    near = range(max(0, math.floor((percent - off) * n / 100)), min(n, math.ceil((percent + off) * n / 100)) + 1)
    return [k for k in near if n and abs(100 * k / n - percent) <= off * (1 + 1e-9)]


def wilson_interval(events: int, total: int) -> tuple[float, float]:
    """Return the 95 % Wilson score interval of a proportion, from 0 to 1, without continuity correction."""
    share, square = events / total, Z95 * Z95
    middle = share + square / (2 * total)
    half = Z95 * math.sqrt(share * (1 - share) / total + square / (4 * total * total))
    return (middle - half) / (1 + square / total), (middle + half) / (1 + square / total)


def risk_difference(first: object, second: object) -> Difference:
    """Return the first proportion less the second, with its 95 % interval, in percentage points.

    Raises ValueError for a number of which it is not known how many of how many it is.
    """
    if not isinstance(first, Proportion) or not isinstance(second, Proportion):
        raise ValueError("risk_difference wants two values that are k of n, or a percentage that only one k of n gives")
    one, other = first.events / first.total, second.events / second.total
    (low, high), (least, most) = (wilson_interval(arm.events, arm.total) for arm in (first, second))
    down, up = math.hypot(one - low, most - other), math.hypot(high - one, other - least)
    return Difference(100 * (one - other), 100 * (one - other - down), 100 * (one - other + up))
