"""A waiver is in force to the end of its day."""

from __future__ import annotations

import pytest

from generators.domain import waivers
from generators.model import Waiver


@pytest.mark.parametrize(
    ("expires", "today", "holds"),
    [
        pytest.param("2026-11-20", "2026-11-20", True, id="to the end of its day"),
        pytest.param("2026-11-19", "2026-11-20", False, id="not a day longer"),
        pytest.param("2026-11", "2026-11-30", True, id="a month runs to its end"),
        pytest.param("2026-11", "2026-12-01", False, id="and ends there"),
        pytest.param("2026", "2026-12-31", True, id="a year runs to its end"),
    ],
)
def test_a_waiver_is_in_force_until_its_day(expires: str, today: str, holds: bool) -> None:
    waiver = Waiver(rule="CIT-KEY", file="a", match="b", reason="c", owner="d", expires=expires)
    assert waivers.is_in_force(waiver, today) is holds
