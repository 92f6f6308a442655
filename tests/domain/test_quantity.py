"""Values in all the forms that people write."""

from __future__ import annotations

from typing import Any

import pytest

from generators.domain import conversion, quantity
from generators.model import Unit, Where

UNITS = {
    "ug/g": Unit(code="ug/g", print="µg/g", name="microgram per gram"),
    "%": Unit(code="%", print="%", name="per cent", joined=True),
    "1": Unit(code="1", print="", name="number"),
    "a": Unit(code="a", print="years", one="year", name="year"),
}


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        pytest.param("3.11", {"center": 3.11}, id="a number"),
        pytest.param("−27", {"center": -27.0}, id="a negative number with a true minus"),
        pytest.param("119 ± 15", {"center": 119.0, "spread": 15.0}, id="centre and spread"),
        pytest.param("28–47", {"low": 28.0, "high": 47.0}, id="a range"),
        pytest.param("−5 to −18", {"low": -5.0, "high": -18.0}, id="a range with negative ends"),
        pytest.param("≥90", {"center": 90.0, "bound": "≥"}, id="a lower bound"),
        pytest.param("up to 90", {"center": 90.0, "bound": "up to"}, id="an upper bound in words"),
        pytest.param("~70", {"center": 70.0, "approximate": True}, id="about"),
        pytest.param("~4–10", {"low": 4.0, "high": 10.0, "approximate": True}, id="an approximate range"),
        pytest.param("38 (20–48)", {"center": 38.0, "low": 20.0, "high": 48.0}, id="median and range"),
        pytest.param(
            "−24.7 (−31.6 to −17.7)", {"center": -24.7, "low": -31.6, "high": -17.7}, id="estimate and interval"
        ),
        pytest.param("5/7", {"count": 5, "total": 7}, id="k of n"),
        pytest.param("10/38 (26%)", {"count": 10, "total": 38, "percent": 26.0}, id="k of n with its percentage"),
        pytest.param("not reached", {"not_reached": True}, id="a median that was not reached"),
        pytest.param(
            "not reached (36.3 to not reached)", {"low": 36.3, "not_reached": True}, id="one end of it is known"
        ),
        pytest.param(
            "12.1 (9.8–not reached)",
            {"center": 12.1, "low": 9.8, "not_reached": True},
            id="an interval with an open end",
        ),
        pytest.param("below LOQ (0.05)", {"bound": "<", "center": 0.05}, id="below a limit of quantification"),
        pytest.param("1034 (CV 28%)", {"center": 1034.0, "cv": 28.0}, id="a geometric mean with its CV"),
        pytest.param("10,075 ± 4,833", {"center": 10075.0, "spread": 4833.0}, id="thousands with commas"),
        pytest.param("10\u00a0075–45\u00a0332.4", {"low": 10075.0, "high": 45332.4}, id="thousands with spaces"),
        pytest.param("10\u2009075", {"center": 10075.0}, id="thousands with thin spaces"),
        pytest.param("−1\u202f234", {"center": -1234.0}, id="thousands below zero"),
        pytest.param("0.5, 1, 2", {"values": (0.5, 1.0, 2.0)}, id="a list of times"),
        pytest.param(
            "8 (50 mg) to 51 (400 mg)",
            {"low": 8.0, "high": 51.0, "points": ((8.0, "50 mg"), (51.0, "400 mg"))},
            id="values that hold under conditions",
        ),
    ],
)
def test_a_written_value_is_understood_and_kept_as_written(text: str, meaning: dict[str, Any]) -> None:
    assert quantity.parse(text).model_dump(exclude_defaults=True) == {"text": text, **meaning}


def test_a_hyphen_for_a_minus_is_printed_as_a_minus() -> None:
    assert quantity.parse("-27").text == "−27"


@pytest.mark.parametrize("text", ["about 5", "5 mg", "", "1 00", "10 0750", "n/a", "±5", "5/"])
def test_an_unknown_form_is_refused_with_what_was_wanted(text: str) -> None:
    with pytest.raises(ValueError, match="is no known form of a value; wanted "):
        quantity.parse(text)


@pytest.mark.parametrize("text", ["1e400", "−1e31", "3 ± 1e99", "3 (1e-400 to 5)", "1, 1e40", "<2e-31", "5/7 (1e60%)"])
def test_a_number_beyond_all_measure_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is beyond all measure; wanted a number from 1e-30 to 1e\+30"):
        quantity.parse(text)


def test_nothing_is_a_number_in_whatever_form() -> None:
    assert [quantity.parse(text).center for text in ("0", "0.000", "−0", "0e−3")] == [0, 0, 0, 0]


def test_thousands_stay_on_one_line() -> None:
    assert quantity.parse("10 075 ± 4833") == quantity.parse("10\u00a0075 ± 4833")


def test_a_decimal_comma_is_refused_with_the_point() -> None:
    with pytest.raises(ValueError, match=r"decimal comma; wanted a point, '1\.5'"):
        quantity.parse("1,5")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("10 075 ± 4833", [(10075.0, 0.5), (4833.0, 0.5)]), ("1034 (CV 28%)", [(1034.0, 0.5)]), ("not reached", [])],
)
def test_every_amount_is_a_printed_number(text: str, numbers: list[tuple[float, float]]) -> None:
    assert quantity.printed_numbers(quantity.parse(text)) == numbers


@pytest.mark.parametrize(
    ("text", "read"),
    [("12 mg scaled to age", (12.0, "mg")), ("12.5, 25 mg/kg", (None, "mg/kg")), ("100 mg", (100.0, "mg"))],
)
def test_a_dose_may_be_scaled(text: str, read: tuple[float | None, str]) -> None:
    parsed = quantity.parse_dose(text)
    assert parsed is not None and (parsed[0].center, parsed[1]) == read


def test_a_hyphen_for_a_range_is_refused_with_the_en_dash() -> None:
    with pytest.raises(ValueError, match="wanted an en dash, '28–47'"):
        quantity.parse("28-47")


@pytest.mark.parametrize(
    ("text", "unit", "printed"),
    [
        pytest.param("119 ± 15", "ug/g", "119 ± 15\u00a0µg/g", id="a no-break space before the unit"),
        pytest.param("−27", "%", "−27%", id="a per cent sign is joined"),
        pytest.param("−28.5 (−31.9 to −25.1)", "%", "−28.5% (−31.9 to −25.1)", id="the estimate takes a joined unit"),
        pytest.param("−81.8 to 2.1", "%", "−81.8% to 2.1%", id="both ends of a range in words take a joined unit"),
        pytest.param("54–78", "%", "54–78%", id="a range with a dash takes it once"),
        pytest.param("up to 70", "%", "up to 70%", id="a bound in words is no range"),
        pytest.param("10/38 (26%)", "%", "10/38 (26%)", id="a percentage is not given a second sign"),
        pytest.param("0.64", "1", "0.64", id="a ratio has no unit"),
        pytest.param("not reached", "ug/g", "not reached", id="nothing has no unit"),
        pytest.param(
            "not reached (36.3 to not reached)",
            "ug/g",
            "not reached (36.3\u00a0µg/g to not reached)",
            id="its end has one",
        ),
        pytest.param("12.1 (9.8–not reached)", "ug/g", "12.1 (9.8–not reached)\u00a0µg/g", id="an open end"),
        pytest.param("below LOQ (0.05)", "ug/g", "below LOQ (0.05\u00a0µg/g)", id="a limit"),
        pytest.param("up to 1", "a", "up to 1\u00a0year", id="up to one"),
        pytest.param("≤1", "a", "≤1\u00a0year", id="at most one"),
        pytest.param("up to 11", "a", "up to 11\u00a0years", id="up to several"),
        pytest.param("1034 (CV 28%)", "ug/g", "1034\u00a0µg/g (CV 28%)", id="a CV is a percentage"),
    ],
)
def test_a_value_is_printed_with_its_unit(text: str, unit: str, printed: str) -> None:
    assert quantity.with_unit(text, unit, UNITS) == printed


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [(48.0, "h", "d", 2.0), (4.0, "wk", "d", 28.0), (1.5, "mg", "ug", 1500.0), (3.0, "{participants}", "1", 3.0)],
)
def test_commensurable_units_convert(value: float, source: str, target: str, expected: float) -> None:
    assert conversion.convert(value, source, target) == pytest.approx(expected)


def test_incommensurable_units_are_refused() -> None:
    with pytest.raises(ValueError, match="no conversion from mg to h"):
        conversion.convert(1, "mg", "h")


def test_k_of_n_counts_as_a_percentage_when_asked() -> None:
    assert quantity.estimate(quantity.parse("5/7"), percent=True) == pytest.approx(500 / 7)


def test_a_spread_gives_an_interval_around_the_centre() -> None:
    assert quantity.interval(quantity.parse("119 ± 15")) == (104.0, 134.0)


def test_a_dose_is_a_quantity_and_a_unit() -> None:
    parsed = quantity.parse_dose("12.5, 25, 50 mg/kg")
    assert parsed is not None
    assert (parsed[0].values, parsed[1]) == ((12.5, 25.0, 50.0), "mg/kg")


def test_a_dose_that_is_not_reported_is_none() -> None:
    assert quantity.parse_dose("not-reported") is None


def test_where_prints_as_an_address_that_editors_open() -> None:
    assert str(Where(file="data/x.csv", line=5, column=7)) == "data/x.csv:5:7"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("0.73", [(0.73, 0.005)], id="decimals"),
        pytest.param("12", [(12, 0.5)], id="a whole number"),
        pytest.param("500", [(500, 0.5)], id="zeros that are meant"),
        pytest.param("~500", [(500, 50)], id="zeros of a round figure"),
        pytest.param("~24", [(24, 0.5)], id="about, without zeros"),
        pytest.param("−5 to −18", [(-5, 0.5), (-18, 0.5)], id="a range"),
        pytest.param("38 (20–48)", [(38, 0.5), (20, 0.5), (48, 0.5)], id="an interval"),
    ],
)
def test_a_printed_number_may_be_off_by_half_of_its_last_digit(text: str, numbers: list[tuple[float, float]]) -> None:
    assert quantity.printed_numbers(quantity.parse(text)) == [pytest.approx(pair) for pair in numbers]


@pytest.mark.parametrize(
    ("written", "text", "center", "bound", "is_about"),
    [
        ("+8", "8", 8.0, "", False),
        ("+8.1 (+2.0 to +14)", "8.1 (2.0 to 14)", 8.1, "", False),
        ("≈ 2.1", "~2.1", 2.1, "", True),
        ("~ 3", "~3", 3.0, "", True),
        ("1:160", "1:160", 160.0, "", False),
        ("≤1:640", "≤1:640", 640.0, "≤", False),
    ],
)
def test_a_rise_an_approximation_and_a_titre_are_read(
    written: str, text: str, center: float, bound: str, is_about: bool
) -> None:
    read = quantity.parse(written)
    assert (read.text, read.center, read.bound, read.approximate) == (text, center, bound, is_about)


def test_the_one_of_a_titre_is_no_amount() -> None:
    assert quantity.printed_numbers(quantity.parse("1:160")) == [(160.0, 0.5)]
