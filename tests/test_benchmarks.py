"""The benchmark measures a corpus that builds, and finds no error in it."""

from __future__ import annotations

from benchmarks import growth


def test_a_drug_is_built_checked_and_printed() -> None:
    row = growth.measure(1)
    assert set(growth.HEAD) == row.keys()
    assert all(value > 0 for value in row.values())
    assert all(name in growth.printed([row]) for name in growth.HEAD)
