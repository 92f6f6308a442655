"""What the name of an arm tells, until arms are data of their own."""

from __future__ import annotations

import pytest

from generators.domain import arms

DOSES = ["tofersen 20 mg", "tofersen 40 mg"]


@pytest.mark.parametrize(
    ("arm", "among", "parts"),
    [
        pytest.param("", [*DOSES, "placebo"], [*DOSES, "placebo"], id="an empty name is everyone"),
        pytest.param("all participants", [*DOSES, "placebo"], [*DOSES, "placebo"], id="so is one that begins with all"),
        pytest.param("tofersen, all doses", [*DOSES, "placebo"], DOSES, id="a group is the arms that begin like it"),
        pytest.param(
            "", ["tofersen, all doses", *DOSES, "placebo"], [*DOSES, "placebo"], id="a group is not counted twice"
        ),
        pytest.param(
            "",
            ["tofersen, all doses", "placebo"],
            ["tofersen, all doses", "placebo"],
            id="a group stands for arms not listed",
        ),
        pytest.param(
            "",
            ["a, all doses", "b, all doses", "placebo"],
            ["placebo"],
            id="of two groups nobody can say what is in them",
        ),
        pytest.param("tofersen 20 mg", [*DOSES, "placebo"], [], id="a single arm has no parts"),
        pytest.param("allopurinol 20 mg", DOSES, [], id="a drug whose name begins with all is one arm"),
    ],
)
def test_a_total_is_the_sum_of_these_arms(arm: str, among: list[str], parts: list[str]) -> None:
    assert arms.parts_of(arm, among) == parts


@pytest.mark.parametrize(
    ("arm", "doses"),
    [
        ("tofersen 40 mg", ("40 mg",)),
        ("mipomersen 300 mg weekly", ("300 mg",)),
        ("tofersen 100 µg", ("100 ug",)),
        ("nusinersen 50/28 mg", ("50 mg", "28 mg")),
        ("ISIS 486178 12.5 mg/kg", ("12.5 mg/kg",)),
        ("tofersen, all doses", ()),
        ("placebo", ()),
        ("tofersen, 4 doses", ()),
    ],
)
def test_the_name_of_an_arm_may_give_its_dose(arm: str, doses: tuple[str, ...]) -> None:
    assert arms.doses_in(arm) == doses


@pytest.mark.parametrize(
    ("qualifier", "rest"),
    [("headache, all cohorts", "headache"), ("all participants", ""), ("at all visits", "at all visits")],
)
def test_words_for_everyone_are_no_part_of_what_was_counted(qualifier: str, rest: str) -> None:
    assert arms.without_everyone(qualifier) == rest
