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
    edit(CSV, "healthy-adults,,,liver", "healthy-adults,,,")
    assert [(f.where.line, f.message.partition(";")[0]) for f in says("DAT-CONTEXT")] == [
        (5, "smp-liver-human: tissue-concentration needs matrix")
    ]


def test_an_id_and_its_row_name_one_day(says: Says, row: Row, at: At) -> None:
    line = row(id="smp-rash-d85", value="3/20 (15%)", n="20", qualifier="rash", time="day 58")
    row(id="smp-rash-d29", value="3/20 (15%)", n="20", qualifier="rash", time="day 29")
    (finding,) = says("DAT-CONTEXT")
    assert (finding.where.line, finding.suggestion) == (line, "day 85")
    assert at(finding).startswith('"day 58"')


def test_not_reported_is_an_answer(says: Says, edit: Edit) -> None:
    edit(CSV, "100 mg,subcutaneous,single dose,,,,primary", "100 mg,not-reported,single dose,,,,primary")
    assert says("DAT-CONTEXT") == []


def _arms(row: Row, *numbers: str) -> list[int]:
    shared = {"value": "3/20 (15%)", "qualifier": "rash", "study": "smp-trial", "source": "alpha2020"}
    return [row(id=f"smp-rash-{place}", n=n, time="day 5", **shared) for place, n in enumerate(numbers)]


def test_the_one_arm_that_lost_what_the_others_say_is_found(says: Says, row: Row, edit: Edit) -> None:
    lines = _arms(row, "20", "20", "20", "20", "20")
    assert says("DAT-CONTEXT") == []
    edit(CSV, '"day 5","rash"', '"","rash"')
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
    ("name", "given", "odd"),
    [("dose", "100 mg", "200 mg"), ("route", "subcutaneous", "oral"), ("compound", "samplirsen", "placebo")],
)
def test_a_row_that_names_another_treatment_than_its_arm_is_found(
    says: Says, row: Row, at: At, name: str, given: str, odd: str
) -> None:
    line = row(id="smp-a", value="3", n="20", qualifier="rash", arm="samplirsen-100mg", **{name: odd})
    (finding,) = says("DAT-CONTEXT")
    assert (finding.where.line, finding.suggestion) == (line, given)
    assert at(finding).startswith(f'"{odd}"')
    assert finding.message.startswith(f"smp-a: samplirsen 100 mg was given {given} and the ")


@pytest.mark.parametrize(
    ("regimen", "dose", "found"),
    [
        pytest.param("{dose: 100 mg}", "0.1 g", 0, id="another unit"),
        pytest.param("{dose: 100 mg}", "not-reported", 0, id="not reported"),
        pytest.param("{dose: 100 mg}", "none", 0, id="nothing"),
        pytest.param("{dose: 100 mg}", "100 mg/kg", 1, id="a dose for the weight"),
        pytest.param("{phase: loading, dose: 50 mg}, {phase: maintenance, dose: 28 mg}", "50 mg", 0, id="one of two"),
        pytest.param("{phase: loading, dose: 50 mg}, {phase: maintenance, dose: 28 mg}", "50, 28 mg", 0, id="both"),
        pytest.param("{phase: loading, dose: 50 mg}, {phase: maintenance, dose: 28 mg}", "12 mg", 1, id="neither"),
    ],
)
def test_a_row_may_name_a_dose_of_the_regimen(
    says: Says, row: Row, edit: Edit, regimen: str, dose: str, found: int
) -> None:
    edit("data/drugs/samplirsen/studies.yml", "{dose: 100 mg, route: subcutaneous, schedule: weekly}", regimen)
    edit("data/drugs/samplirsen/studies.yml", "name: samplirsen 100 mg", "name: samplirsen")
    row(
        id="smp-a",
        value="3",
        n="20",
        qualifier="rash",
        arm="samplirsen-100mg",
        dose=dose,
        route="none",
        schedule="none",
    )
    assert [f.message.startswith("smp-a: samplirsen was given") for f in says("DAT-CONTEXT")] == [True] * found


def test_a_dose_level_is_that_of_its_arm(says: Says, row: Row, edit: Edit) -> None:
    edit(
        "data/vocabulary/parameters.yml",
        "- {id: dosing-days",
        "- {id: dose-level, name: dose level, section: design, units: [mg], definition: A dose.}\n- {id: dosing-days",
    )
    shared = {"parameter": "dose-level", "statistic": "single", "unit": "mg", "arm": "samplirsen-100mg", "dose": "none"}
    row(id="smp-a", value="100", **shared)
    assert says("DAT-CONTEXT") == []
    row(id="smp-b", value="77", **shared)
    assert "smp-b: samplirsen 100 mg was given 100 mg and the level is 77 mg" in says("DAT-CONTEXT")[0].message


def test_an_arm_with_two_doses_is_left_alone(says: Says, row: Row) -> None:
    for number, dose in enumerate(("100 mg", "100 mg", "100 mg", "200 mg", "200 mg")):
        row(id=f"smp-arm-{number}", value="3", n="20", arm="samplirsen", qualifier=f"event {number}", dose=dose)
    assert says("DAT-CONTEXT") == []


@pytest.mark.parametrize(
    ("name", "regimen", "found"),
    [
        ("samplirsen 100 mg", "{dose: 0.1 g}", False),
        ("samplirsen 50/28 mg", "{phase: a, dose: 50 mg}, {phase: b, dose: 28 mg}", False),
        ("samplirsen 100 mg/kg", "{dose: 3 mg}", False),
        ("low dose", "{dose: 100 mg}", False),
        ("samplirsen 100 mg", "{dose: 12 mg scaled to age}", False),
        ("samplirsen 100 mg", "{dose: 301 mg}", True),
        ("samplirsen 300 µg", "{dose: 3 mg}", True),
    ],
)
def test_an_arm_was_given_the_dose_that_its_name_says(
    says: Says, edit: Edit, at: At, name: str, regimen: str, found: bool
) -> None:
    studies = "data/drugs/samplirsen/studies.yml"
    edit(studies, "{dose: 100 mg, route: subcutaneous, schedule: weekly}", regimen)
    edit(studies, "name: samplirsen 100 mg", f"name: {name}")
    said = [f for f in says("DAT-CONTEXT") if "is called" in f.message]
    assert len(said) == found
    assert all(at(f).startswith(regimen.removeprefix("{dose: ").rstrip("}")) for f in said)


@pytest.mark.parametrize(("formula", "has_n"), [("risk_difference({a}, {b})", True), ("{a} - {b}", False)])
def test_what_was_computed_from_the_counts_of_two_arms_has_an_n(
    says: Says, row: Row, edit: Edit, formula: str, has_n: bool
) -> None:
    edit("data/vocabulary/parameters.yml", "requires: [population, analysis_set, qualifier]", "requires: [n]")
    for ident in ("a", "b"):
        row(id=ident, value="3/20 (15%)", n="20", qualifier="rash")
    line = row(id="smp-rash-difference", value="=1", n="", qualifier="rash", formula=formula, grade="")
    found = [f.where.line for f in says("DAT-CONTEXT") if "needs n;" in f.message]
    assert found == [line] * has_n
