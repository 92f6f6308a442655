"""The day that reviews and waivers are judged at."""

from __future__ import annotations

import pytest

from generators.domain.review_date import effective_date
from generators.errors import SetupError


@pytest.mark.parametrize(
    ("given", "epoch", "day"),
    [
        pytest.param("", "", "2026-11-20", id="the newest review"),
        pytest.param("", "1798761600", "2027-01-01", id="a later day of the build"),
        pytest.param("", "0", "2026-11-20", id="never a day before the newest review"),
        pytest.param("2020-01-01", "1798761600", "2020-01-01", id="what was given"),
    ],
)
def test_the_day_comes_from_the_data_the_build_or_the_caller_and_never_from_the_clock(
    given: str, epoch: str, day: str
) -> None:
    assert effective_date("2026-11-20", given, {"SOURCE_DATE_EPOCH": epoch}) == day


def test_a_day_of_the_build_that_is_no_number_is_said() -> None:
    with pytest.raises(SetupError, match="SOURCE_DATE_EPOCH is 'now'"):
        effective_date("2026-11-20", "", {"SOURCE_DATE_EPOCH": "now"})
