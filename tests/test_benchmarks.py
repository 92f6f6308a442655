"""The benchmark measures a corpus that builds, and finds no error in it."""

from __future__ import annotations

from benchmarks import growth


def test_two_drugs_are_built_checked_and_printed() -> None:
    row = growth.measure(2)
    assert set(growth.HEAD) == row.keys()
    assert all(value > 0 for value in row.values())
    assert all(name in growth.printed([row]) for name in growth.HEAD)
