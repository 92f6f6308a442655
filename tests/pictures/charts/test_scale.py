"""Scale, limits and ticks of an axis: round ticks, and nothing is ever cut off."""

from __future__ import annotations

import pytest
from matplotlib.axes import Axes

from generators.model import Axis
from generators.pictures.charts import style
from generators.pictures.charts.scale import set_scale


def prepare(numbers: list[float], **changes: object) -> Axes:
    """Axes whose x axis is set for the numbers."""
    with style.context():
        axes = style.new_figure(400, 300).add_axes((0, 0, 1, 1))
        set_scale(axes, "x", Axis.model_validate({"label": "x", **changes}), numbers)
    return axes


@pytest.mark.parametrize(
    ("axis", "numbers", "expected"),
    [
        pytest.param({}, [3, 97], (0, 20, 40, 60, 80, 100), id="zero belongs where it is near"),
        pytest.param({}, [-55, 12], (-40, -20, 0), id="both sides of zero"),
        pytest.param({}, [0.64, 0.99], (0.7, 0.8, 0.9, 1), id="far from zero it is left out"),
        pytest.param({"low": 0.0, "high": 100.0}, [30], (0, 20, 40, 60, 80, 100), id="the author's limits"),
        pytest.param({"ticks": (0.0, 7.0, 14.0)}, [3], (0, 7, 14), id="the author's ticks"),
        pytest.param(
            {"unit": "1", "low": 0.5}, [0.64, 1.4], (0.6, 0.8, 1, 1.2, 1.4), id="less than a decade, even numbers"
        ),
        pytest.param({"scale": "log"}, [8, 300], (10, 20, 50, 100, 200), id="few decades, more ticks"),
        pytest.param({"scale": "log"}, [8, 30000], (10, 100, 1000, 10000), id="many decades"),
        pytest.param({}, [], (0, 0.2, 0.4, 0.6, 0.8, 1), id="no value at all"),
    ],
)
def test_ticks(axis: dict[str, object], numbers: list[float], expected: tuple[float, ...]) -> None:
    assert prepare(numbers, **axis).get_xticks() == pytest.approx(expected)


@pytest.mark.parametrize(
    ("axis", "numbers"),
    [
        pytest.param({"low": 0.0, "high": 100.0}, [130.0], id="beyond the author's limit"),
        pytest.param({"ticks": (0.5, 1.0, 1.8), "scale": "log"}, [0.34, 1.82], id="beyond the author's ticks"),
        pytest.param({}, [-114.1, 37.1], id="on both sides"),
        pytest.param({}, [5.0], id="alone"),
    ],
)
def test_every_number_lies_inside_the_axis(axis: dict[str, object], numbers: list[float]) -> None:
    low, high = prepare(numbers, **axis).get_xlim()
    assert low < min(numbers) and max(numbers) < high


def test_an_axis_ends_where_the_author_says() -> None:
    assert prepare([3.0, 8.0], low=0.0, high=10.0).get_xlim() == (0, 10)
