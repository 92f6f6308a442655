"""Differences of proportions, against the examples of the paper that proposed the interval."""

from __future__ import annotations

import pytest

from generators.domain import formula
from generators.domain.proportions import Proportion, find_proportion, risk_difference, wilson_interval
from tests.pictures.charts.samples import observation

# RG Newcombe, Stat Med 1998;17:873-890, Table II, examples (a) to (h), method 10: score without continuity correction.
NEWCOMBE = [
    ((56, 70), (48, 80), (0.0524, 0.3339)), ((9, 10), (3, 10), (0.1705, 0.8090)), ((6, 7), (2, 7), (0.0582, 0.8062)),
    ((5, 56), (0, 29), (-0.0381, 0.1926)), ((0, 10), (0, 20), (-0.1611, 0.2775)), ((0, 10), (0, 10), (-0.2775, 0.2775)),
    ((10, 10), (0, 20), (0.6791, 1.0)), ((10, 10), (0, 10), (0.6075, 1.0)),
]  # fmt: skip


def share(k: int, n: int) -> Proportion:
    return Proportion(k, k, n)


@pytest.mark.parametrize(("drug", "control", "interval"), NEWCOMBE)
def test_the_interval_is_that_of_the_paper(
    drug: tuple[int, int], control: tuple[int, int], interval: tuple[float, float]
) -> None:
    found = risk_difference(share(*drug), share(*control))
    assert found.estimate == pytest.approx(100 * (drug[0] / drug[1] - control[0] / control[1]))
    assert (found.low / 100, found.high / 100) == pytest.approx(interval, abs=5.1e-5)


def test_the_two_arms_the_other_way_round_turn_the_sign() -> None:
    one, other = risk_difference(share(5, 56), share(0, 29)), risk_difference(share(0, 29), share(5, 56))
    assert (one.estimate, one.low, one.high) == pytest.approx((-other.estimate, -other.high, -other.low))


def test_no_event_among_ten_may_be_up_to_twenty_eight_of_a_hundred() -> None:
    assert wilson_interval(0, 10) == pytest.approx((0, 0.2775), abs=5e-5)


@pytest.mark.parametrize(
    ("value", "n", "wanted"),
    [
        pytest.param("42", "72", (30, 72), id="one count is printed like it"),
        pytest.param("0", "36", (0, 36), id="none"),
        pytest.param("100", "36", (36, 36), id="all"),
        pytest.param("15", "261", None, id="three counts are printed like it"),
        pytest.param("41", "72", None, id="no count is printed like it"),
        pytest.param("42", "not-reported", None, id="of how many is not known"),
        pytest.param("42", "0", None, id="of none"),
        pytest.param("~42", "72", None, id="about"),
        pytest.param("<42", "72", None, id="a limit"),
        pytest.param("40–44", "72", None, id="a range"),
        pytest.param(None, "72", None, id="missing"),
        pytest.param("10/38 (26%)", "", (10, 38), id="k of n"),
        pytest.param("11/10", "", None, id="more than all"),
    ],
)
def test_a_proportion_is_k_of_n_or_a_percentage_that_one_k_gives(
    value: str | None, n: str, wanted: tuple[int, int] | None
) -> None:
    found = find_proportion(observation("a", value, n=n))
    assert (None if found is None else (found.events, found.total)) == wanted


def test_a_number_that_is_no_percentage_is_no_proportion() -> None:
    assert find_proportion(observation("a", "42", "d", n="72")) is None


def test_a_formula_gives_a_difference_with_its_interval() -> None:
    arms = {"a": observation("a", "56/70"), "b": observation("b", "48/80")}
    row = observation("d", "=0.1", "{pp}", formula="risk_difference({a}, {b})", grade="derived")
    value = formula.fill_in(row, arms).value
    assert value is not None and value.text == "20.0 (5.2 to 33.4)"
    assert (value.center, value.low, value.high) == (20.0, 5.2, 33.4)


def test_a_difference_of_what_is_no_proportion_says_what_is_wanted() -> None:
    with pytest.raises(ValueError, match="k of n"):
        risk_difference(3.0, share(1, 2))
