"""An axis without its drawing: its title, its numbers as text, the line of no change, where it stops."""

from __future__ import annotations

import pytest

from generators.domain.possible import Ends
from generators.errors import GuideError
from generators.model import Axis
from generators.pictures.charts.axis import axis_title, format_number, limits, null_value
from tests.pictures.charts.samples import UNITS


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param(-2.5, "−2.5", id="a true minus sign"),
        pytest.param(20000.0, "20\u202f000", id="thousands from five digits on"),
        pytest.param(1250.0, "1250", id="four digits stay together"),
        pytest.param(0.1 + 0.2, "0.3", id="no noise of floats"),
        pytest.param(-0.0, "0", id="zero has no sign"),
    ],
)
def test_a_number_of_a_tick(number: float, expected: str) -> None:
    assert format_number(number) == expected


@pytest.mark.parametrize(
    ("unit", "scale", "limits", "expected"),
    [
        pytest.param("%", "linear", (-60, 20), 0, id="a difference"),
        pytest.param("1", "linear", (0.4, 1.4), 1, id="a ratio"),
        pytest.param("1", "log", (0.3, 2), 1, id="a ratio on a logarithmic axis"),
        pytest.param("%", "linear", (0, 100), None, id="zero at the foot needs no line"),
        pytest.param("%", "linear", (-40, 0), 0, id="a fall from no change"),
        pytest.param("%", "linear", (-40, -10), None, id="a fall that is cut off"),
        pytest.param("1", "linear", (0.2, 1), None, id="shares up to the whole"),
        pytest.param("ng/mL", "log", (0.3, 20), None, id="one nanogram is not one"),
    ],
)
def test_the_line_of_no_change(unit: str, scale: str, limits: tuple[float, float], expected: float | None) -> None:
    assert null_value(Axis.model_validate({"label": "x", "unit": unit, "scale": scale}), *limits) == expected


@pytest.mark.parametrize(
    ("label", "unit", "expected"),
    [
        pytest.param("Change", "%", "Change (%)", id="a unit"),
        pytest.param("Ratio", "1", "Ratio (log scale)", id="a bare number"),
        pytest.param("Study day", "d", "Study day", id="the label says it"),
        pytest.param("Score", "", "Score", id="none"),
    ],
)
def test_an_axis_says_its_unit(label: str, unit: str, expected: str) -> None:
    assert axis_title(Axis(label=label, unit=unit), UNITS) == expected


def test_an_axis_says_that_it_is_logarithmic() -> None:
    assert axis_title(Axis(label="Peak", unit="ng/mL", scale="log"), UNITS) == "Peak (ng/mL, log scale)"


@pytest.mark.parametrize(
    ("numbers", "ends", "expected"),
    [
        pytest.param([1, 99.5], Ends(0, 100), (0, 100), id="no margin beyond what can be"),
        pytest.param([-98, 40], Ends(-100, None), (-100, 45.52), id="open at one end"),
        pytest.param([-3, 50], Ends(0, 100), (-5.12, 52.12), id="a slip is shown"),
        pytest.param([40, 60], Ends(0, 100), (39.2, 60.8), id="far from the ends"),
        pytest.param([8, 60], Ends(0.01, 4000), (0, 62.4), id="zero, where the least that can be is nearly nothing"),
    ],
)
def test_an_axis_stops_where_no_value_can_be(numbers: list[float], ends: Ends, expected: tuple[float, float]) -> None:
    assert limits(Axis(label="Share", unit="%"), numbers, ends) == pytest.approx(expected)


def test_an_author_cannot_send_an_axis_where_no_value_can_be() -> None:
    with pytest.raises(
        GuideError, match="'Share' is asked to show -150, which cannot be; wanted numbers not below -100"
    ):
        limits(Axis(label="Share", unit="%", low=-150), [-50], Ends(-100, None))


def test_an_author_may_begin_an_axis_at_zero_where_no_value_is_quite_zero() -> None:
    assert limits(Axis(label="Half-life", unit="d", low=0), [160, 600], Ends(0.01, 4000))[0] == 0
    with pytest.raises(GuideError, match="asked to show 0, which cannot be; wanted numbers not above -1"):
        limits(Axis(label="Change", unit="d", high=0), [-5], Ends(None, -1))


@pytest.mark.parametrize(
    ("given", "scale"),
    [
        pytest.param({"unit": "1"}, "log", id="ratios"),
        pytest.param({"unit": "1", "scale": "linear", "low": 0}, "linear", id="ratios on the author's scale"),
        pytest.param({"unit": "%"}, "linear", id="shares"),
        pytest.param({}, "linear", id="no unit"),
    ],
)
def test_a_half_and_a_double_are_as_far_from_no_change(given: dict[str, object], scale: str) -> None:
    assert Axis.model_validate({"label": "x", **given}).scale == scale
