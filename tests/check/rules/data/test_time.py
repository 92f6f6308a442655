"""DAT-TIME"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Row, Says

STUDIES = "data/drugs/samplirsen/studies.yml"


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
