"""What counts as a value."""

from __future__ import annotations

from generators.domain.counting import count_values
from generators.model import Library


def test_a_missing_value_is_no_value(library: Library) -> None:
    every = list(library.observations.values())
    count = count_values(every)
    assert count.values == sum(one.value is not None for one in every)
    assert count.missing == len(every) - count.values > 0
    assert count.reasons["not-found"] >= 1 and count.grades["derived"] >= 1


def test_nothing_counts_nothing() -> None:
    assert (count_values([]).values, count_values([]).missing) == (0, 0)
