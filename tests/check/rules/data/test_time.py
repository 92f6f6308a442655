"""DAT-TIME"""

from __future__ import annotations

import pytest

from generators.check.rules.data.time import find_moments
from tests.check.rules.conftest import At, Edit, Row, Says

STUDIES = "data/drugs/samplirsen/studies.yml"


@pytest.mark.parametrize(
    ("text", "moments"),
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
def test_moments_are_read_from_words(text: str, moments: list[tuple[str, str]]) -> None:
    assert find_moments(text) == moments


def counted(row: Row, number: int, time: str) -> int:
    return row(id=f"smp-{number}", value="3/8", qualifier=f"event {number}", time=time)


def test_a_time_in_another_unit_than_the_others_is_found(says: Says, row: Row, at: At) -> None:
    for number in range(2):
        counted(row, number, "week 26 of treatment")
    line = counted(row, 3, "day 26 of treatment")
    (finding,) = says("DAT-TIME")
    assert finding.where.line == line
    assert at(finding).startswith('"day 26 of treatment"')
    assert finding.message.endswith("the other rows of the sample trial say week 26; wanted week 26")


@pytest.mark.parametrize(
    "times", [("week 26", "day 26"), ("week 26", "week 26", "day 26", "day 26"), ("week 26", "week 26", "day 27")]
)
def test_times_that_the_study_may_have_are_left_alone(says: Says, row: Row, times: tuple[str, ...]) -> None:
    for number, time in enumerate(times):
        counted(row, number, time)
    assert says("DAT-TIME") == []


@pytest.mark.parametrize(("unit", "found"), [("d", 0), ("h", 1)])
def test_a_day_of_dosing_has_the_unit_of_the_schedule(
    says: Says, row: Row, edit: Edit, at: At, unit: str, found: int
) -> None:
    edit(
        STUDIES,
        "dose: 200 mg, route: subcutaneous, schedule: weekly",
        'dose: 200 mg, route: subcutaneous, schedule: "days 2, 16, 30"',
    )
    edit("data/vocabulary/parameters.yml", "units: [d]", "units: [d, h]")
    row(id="smp-a", parameter="dosing-days", unit=unit, value="2, 16, 30", statistic="", study="smp-trial", time="")
    problems = says("DAT-TIME")
    assert len(problems) == found
    assert all(at(problem).startswith(f'"{unit}"') for problem in problems)


@pytest.mark.parametrize(
    ("value", "unit", "found"), [("21", "d", 0), ("21", "h", 1), ("500", "h", 0), ("2", "h", 0), ("90", "d", 0)]
)
def test_a_half_life_that_is_far_from_all_others_was_mistyped(
    says: Says, row: Row, value: str, unit: str, found: int
) -> None:
    shared = {"parameter": "elimination-half-life", "matrix": "plasma", "statistic": "mean", "n": "8", "time": ""}
    row(id="smp-a", value="19", **{**shared, "unit": "d"})
    row(id="smp-b", value=value, **{**shared, "unit": unit})
    assert len(says("DAT-TIME")) == found
