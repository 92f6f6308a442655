"""DAT-SET"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Row, Says

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
