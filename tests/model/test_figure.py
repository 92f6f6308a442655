"""An axis has ends and ticks that a chart can be drawn with."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from generators.model import Axis


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"low": 5, "high": 1}, "`low` below `high`"),
        ({"low": 1, "high": 1}, "`low` below `high`"),
        ({"ticks": (1, 1)}, "`ticks` in rising order"),
        ({"ticks": (2, 1)}, "`ticks` in rising order"),
        ({"scale": "log", "low": 0}, "numbers above zero"),
        ({"scale": "log", "ticks": (-1, 1)}, "numbers above zero"),
        ({"low": float("inf")}, "finite"),
        ({"ticks": (float("nan"),)}, "finite"),
        ({"ticks": tuple(range(41))}, "at most 40"),
    ],
)
def test_an_axis_that_cannot_be_drawn_is_refused(fields: dict[str, Any], wanted: str) -> None:
    with pytest.raises(ValidationError, match=wanted):
        Axis(label="Dose", **fields)


@pytest.mark.parametrize(
    "fields", [{}, {"low": -1, "high": 1}, {"high": 0}, {"scale": "log", "low": 0.1, "ticks": (1, 10)}]
)
def test_other_axes_are_as_they_are_written(fields: dict[str, Any]) -> None:
    assert {name: getattr(Axis(label="Dose", **fields), name) for name in fields} == fields
