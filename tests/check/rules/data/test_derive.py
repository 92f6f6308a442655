"""DAT-DERIVE"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Row, Says

CSV = "data/drugs/samplirsen/observations.csv"
FORMULA = "{smp-half-life} * 24"


def test_a_value_that_its_formula_does_not_give_is_found_at_its_cell(says: Says, edit: Edit, at: At) -> None:
    edit(CSV, "half-life,480,h", "half-life,408,h")
    (finding,) = says("DAT-DERIVE")
    assert finding.where.line == 3
    assert at(finding).startswith("408,")
    assert finding.message == "smp-half-life-h: 408, and the formula gives 480; wanted that"


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        pytest.param("{smp-half-lif} * 24", "no number in smp-half-lif", id="unknown input"),
        pytest.param("{smp-half-life-h}", "no number in smp-half-life-h", id="itself"),
        pytest.param("{smp-liver-human} * 2", "no number in smp-liver-human", id="missing input"),
        pytest.param("{smp-days} * 2", "no number in smp-days", id="a list"),
        pytest.param("{smp-half-life} * ", "cannot be computed", id="half a formula"),
        pytest.param("{smp-half-life} / 0", "division by zero", id="nothing to divide by"),
        pytest.param("ln(0 - {smp-half-life})", "cannot be computed", id="no logarithm"),
        pytest.param("(0 - {smp-half-life}) ** 0.5", "cannot be computed", id="no real number"),
        pytest.param("10 ** 10 ** 10", "cannot be computed", id="too large"),
        pytest.param("open('x')", "cannot be computed", id="no arithmetic"),
        pytest.param("a = 3", "cannot be computed", id="an assignment"),
        pytest.param("{smp-half-life} * 24 + 1", "480, and the formula gives 481", id="another result"),
        pytest.param("risk_difference({smp-half-life}, 3)", "wants two values that are k of n", id="no proportion"),
        pytest.param("{smp-half-life} * 24, 3", "2 formulas for 480; wanted 1", id="one too many"),
    ],
)
def test_a_formula_that_does_not_hold_is_found(says: Says, edit: Edit, formula: str, said: str) -> None:
    edit(CSV, f",{FORMULA},", f',"{formula}",')
    (finding,) = says("DAT-DERIVE")
    assert finding.where.line == 3
    assert said in finding.message


def test_a_derived_value_without_its_formula_is_found(says: Says, edit: Edit) -> None:
    edit(CSV, f",,alpha2020,Table 2,{FORMULA},", ",derived,alpha2020,Table 2,,")
    (finding,) = says("DAT-DERIVE")
    assert finding.where.line == 3
    assert "is derived and has no formula" in finding.message


@pytest.mark.parametrize(
    ("value", "formula"),
    [
        pytest.param("480", "{smp-half-life} * 24 + 0.49", id="rounded to its digits"),
        pytest.param("~500", "{smp-half-life} * 24", id="about"),
        pytest.param("0.28", "ln(2) / {smp-half-life} * 2 ** 3", id="functions and powers"),
        pytest.param("20, 40", "{smp-half-life}, 2 * max({smp-half-life}, 1)", id="a list"),
        pytest.param("20–40", "{smp-half-life}, 2 * {smp-half-life}", id="a range"),
        pytest.param("4", "{smp-headache} + {smp-headache-placebo}", id="k of n counts as k"),
    ],
)
def test_a_formula_that_holds_is_left_alone(says: Says, edit: Edit, value: str, formula: str) -> None:
    edit(CSV, "half-life,480,h", f'half-life,"{value}",h')
    edit(CSV, f",{FORMULA},", f',"{formula}",')
    assert says("DAT-DERIVE") == []


def test_only_derived_values_have_a_formula(says: Says, row: Row) -> None:
    line = row(id="smp-a", value="3", n="8", formula="{smp-headache}")
    assert [(f.where.line, "has a formula and is primary" in f.message) for f in says("DAT-DERIVE")] == [(line, True)]


def test_a_risk_difference_that_is_called_something_else_is_found(says: Says, row: Row) -> None:
    formula = "risk_difference({smp-headache}, {smp-headache-placebo})"
    row(id="smp-a", value="=1", statistic="mean", formula=formula, parameter="adverse-event", grade="")
    assert [f.message.split(": ", 1)[1] for f in says("DAT-DERIVE")] == [
        "a risk difference has the unit {pp}, and here {participants}; wanted an empty cell",
        "a risk difference has the statistic difference, and here mean; wanted an empty cell",
    ]
