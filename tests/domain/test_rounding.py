"""A value is shown with the digits that it bears."""

from __future__ import annotations

import pytest

from generators.domain.rounding import format_shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("13662.68 ± 7932.218", "13\u202f700 ± 7930", id="mean and spread"),
        pytest.param("45 332.4 ± 18\u202f249.34", "45\u202f300 ± 18\u202f200", id="thousands set apart by the author"),
        pytest.param("128.7 ± 1.1", "128.7 ± 1.1", id="a fine spread bears a tenth"),
        pytest.param("0.046 ± 0.012", "0.046 ± 0.012", id="fewer digits stay"),
        pytest.param("7.90 (−3.528 to 19.322)", "7.90 (−3.53 to 19.3)", id="interval"),
        pytest.param("119.4 (4–212)", "119 (4–212)", id="median and range"),
        pytest.param("−38.5 (−114.1 to 37.1)", "−38.5 (−114 to 37.1)", id="below zero"),
        pytest.param("95.87", "95.9", id="one number"),
        pytest.param("0.9996", "1.00", id="up to the next ten"),
        pytest.param("1410", "1410", id="four digits are not grouped"),
        pytest.param("≥12345", "≥12\u202f300", id="bound"),
        pytest.param("17/17 (100.0%)", "17/17 (100%)", id="percentage of a count"),
        pytest.param("1234/5678", "1234/5678", id="people are counted"),
        pytest.param("8 (50 mg) to 51.25 (400 mg)", "8 (50 mg) to 51.3 (400 mg)", id="points"),
        pytest.param("0.5, 1, 2.125", "0.5, 1, 2.13", id="list"),
        pytest.param("1006", "1010", id="four digits"),
        pytest.param("1.2e-7", "1.2e-7", id="a power of ten stays"),
        pytest.param("0.000", "0.000", id="nothing"),
    ],
)
def test_three_digits_or_those_that_the_spread_bears(written: str, shown: str) -> None:
    assert format_shown(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("7127.86", "7127.86", id="a mass"),
        pytest.param("50382", "50\u202f382", id="a count"),
        pytest.param("107–1006", "107–1006", id="a range of counts"),
    ],
)
def test_what_is_exact_is_shown_whole(written: str, shown: str) -> None:
    assert format_shown(written, is_exact=True) == shown
