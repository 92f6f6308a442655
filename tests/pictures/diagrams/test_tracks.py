"""Arrows between two rows have tracks on which they do not lie on one another and cross as little as can be."""

from __future__ import annotations

import pytest

from generators.pictures.diagrams.tracks import DOWN, UP, End, Stretch, assign_levels, count_overlaps
from generators.pictures.diagrams.turns import count_crossings, round_corners


def stretch(start: float, end: float, number: int = 0) -> Stretch:
    return Stretch(number, End(start, UP), End(end, DOWN))


def ways(stretches: list[Stretch]) -> list[list[tuple[float, float]]]:
    """The ways as lines from y = 0 to y = 100."""
    return [[(s.start.x, 0), (s.start.x, s.level * 10), (s.end.x, s.level * 10), (s.end.x, 100)] for s in stretches]


@pytest.mark.parametrize(
    ("pairs", "levels", "crossings"),
    [
        pytest.param([(0, 0)], 0, 0, id="straight down needs no track"),
        pytest.param([(0, 100)], 1, 0, id="one"),
        pytest.param([(0, 100), (200, 300)], 1, 0, id="two beside each other share one"),
        pytest.param([(0, 100), (50, 150)], 2, 0, id="to the right, the last is uppermost"),
        pytest.param([(100, 0), (150, 50)], 2, 0, id="to the left, the first is"),
        pytest.param([(0, 200), (100, 120)], 2, 1, id="one that cannot but cross crosses once"),
        pytest.param([(0, 200), (50, 210), (100, 220), (150, 230)], 4, 0, id="four in parallel"),
    ],
)
def test_few_cross(pairs: list[tuple[float, float]], levels: int, crossings: int) -> None:
    stretches = [stretch(*pair, number) for number, pair in enumerate(pairs)]
    assert assign_levels(stretches) == levels
    assert count_crossings(ways(stretches)) == crossings


def test_uprights_do_not_lie_on_one_another() -> None:
    arriving, leaving = stretch(0, 100, 0), stretch(100, 200, 1)
    assign_levels([arriving, leaving])
    assert leaving.level < arriving.level
    assert count_overlaps([arriving, leaving]) == 0


def test_uprights_that_have_to_are_counted() -> None:
    """Each begins where the other arrives."""
    both = [stretch(0, 100, 0), stretch(100, 0, 1)]
    assign_levels(both)
    assert count_overlaps(both) == 1


def test_an_arrow_that_returns_to_its_row_has_a_track() -> None:
    back = Stretch(0, End(50, DOWN), End(50, DOWN))
    assert assign_levels([back]) == 1


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        pytest.param([(0, 50), (100, 50)], [(50, 0), (50, 100)], 1, id="in the middle"),
        pytest.param([(0, 50), (50, 50)], [(50, 0), (50, 100)], 0, id="an end that touches does not cross"),
        pytest.param([(0, 50), (100, 50)], [(0, 60), (100, 60)], 0, id="parallel"),
        pytest.param([(0, 50), (100, 50), (100, 0)], [(50, 0), (50, 100), (120, 100)], 1, id="with corners"),
    ],
)
def test_crossings_are_counted(one: list[tuple[float, float]], other: list[tuple[float, float]], count: int) -> None:
    assert count_crossings([one, other]) == count_crossings([other, one]) == count


def test_a_way_does_not_cross_itself() -> None:
    assert count_crossings([[(0, 0), (100, 0), (100, 50), (50, 50), (50, -50)]]) == 0


def test_corners_are_round_and_ends_stay() -> None:
    curve = round_corners([(0, 0), (100, 0), (100, 80)])
    assert (curve[0], curve[-1]) == ((0, 0), (100, 80))
    assert {(95, 0), (100, 5)} <= {*curve}
    assert len(curve) % 3 == 1
