"""Round ticks, and nothing is ever cut off."""

from __future__ import annotations

import pytest

from generators.model import Axis
from generators.pictures.charts.scale import printed, scale, titled
from tests.pictures.charts.samples import UNITS


@pytest.mark.parametrize(
    ("axis", "numbers", "expected"),
    [
        pytest.param({}, [3, 97], (0, 20, 40, 60, 80, 100), id="zero belongs where it is near"),
        pytest.param({}, [-55, 12], (-60, -40, -20, 0, 20), id="both sides of zero"),
        pytest.param({}, [0.64, 0.99], (0.6, 0.7, 0.8, 0.9, 1), id="far from zero it is left out"),
        pytest.param({"low": 0.0, "high": 100.0}, [30], (0, 20, 40, 60, 80, 100), id="the author's limits"),
        pytest.param({"ticks": (0.0, 7.0, 14.0)}, [3], (0, 7, 14), id="the author's ticks"),
        pytest.param({"scale": "log"}, [8, 300], (5, 10, 20, 50, 100, 200, 500), id="few decades, more ticks"),
        pytest.param({"scale": "log"}, [8, 30000], (1, 10, 100, 1000, 10000, 100000), id="many decades"),
        pytest.param({}, [5], (0, 1, 2, 3, 4, 5), id="a single value"),
        pytest.param({}, [], (0, 0.2, 0.4, 0.6, 0.8, 1), id="no value at all"),
    ],
)
def test_ticks(axis: dict[str, object], numbers: list[float], expected: tuple[float, ...]) -> None:
    assert scale(Axis.model_validate({"label": "x", **axis}), numbers, 0, 100).ticks == pytest.approx(expected)


def test_a_value_beyond_the_authors_limit_is_still_shown() -> None:
    found = scale(Axis(label="x", low=0.0, high=100.0), [130], 0, 100)
    assert 0 <= found(130) <= 100


def test_an_axis_may_run_up_the_page() -> None:
    up = scale(Axis(label="x"), [0, 10], 300, 20)
    assert up(0) == 300
    assert up(10) == 20


def test_negative_numbers_have_a_true_minus_sign() -> None:
    assert printed(-2.5) == "−2.5"


@pytest.mark.parametrize(
    ("label", "unit", "expected"),
    [
        pytest.param("Change", "%", "Change (%)", id="a unit"),
        pytest.param("Ratio", "1", "Ratio", id="a bare number"),
        pytest.param("Study day", "d", "Study day", id="the label says it"),
        pytest.param("Score", "", "Score", id="none"),
    ],
)
def test_an_axis_says_its_unit(label: str, unit: str, expected: str) -> None:
    assert titled(Axis(label=label, unit=unit), UNITS) == expected
