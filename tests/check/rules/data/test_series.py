"""DAT-SERIES"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Row, Says

LEVEL = {
    "parameter": "tissue-concentration",
    "unit": "ug/g",
    "matrix": "liver",
    "statistic": "mean",
    "n": "8",
    "analysis_set": "",
}
CHANGE = {
    "parameter": "target-change",
    "unit": "%",
    "matrix": "plasma",
    "statistic": "mean",
    "n": "20",
    "analysis_set": "itt",
}


def rows(row: Row, shared: dict[str, str], *values: str) -> int:
    """A row a day; the line of the last."""
    return [
        row(**{**shared, "id": f"smp-{day}", "value": value, "time": f"day {day}"}) for day, value in enumerate(values)
    ][-1]


@pytest.mark.parametrize("value", ["66.8", "0.668", "668 ± 20", "6680"])
def test_a_decimal_point_that_was_lost_is_found(says: Says, row: Row, at: At, value: str) -> None:
    line = rows(row, LEVEL, "3.96 ± 1.1", "5.58", "6.72", value)
    (finding,) = says("DAT-SERIES")
    assert (finding.where.line, finding.severity) == (line, "warning") and at(finding).startswith(f'"{value}"')
    assert "the others of its series lie between 3.96 and 6.72" in finding.message


@pytest.mark.parametrize("values", [("3.96", "5.58", "6.72", "11.2"), ("3.96", "0.4", "6.72", "66.8"), ("3.96", "5.58", "66.8"),
                                    ("3.96", "5.58", "6.72", "28"), ("3.96", "5.58", "6.72", "<0.5"), ("3.96", "5.58", "6.72", "40–80")])  # fmt: skip
def test_a_value_that_may_be_is_left_alone(says: Says, row: Row, values: tuple[str, ...]) -> None:
    rows(row, LEVEL, *values)
    assert says("DAT-SERIES") == []


def test_a_sign_that_was_lost_is_found(says: Says, row: Row) -> None:
    line = rows(row, CHANGE, "−31", "−28", "25.1 ± 25.7")
    (finding,) = says("DAT-SERIES")
    assert finding.where.line == line
    assert finding.message.startswith("smp-2: 25.1 ± 25.7, and all 4 others like it fall")


@pytest.mark.parametrize("values", [("−31", "28", "25.1"), ("−31", "0", "−3")])
def test_changes_of_both_signs_and_none_are_left_alone(says: Says, row: Row, values: tuple[str, ...]) -> None:
    rows(row, CHANGE, *values)
    assert says("DAT-SERIES") == []
