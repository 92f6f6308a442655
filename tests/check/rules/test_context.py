"""DAT-CONTEXT"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Row, Says

CSV = "data/drugs/samplirsen/observations.csv"


def test_a_half_life_without_a_route_is_found_at_the_empty_cell(says: Says, edit: Edit, at: At) -> None:
    edit(CSV, "100 mg,subcutaneous,single dose,,,,primary", "100 mg,,single dose,,,,primary")
    (finding,) = says("DAT-CONTEXT")
    assert (finding.where.file, finding.where.line) == (CSV, 2)
    assert at(finding).startswith(",single dose,")
    assert finding.message == "smp-half-life: elimination-half-life needs route; wanted a value or `not-reported`"


def test_a_missing_value_says_what_it_is_of(says: Says, edit: Edit) -> None:
    edit(CSV, "healthy-adults,,human,liver", "healthy-adults,,human,")
    assert [(f.where.line, f.message.partition(";")[0]) for f in says("DAT-CONTEXT")] == [
        (5, "smp-liver-human: tissue-concentration needs matrix")
    ]


def test_an_id_and_its_row_name_one_day(says: Says, row: Row, at: At) -> None:
    line = row(id="smp-rash-d85", value="3/20 (15%)", n="20", qualifier="rash", time="day 58")
    row(id="smp-rash-d29", value="3/20 (15%)", n="20", qualifier="rash", time="day 29")
    (finding,) = says("DAT-CONTEXT")
    assert (finding.where.line, finding.suggestion) == (line, "day 85")
    assert at(finding).startswith('"day 58"')


@pytest.mark.parametrize(("dose", "found"), [("40 mg", 0), ("60 mg", 1), ("40 mg/kg", 1), ("not-reported", 0)])
def test_an_arm_and_its_row_name_one_dose(says: Says, row: Row, dose: str, found: int) -> None:
    line = row(id="smp-a", value="3/20 (15%)", n="20", qualifier="rash", arm="samplirsen 40 mg", dose=dose)
    assert [(f.where.line, f.suggestion) for f in says("DAT-CONTEXT")] == [(line, "40 mg")] * found


@pytest.mark.parametrize(
    ("arm", "dose", "fix"),
    [
        pytest.param("samplirsen 40 mg weekly", "60 mg", "40 mg", id="words after the dose"),
        pytest.param("samplirsen 40 mg weekly", "40 mg", "", id="words after the right dose"),
        pytest.param("samplirsen 100 µg", "0.1 mg", "", id="another unit"),
        pytest.param("samplirsen 50/28 mg", "50 mg", "", id="the first of two doses"),
        pytest.param("samplirsen 50/28 mg", "50, 28 mg", "", id="both"),
        pytest.param("samplirsen 50/28 mg", "12 mg", "28 mg", id="neither"),
    ],
)
def test_an_arm_may_name_its_dose_among_other_words(says: Says, row: Row, arm: str, dose: str, fix: str) -> None:
    row(id="smp-a", value="3/20 (15%)", n="20", qualifier="rash", arm=arm, dose=dose)
    assert [f.suggestion for f in says("DAT-CONTEXT")] == [fix] * bool(fix)


def test_an_arm_is_written_in_one_way(says: Says, row: Row) -> None:
    for number, arm in enumerate(("drug 40 mg", "drug 40 mg", "drug 40mg")):
        line = row(id=f"smp-{number}", value="3/20 (15%)", n="20", qualifier=f"q {number}", arm=arm, dose="40 mg")
    (finding,) = says("DAT-CONTEXT")
    assert (finding.where.line, finding.suggestion) == (line, "drug 40 mg")


def test_not_reported_is_an_answer(says: Says, edit: Edit) -> None:
    edit(CSV, "100 mg,subcutaneous,single dose,,,,primary", "100 mg,not-reported,single dose,,,,primary")
    assert says("DAT-CONTEXT") == []


def _arms(row: Row, *numbers: str) -> list[int]:
    shared = {"value": "3/20 (15%)", "qualifier": "rash", "study": "smp-trial", "source": "alpha2020"}
    return [row(id=f"smp-rash-{place}", n=n, time="day 5", **shared) for place, n in enumerate(numbers)]


def test_the_one_arm_that_lost_what_the_others_say_is_found(says: Says, row: Row, edit: Edit) -> None:
    lines = _arms(row, "20", "20", "20", "20", "20")
    assert says("DAT-CONTEXT") == []
    edit(
        CSV,
        '"day 5","rash","","primary","alpha2020","Table 4","samplirsen","",""',
        '"","rash","","primary","alpha2020","Table 4","samplirsen","",""',
    )
    (finding,) = says("DAT-CONTEXT")
    assert finding.where.line == lines[0]
    assert finding.message == (
        "smp-rash-0: the other 5 values of adverse-event in smp-trial say time, and this does not; wanted it or `not-reported`"
    )


def test_two_arms_that_agree_with_each_other_are_left_alone(says: Says, row: Row) -> None:
    _arms(row, "20", "20", "20")
    row(id="smp-rash-x", value="3/20 (15%)", n="20", qualifier="rash")
    row(id="smp-rash-y", value="3/20 (15%)", n="20", qualifier="rash")
    assert says("DAT-CONTEXT") == []


@pytest.mark.parametrize(
    ("name", "usual", "odd"),
    [("dose", "100 mg", "200 mg"), ("route", "subcutaneous", "oral"), ("compound", "samplirsen", "placebo")],
)
def test_the_one_row_of_an_arm_that_is_misfiled_is_found(
    says: Says, row: Row, at: At, name: str, usual: str, odd: str
) -> None:
    for number in range(3):
        row(id=f"smp-arm-{number}", value="3", n="20", arm="samplirsen 100 mg", qualifier=f"event {number}")
    assert says("DAT-CONTEXT") == []
    line = row(id="smp-arm-x", value="3", n="20", arm="samplirsen 100 mg", qualifier="another", **{name: odd})
    (finding,) = says("DAT-CONTEXT")
    assert finding.where.line == line and at(finding).startswith(f'"{odd}"')
    assert (
        finding.message
        == f"smp-arm-x: {name} is {odd}, and {usual} in the other 4 rows of samplirsen 100 mg in smp-trial; wanted {usual}"
    )


def test_an_arm_with_two_doses_is_left_alone(says: Says, row: Row) -> None:
    for number, dose in enumerate(("100 mg", "100 mg", "100 mg", "200 mg", "200 mg")):
        row(id=f"smp-arm-{number}", value="3", n="20", arm="samplirsen", qualifier=f"event {number}", dose=dose)
    assert says("DAT-CONTEXT") == []
