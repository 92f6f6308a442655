"""DAT-LENGTH"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Row, Says

pytestmark = pytest.mark.usefixtures("parameters")
PARAMETERS, UNITS = "data/vocabulary/parameters.yml", "data/vocabulary/units.yml"
HALF_LIFE = {"parameter": "elimination-half-life", "matrix": "plasma", "statistic": "mean", "n": "8", "time": ""}
LENGTH = "- {id: treatment-duration, name: duration of treatment, section: design, units: [d, wk, mo], definition: D, of_regimen: length}"
INTERVAL = (
    "- {id: dosing-interval, name: interval, section: design, units: [d, wk, mo], definition: D, of_regimen: interval}"
)
PLAIN = {"statistic": "single", "time": "", "n": "", "matrix": "", "analysis_set": "", "qualifier": ""}


@pytest.fixture
def parameters(edit: Edit) -> None:
    """Lengths of treatment and intervals among the parameters of the sample."""
    edit(PARAMETERS, "units: [h, d]", "units: [h, d, wk, mo]")
    edit(
        UNITS, "- {code: Cel", "- {code: wk, print: wk, name: week}\n- {code: mo, print: mo, name: month}\n- {code: Cel"
    )
    edit(PARAMETERS, "- {id: tissue-concentration", f"{LENGTH}\n{INTERVAL}\n- {{id: tissue-concentration")


@pytest.mark.parametrize(
    ("value", "unit", "found"), [("21", "d", 0), ("21", "h", 1), ("500", "h", 0), ("0.4", "h", 0), ("90", "d", 0)]
)
def test_a_half_life_that_is_far_from_all_others_was_mistyped(
    says: Says, row: Row, value: str, unit: str, found: int
) -> None:
    row(id="smp-a", value="19", **{**HALF_LIFE, "unit": "d"})
    row(id="smp-b", value=value, **{**HALF_LIFE, "unit": unit})
    assert len(says("DAT-LENGTH")) == found


@pytest.mark.parametrize(("unit", "found"), [("wk", []), ("d", ["3 d is far from the others of its study; wanted wk"])])
def test_one_other_half_life_of_the_drug_tells_the_unit(
    says: Says, row: Row, at: At, unit: str, found: list[str]
) -> None:
    line = row(id="smp-a", value="3", **{**HALF_LIFE, "unit": unit})
    problems = says("DAT-LENGTH")
    assert [f.message.removeprefix("smp-a: ") for f in problems] == found
    assert all(f.where.line == line and at(f).startswith('"d"') and f.severity == "error" for f in problems)


@pytest.mark.parametrize(
    ("ident", "qualifier", "unit", "found"),
    [
        ("smp-dosing-weeks", "", "d", 1), ("smp-dosing-weeks", "", "wk", 0), ("smp-end-week", "", "d", 1),
        ("smp-week-26-level", "", "d", 0), ("smp-weeks-4-span", "", "d", 0), ("smp-day8-time", "", "mo", 0),
        ("smp-end", "end of follow-up, in weeks", "d", 1), ("smp-end", "end, in days", "d", 0),
        ("smp-end", "in the first weeks", "d", 0),
    ],
)  # fmt: skip
def test_a_row_that_names_a_unit_of_time_has_it(
    says: Says, row: Row, ident: str, qualifier: str, unit: str, found: int
) -> None:
    row(
        **{**PLAIN, "id": ident, "qualifier": qualifier, "unit": unit}, parameter="dosing-interval", value="9", study=""
    )
    problems = [f for f in says("DAT-LENGTH") if "says" in f.message]
    assert len(problems) == found


@pytest.mark.parametrize(
    ("value", "unit", "found"), [("26", "wk", 0), ("26", "d", 1), ("6", "mo", 0), ("180", "d", 0), ("70", "d", 0)]
)
def test_a_treatment_is_as_long_as_its_study_says(says: Says, row: Row, value: str, unit: str, found: int) -> None:
    row(id="smp-late", value="3/8", qualifier="late event", time="week 28")
    row(**{**PLAIN, "id": "smp-span", "parameter": "treatment-duration", "value": value, "unit": unit})
    problems = says("DAT-LENGTH")
    assert len(problems) == found
    assert all("the schedules and times of its study; wanted wk" in problem.message for problem in problems)


@pytest.mark.parametrize(("value", "unit", "found"), [("6", "d", 1), ("6", "wk", 0), ("7", "d", 0), ("2–6", "d", 1)])
def test_a_treatment_is_no_shorter_than_a_period_of_its_schedule(
    says: Says, row: Row, value: str, unit: str, found: int
) -> None:
    row(**{**PLAIN, "id": "smp-span", "parameter": "treatment-duration", "value": value, "unit": unit})
    assert len([f for f in says("DAT-LENGTH") if "one period" in f.message]) == found


@pytest.mark.parametrize(
    ("value", "unit", "found"), [("1", "wk", 0), ("1", "d", 1), ("7", "d", 0), ("1", "mo", 1), ("4", "d", 0)]
)
def test_an_interval_is_that_of_a_schedule(says: Says, row: Row, value: str, unit: str, found: int) -> None:
    row(**{**PLAIN, "id": "smp-often", "parameter": "dosing-interval", "value": value, "unit": unit, "study": ""})
    assert len(says("DAT-LENGTH")) == found


@pytest.mark.parametrize(("value", "unit", "severity"), [("4", "h", ["warning"]), ("9", "wk", []), ("0.1", "h", [])])
def test_what_is_unusual_alone_is_a_warning(
    says: Says, row: Row, edit: Edit, value: str, unit: str, severity: list[str]
) -> None:
    edit(PARAMETERS, "units: [h, d, wk, mo]", "units: [h, d, wk, mo], usual: [{unit: d, low: 5, high: 700}]")
    row(id="smp-csf", value=value, **{**HALF_LIFE, "unit": unit, "matrix": "liver", "study": ""})
    assert [f.severity for f in says("DAT-LENGTH")] == severity
