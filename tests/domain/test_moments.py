"""Moments and periods in the words of schedules and times."""

from __future__ import annotations

import pytest

from generators.domain import moments


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("days 1, 15, 29", [("1", "day"), ("15", "day"), ("29", "day")]),
        ("every 28 d", [("28", "day")]),
        ("to week 26", [("26", "week")]),
        ("week 26 of treatment", [("26", "week")]),
        ("24 h", [("24", "hour")]),
        ("weekly", []),
        ("single dose", []),
        ("day 1 and 8", [("1", "day"), ("8", "day")]),
    ],
)
def test_moments_are_read_from_words(text: str, found: list[tuple[str, str]]) -> None:
    assert moments.find_moments(text) == found


@pytest.mark.parametrize(
    ("schedule", "days"),
    [
        ("weekly", [7]),
        ("twice weekly", [7]),
        ("every 28 d", [28]),
        ("every 2 weeks, then every 3 months", [14, 91.3125]),
        ("every day", [1]),
        ("once a month", [30.4375]),
        ("days 1, 15, 29", []),
        ("daily or weekly", [1, 7]),
        ("", []),
    ],
)
def test_periods_are_read_from_schedules(schedule: str, days: list[float]) -> None:
    assert moments.list_periods(schedule) == pytest.approx(days)


def test_moments_of_several_units_are_compared_in_days() -> None:
    assert moments.list_days("12 h to week 26") == pytest.approx([182, 0.5])
