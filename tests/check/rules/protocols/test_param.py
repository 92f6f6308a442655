"""PRO-PARAM"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Edit, LineOf, Says

PROTOCOLS = "data/drugs/samplirsen/protocols.yml"
pytestmark = pytest.mark.usefixtures("shipped")


@pytest.mark.parametrize(
    "vague", ["the desired concentration", "an appropriate time", "several washes", "overnight", "an excess of drug",
              "a couple of rinses", "a tiny bit of drug", "full speed", "an ideal dilution", "a suitable length of time",
              "an extended period", "a small aliquot", "two or three rounds", "the time indicated by the maker", "X µL of drug", "a drop of drug",
              "the kit according to the manufacturer’s instructions", "the optimal titre", "water q.s."],
)  # fmt: skip
def test_a_vague_quantity_is_found_at_its_column(says: Says, edit: Edit, line_of: LineOf, vague: str) -> None:
    edit(PROTOCOLS, "text: Count.", f"text: Count with {vague}.")
    (finding,) = says("PRO-PARAM")
    assert finding.where.line == line_of(PROTOCOLS, "Count with")
    assert "is no quantity; wanted a number in the parameters, or a note that it is open" in finding.message


def test_a_parameter_that_is_no_quantity_is_found(says: Says, edit: Edit) -> None:
    edit(PROTOCOLS, 'value: "37"', 'value: "warm"')
    (finding,) = says("PRO-PARAM")
    assert finding.message.startswith("temperature: 'warm' is no quantity; wanted one such as")


@pytest.mark.parametrize(
    ("value", "wrong"),
    [("10–5", "has the lower number above the upper one"), ("-14", "is below zero")],
)
def test_a_parameter_that_cannot_be_is_found(says: Says, edit: Edit, value: str, wrong: str) -> None:
    edit(PROTOCOLS, 'value: "37", unit: Cel', f'value: "{value}", unit: h')
    assert [wrong in f.message for f in says("PRO-PARAM")] == [True]


def test_a_temperature_may_be_below_zero(says: Says, edit: Edit) -> None:
    edit(PROTOCOLS, 'value: "37", unit: Cel', 'value: "-20", unit: Cel')
    assert says("PRO-PARAM") == []


def test_a_note_may_leave_it_open(says: Says, edit: Edit) -> None:
    assert says("PRO-PARAM") == []
    edit(PROTOCOLS, "text: Keep one plate cold.", "text: Keep one plate cold overnight.")
    edit(PROTOCOLS, "note: Tells binding from uptake.", "note: How long overnight may be is open.")
    assert says("PRO-PARAM") == []


@pytest.mark.parametrize(
    "text",
    [
        "Correct for dilution.",
        "Write down how many washes were done.",
        "Choose the number of replicates before the run.",
    ],
)
def test_words_that_ask_for_no_quantity_are_left_alone(says: Says, edit: Edit, text: str) -> None:
    edit(PROTOCOLS, "text: Count.", f"text: {text}")
    assert says("PRO-PARAM") == []
