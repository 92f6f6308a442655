"""DAT-SET"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Row, Says

EVENTS = ("rash", "fever", "pain", "cough", "thirst")


def test_the_one_row_of_another_set_is_found_at_its_cell(says: Says, row: Row, at: At) -> None:
    for event in EVENTS:
        row(id=f"smp-{event}", value="3/8", qualifier=event)
    line = row(id="smp-odd", value="2/8", qualifier="fatigue", analysis_set="itt")
    (finding,) = says("DAT-SET")
    assert (finding.where.line, finding.suggestion) == (line, "safety")
    assert at(finding).startswith('"itt"')


def test_two_arms_are_of_one_set(says: Says, row: Row, at: At) -> None:
    row(id="smp-a", value="3/8", qualifier="rash", arm="samplirsen-100mg")
    row(id="smp-b", value="3/8", qualifier="fever", arm="samplirsen-100mg")
    line = row(id="smp-c", value="1/6", qualifier="rash", arm="placebo", analysis_set="randomised")
    (finding,) = says("DAT-SET")
    assert finding.where.line == line
    assert at(finding).startswith('"randomised"')


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"analysis_set": "subgroup"}, id="a subgroup"),
        pytest.param({"analysis_set": "not-reported"}, id="not said"),
        pytest.param({"analysis_set": "itt", "source": "agency2021"}, id="another report"),
        pytest.param({"analysis_set": "itt", "value": "8/8", "n": "8"}, id="the size of the set"),
    ],
)
def test_what_may_be_of_another_set_is_left_alone(says: Says, row: Row, other: dict[str, str]) -> None:
    for event in EVENTS:
        row(id=f"smp-{event}", value="3/8", qualifier=event)
    row(**{"id": "smp-odd", "value": "2/8", "qualifier": "fatigue", **other})
    assert says("DAT-SET") == []


def test_an_event_and_an_effect_may_be_of_two_sets(says: Says, row: Row) -> None:
    for event in EVENTS:
        row(id=f"smp-{event}", value="3/8", qualifier=event)
    row(id="smp-x", value="5", parameter="target-change", unit="%", analysis_set="itt", matrix="plasma")
    assert says("DAT-SET") == []


def test_the_odd_one_of_several_arms_is_found(says: Says, row: Row) -> None:
    arms = {"samplirsen-100mg": "safety", "samplirsen-200mg": "safety", "placebo": "itt"}
    for arm, named in arms.items():
        row(id=f"smp-{arm}", value="8", n="8", qualifier="dosed", arm=arm, analysis_set=named)
    assert [f.message.split(":")[0] for f in says("DAT-SET")] == ["smp-placebo"]


def test_the_harms_of_an_arm_are_of_one_set(says: Says, row: Row, edit: Edit) -> None:
    edit("data/vocabulary/parameters.yml", 'units: ["{participants}"]', 'units: ["{participants}", "%"]')
    for event in EVENTS:
        row(id=f"smp-{event}", value="3/8", qualifier=event, arm="placebo")
    row(id="smp-odd", value="20", unit="%", statistic="percentage", n="8", arm="placebo", analysis_set="itt")
    assert [f.suggestion for f in says("DAT-SET")] == ["safety"]


EFFECT = {"parameter": "target-change", "unit": "%", "matrix": "plasma", "time": "day 29", "analyte": "smp1-protein"}


def test_a_row_that_names_its_set_may_differ_from_the_rows_like_it(says: Says, row: Row) -> None:
    for number, arm in enumerate(("samplirsen-100mg", "placebo")):
        row(id=f"smp-{number}", value="5", analysis_set="itt", arm=arm, statistic="mean", **EFFECT)
    row(id="smp-x", value="7", analysis_set="per-protocol", statistic="difference", qualifier="per protocol", **EFFECT)
    assert says("DAT-SET") == []


@pytest.mark.parametrize(("named", "found"), [("per-protocol", 1), ("itt", 0)])
def test_what_is_of_one_analyte_at_one_time_is_of_one_set(says: Says, row: Row, named: str, found: int) -> None:
    for number, arm in enumerate(("samplirsen-100mg", "placebo")):
        row(id=f"smp-{number}", value="5", analysis_set="itt", arm=arm, statistic="mean", **EFFECT)
    row(id="smp-difference", value="7", analysis_set=named, statistic="difference", **EFFECT)
    assert len(says("DAT-SET")) == found


@pytest.mark.parametrize(
    ("ident", "named", "found"),
    [("smp-nfl-itt-p", "safety", 1), ("smp-nfl-itt-p", "itt", 0), ("smp-mitt", "itt", 1), ("smp-mitte-x", "itt", 0)],
)
def test_a_row_is_of_the_set_that_its_id_names(says: Says, row: Row, ident: str, named: str, found: int) -> None:
    row(id=ident, value="3/8", qualifier="x", analysis_set=named)
    assert len(says("DAT-SET")) == found


@pytest.mark.parametrize(
    ("ident", "qualifier", "named", "found"),
    [
        ("smp-treated", "", "itt", 1),
        ("smp-treated", "", "safety", 0),
        ("smp-x", "per protocol, day 29", "itt", 1),
        ("smp-x", "per protocol, day 29", "per-protocol", 0),
        ("smp-itt-treated", "", "safety", 0),
    ],
)
def test_a_word_for_a_set_may_stand_in_the_id_or_the_qualifier(
    says: Says, row: Row, ident: str, qualifier: str, named: str, found: int
) -> None:
    row(id=ident, value="3/8", qualifier=qualifier, analysis_set=named)
    assert len(says("DAT-SET")) == found


def test_a_harm_is_of_the_set_of_all_others_in_its_source_though_others_are_cited_with_some(
    says: Says, row: Row
) -> None:
    for event in EVENTS:
        row(id=f"smp-{event}", value="3/8", qualifier=event, source="alpha2020; agency2021", locator="Table 1; sec 6")
    row(id="smp-odd", value="2/8", qualifier="fatigue", analysis_set="itt")
    assert [f.suggestion for f in says("DAT-SET")] == ["safety"]


@pytest.mark.parametrize(("named", "found"), [("safety", 1), ("per-protocol", 0)])
def test_one_effect_alone_of_its_report_is_not_of_the_set_of_harms(
    says: Says, row: Row, named: str, found: int
) -> None:
    for number in range(3):
        row(id=f"smp-{number}", value="5", statistic="mean", analysis_set="itt", **EFFECT | {"time": f"day {number}"})
    row(id="smp-odd", value="5", statistic="mean", analysis_set=named, **EFFECT | {"time": "day 57"})
    assert len(says("DAT-SET")) == found
