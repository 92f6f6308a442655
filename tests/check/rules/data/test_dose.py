"""DAT-DOSE"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Row, Says

PARAMETERS = "data/vocabulary/parameters.yml"
LEVEL = "- {id: dose-level, name: dose level, section: design, units: [mg, ug], definition: D, of_regimen: dose}"
STUDIES = "data/drugs/samplirsen/studies.yml"
EVENT = {"id": "smp-a", "value": "3/8", "qualifier": "an event"}
PLAIN = {"statistic": "single", "time": "", "matrix": "", "analysis_set": "", "dose": "", "study": ""}


@pytest.fixture(autouse=True)
def micrograms(edit: Edit) -> None:
    """Micrograms among the units, and doses among the parameters."""
    edit("data/vocabulary/units.yml", "- {code: mg,", "- {code: ug, print: µg, name: microgram}\n- {code: mg,")
    edit(PARAMETERS, "- {id: tissue-concentration", f"{LEVEL}\n- {{id: tissue-concentration")


@pytest.mark.parametrize(
    ("dose", "found"),
    [("77 mg", 1), ("100 mg", 0), ("100, 200 mg", 0), ("100–200 mg", 0), ("0.1 g", 0), ("0 mg", 0), ("100 ug", 1),
     ("not-reported", 0), ("2 mg/kg", 0), ("100, 300 mg", 1), ("100 mg scaled to weight", 0)],
)  # fmt: skip
def test_a_dose_is_one_that_the_study_gave(says: Says, row: Row, at: At, dose: str, found: int) -> None:
    line = row(**EVENT, dose=dose)
    problems = says("DAT-DOSE")
    assert [(f.where.line, at(f).split('"')[1]) for f in problems] == [(line, dose)] * found
    assert all("the arms of its study were given 0, 100, 200 mg; wanted one of them" in f.message for f in problems)


def test_a_study_with_an_arm_that_does_not_say_its_dose_may_have_given_any(says: Says, row: Row, edit: Edit) -> None:
    edit(STUDIES, "dose: 200 mg", "dose: not-reported")
    row(**EVENT, dose="77 mg")
    assert says("DAT-DOSE") == []


@pytest.mark.parametrize(
    ("dose", "found"), [("150 ug", ["150 mg"]), ("150 mg", []), ("20 mg", []), ("5 ug", []), ("100 ug/mL", [])]
)
def test_a_dose_in_another_unit_than_all_others_is_found(says: Says, row: Row, dose: str, found: list[str]) -> None:
    row(**EVENT, dose=dose, study="")
    assert [f.wanted for f in says("DAT-DOSE")] == found


@pytest.mark.parametrize(("unit", "compound", "found"), [("ug", "", 1), ("mg", "", 0), ("ug", "smp-2", 0)])
def test_a_level_of_dose_is_compared_with_the_doses_of_its_compound(
    says: Says, row: Row, at: At, unit: str, compound: str, found: int
) -> None:
    named = {"compound": compound or "samplirsen"}
    line = row(id="smp-level", parameter="dose-level", value="100", unit=unit, **PLAIN, **named)
    problems = says("DAT-DOSE")
    assert [(f.where.line, at(f)[:4]) for f in problems] == [(line, '"ug"')] * found
