"""DAT-DIFF"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Row, Says

SHARED = {
    "parameter": "target-change", "unit": "%", "statistic": "ls-mean", "matrix": "plasma", "analysis_set": "itt",
    "time": "day 60", "n": "20", "dose": "", "route": "", "population": "", "species": "", "compound": "",
}  # fmt: skip


def rows(row: Row, drug: str, placebo: str, other: str, **cells: str) -> tuple[int, int, int]:
    """A value of each of two arms, and their difference or ratio; the lines of the three."""
    one = row(id="smp-a", arm="samplirsen-100mg", value=drug, **SHARED)
    two = row(id="smp-b", arm="placebo", value=placebo, **SHARED)
    compared = {"statistic": "difference", **cells}
    three = row(
        **{**SHARED, "id": "smp-c", "arm": "samplirsen-100mg", "against": "placebo", "value": other, **compared}
    )
    return one, two, three


@pytest.mark.parametrize(
    ("drug", "placebo", "other", "cells"),
    [
        pytest.param("−14.31", "−22.20", "7.90", {}, id="within rounding"),
        pytest.param("−6", "−8", "1 (−3 to 5)", {}, id="inside its interval, as a model adjusts it"),
        pytest.param("0.65", "0.98", "0.66", {"statistic": "ratio"}, id="ratio"),
        pytest.param("−14.31", "−22.20", "40", {"time": "day 90"}, id="another time"),
        pytest.param("−14.31", "−22.20", "40", {"analysis_set": "safety"}, id="another analysis set"),
        pytest.param("−14.31", "−22.20", "40", {"against": ""}, id="against nothing"),
        pytest.param("−14.31", "−22.20", "40", {"against": "samplirsen-200mg"}, id="an arm without a value"),
    ],
)
def test_a_difference_that_its_arms_give_is_left_alone(
    says: Says, row: Row, drug: str, placebo: str, other: str, cells: dict[str, str]
) -> None:
    rows(row, drug, placebo, other, **cells)
    assert says("DAT-DIFF") == []


@pytest.mark.parametrize(
    ("drug", "placebo", "other", "cells", "place"),
    [
        pytest.param("−14.31", "−22.20", "9.70", {}, 2, id="difference"),
        pytest.param("−14.31", "22.20", "7.90 (−3.5 to 19.3)", {}, 1, id="a sign lost in the control"),
        pytest.param("14.31", "−22.20", "7.90", {}, 0, id="a sign lost in the arm"),
        pytest.param("−24.7", "−3.3", "21.4", {}, 2, id="a sign lost in the difference"),
        pytest.param("0.65", "98.0", "0.66", {"statistic": "ratio"}, 2, id="ratio"),
    ],
)
def test_a_difference_that_its_arms_do_not_give_is_found(
    says: Says, row: Row, at: At, drug: str, placebo: str, other: str, cells: dict[str, str], place: int
) -> None:
    lines = rows(row, drug, placebo, other, **cells)
    (finding,) = says("DAT-DIFF")
    assert finding.where.line == lines[place]
    assert at(finding).startswith(f'"{(drug, placebo, other)[place]}"')
    assert finding.message.startswith("smp-c: smp-a ")
