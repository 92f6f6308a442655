"""Numbers that stand under each other stand at their decimal points."""

from __future__ import annotations

import pytest

from generators.render.alignment import indent_figures


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        pytest.param(["96", "8", "120"], ["1", "2", ""], id="by the digits that it lacks"),
        pytest.param(["0.87", "64", "20.7"], ["1", "", ""], id="what follows the point does not count"),
        pytest.param(["1190 ± 630", "11\u202f300 (4030–26\u202f100)"], ["1 group", ""], id="the thin space too"),
        pytest.param([">200", "~5 mL", "3"], ["", "2", "3"], id="a sign is as wide as a digit"),
        pytest.param(["−36", "+2", "1"], ["", "1", "2"], id="a minus too"),
        pytest.param(["37/73 (51%)", "0/37 (0%)"], ["", "1"], id="k of n at k"),
        pytest.param(["not determined", "8", "12"], ["", "1", ""], id="words stay at the edge"),
        pytest.param(["4, 12, 35 mg", "100 mg", "20 mg"], ["", "", "1"], id="a list of numbers is no number"),
        pytest.param(["8", "words"], ["", ""], id="one number has nothing to stand under"),
        pytest.param(["1", "10000000"], ["", ""], id="a number is not moved out of its column"),
        pytest.param([], [], id="an empty column"),
    ],
)
def test_a_number_is_moved_by_what_the_widest_has_before_its_point(column: list[str], expected: list[str]) -> None:
    assert list(indent_figures(column)) == expected
