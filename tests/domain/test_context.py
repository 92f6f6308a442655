"""A row inherits from its arm, its study and the form of its value."""

from __future__ import annotations

import pytest

from generators.domain import context, quantity
from generators.model import Arm, Cut, Phase, Study

EARLY = Arm(
    id="early", name="drug 100 mg", role="active", regimen=(Phase(dose="100 mg", route="oral", schedule="weekly"),)
)
PLACEBO = Arm(id="placebo", name="placebo", role="placebo", compound="placebo", population="adults")
STUDY = Study(
    id="trial", kind="clinical", name="T", title="T", compound="tool", species=("human",), population="children",
    regimen=(Phase(route="intrathecal"),), arms=(EARLY, PLACEBO), cuts=(Cut(id="final", name="final data"),), fields=(),
)  # fmt: skip
EMPTY = dict.fromkeys(context.INHERITED, "")


def inherit(
    study: Study | None = STUDY, arm: Arm | None = None, value: str = "5", unit: str = "d", formula: str = ""
) -> dict[str, str]:
    return context.inherit(study, arm, "drug", quantity.parse(value), unit, formula)


@pytest.mark.parametrize(
    ("arm", "inherited"),
    [
        pytest.param(EARLY, ("tool", "children", "human", "100 mg", "oral", "weekly"), id="the regimen of its arm"),
        pytest.param(PLACEBO, ("placebo", "adults", "human", "", "", ""), id="what the arm says instead of the study"),
        pytest.param(None, ("tool", "children", "human", "", "intrathecal", ""), id="the study without an arm"),
    ],
)
def test_a_row_inherits_from_its_arm_and_its_study(arm: Arm | None, inherited: tuple[str, ...]) -> None:
    columns = ("compound", "population", "species", "dose", "route", "schedule")
    assert tuple(inherit(arm=arm)[column] for column in columns) == inherited


def test_a_row_without_a_study_has_the_compound_of_its_drug() -> None:
    assert inherit(study=None) == {
        **dict.fromkeys(("population", "species", "dose", "route", "schedule", "matrix", "unit"), ""),
        "compound": "drug",
    }


def test_a_row_has_the_species_of_its_population_unless_its_study_says_one() -> None:
    mice = context.Measured(species="mouse")
    several = STUDY.model_copy(update={"species": ("human", "mouse")})
    assert context.inherit(None, None, "drug", None, "", "", mice)["species"] == "mouse"
    assert context.inherit(several, None, "drug", None, "", "", mice)["species"] == "mouse"
    assert context.inherit(STUDY, None, "drug", None, "", "", mice)["species"] == "human"


def test_a_study_of_two_species_gives_none() -> None:
    assert inherit(study=STUDY.model_copy(update={"species": ("human", "mouse")}))["species"] == ""


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("3/8 (38%)", "{participants}", {"statistic": "count", "n": "8"}),
        ("62/73 (85%)", "{events}", {"statistic": "count"}),
        ("≥90", "ug/g", {"statistic": "bound"}),
        ("~50", "%", {"statistic": "approximate"}),
        ("28–47", "d", {"statistic": "range"}),
        ("1, 8, 15", "d", {"statistic": "list"}),
        ("38 (20–48)", "a", {}),
        ("119 ± 15", "ug/g", {}),
    ],
)
def test_the_form_of_a_value_says_what_it_is(value: str, unit: str, said: dict[str, str]) -> None:
    inherited = inherit(value=value, unit=unit)
    assert {column: inherited[column] for column in ("statistic", "n") if column in inherited} == said


def test_what_has_a_formula_is_derived() -> None:
    assert inherit(formula="{a} * 2")["grade"] == "derived"


def test_a_risk_difference_says_what_it_is() -> None:
    inherited = inherit(value="=0.1", unit="", formula="risk_difference({a}, {b})")
    told = tuple(inherited.get(column) for column in ("unit", "statistic", "spread_kind", "grade"))
    assert told == ("{pp}", "difference", "95% CI", "derived")
    assert "spread_kind" not in inherit(formula="{a} - {b}")


@pytest.mark.parametrize(
    ("value", "of_all", "said"),
    [
        pytest.param("58", True, ("count", "58"), id="all who were counted"),
        pytest.param("58", False, ("count", None), id="some of others"),
        pytest.param("58.5", True, (None, None), id="no number of people"),
        pytest.param("~58", True, ("approximate", None), id="about so many"),
    ],
)
def test_a_number_of_people_is_a_count(value: str, of_all: bool, said: tuple[str | None, str | None]) -> None:
    measured = context.Measured(units=("{participants}",), of_all=of_all)
    inherited = context.inherit(STUDY, EARLY, "drug", quantity.parse(value), "", "", measured)
    assert (inherited.get("statistic"), inherited.get("n")) == said


def test_a_missing_value_has_no_statistic_and_no_n() -> None:
    asked = context.Measured(requires=("statistic", "species"))
    assert context.inherit(STUDY, EARLY, "drug", None, "", "", asked)["statistic"] == "not-reported"
    assert "n" not in context.inherit(STUDY, EARLY, "drug", None, "", "", asked)
    assert "statistic" not in context.inherit(STUDY, EARLY, "drug", None, "", "", context.Measured())


def test_the_word_of_the_row_counts_and_none_is_nothing() -> None:
    cells = {**EMPTY, "dose": "200 mg", "route": "none", "compound": "none"}
    resolved = context.resolve(cells, inherit(arm=EARLY))
    assert (resolved["dose"], resolved["route"], resolved["schedule"], resolved["compound"]) == (
        "200 mg",
        "",
        "weekly",
        "none",
    )


def test_a_repeated_word_is_named() -> None:
    cells = {**EMPTY, "dose": "100 mg", "route": "intrathecal", "population": "children"}
    assert context.repeats(cells, inherit(arm=EARLY)) == ("population", "dose")
    assert context.repeats({**EMPTY, "dose": "none"}, inherit()) == ("dose",)


@pytest.mark.parametrize(
    ("regimen", "dose", "schedule"),
    [
        (((("", "50 mg"), ("", "28 mg"))), "50, 28 mg", ""),
        (((("", "50 mg scaled to age"), ("", "28 mg scaled to age"))), "50, 28 mg scaled to age", ""),
        ((("loading", "100 mg"), ("maintenance", "100 mg")), "100 mg", "q (loading), then q (maintenance)"),
        ((("", "1 mg"), ("", "2 mg/kg")), "1 mg, 2 mg/kg", ""),
    ],
)
def test_the_phases_of_a_regimen_follow_each_other(
    regimen: tuple[tuple[str, str], ...], dose: str, schedule: str
) -> None:
    phases = tuple(Phase(phase=name, dose=amount, schedule="q" if name else "") for name, amount in regimen)
    described = context.describe_regimen(phases)
    assert described["dose"] == dose
    assert described["schedule"] == schedule


def test_an_arm_is_printed_with_the_arm_that_it_was_compared_with() -> None:
    assert context.arm_name(STUDY, EARLY, "") == "drug 100 mg"
    assert context.arm_name(STUDY, EARLY, "placebo") == "drug 100 mg against placebo"
    assert context.arm_name(STUDY, None, "baseline") == "against baseline"
    assert context.cut_name(STUDY, "final") == "final data"


@pytest.mark.parametrize(
    ("units", "value", "unit"),
    [
        pytest.param(("{participants}", "%", "{pp}"), "3/8", "{participants}", id="k of n is of what is counted"),
        pytest.param(("{participants}", "%", "{pp}"), "38", "", id="a number may be of any"),
        pytest.param(("1",), "0.73", "1", id="a pure number"),
        pytest.param(("{doses}",), "8", "{doses}", id="the only thing that is counted"),
        pytest.param(("mg",), "8", "", id="an amount says its unit"),
        pytest.param(("{pp}",), "8", "", id="so do points"),
    ],
)
def test_a_unit_without_a_choice_is_inherited(units: tuple[str, ...], value: str, unit: str) -> None:
    assert context.Measured(units=units).only_unit(quantity.parse(value)) == unit


def test_the_usual_matrix_of_an_analyte_is_inherited() -> None:
    measured = context.Measured(matrix="serum", units=("{participants}", "%"))
    found = context.inherit(None, None, "drug", quantity.parse("3/8"), "", "", measured)
    assert {name: found[name] for name in ("matrix", "unit", "n", "statistic")} == {
        "matrix": "serum", "unit": "{participants}", "n": "8", "statistic": "count",
    }  # fmt: skip


@pytest.mark.parametrize("role", ["sham", "untreated"])
def test_an_arm_that_is_given_nothing_has_no_compound_and_no_dose(role: str) -> None:
    arm = Arm.model_validate({"id": "sham", "name": "sham procedure", "role": role})
    assert context.compound_of(STUDY, arm) == "none"
    assert (inherit(arm=arm)["dose"], inherit(arm=arm)["route"]) == ("not-applicable", "not-applicable")
    assert context.compound_of(STUDY, EARLY) == "tool"
