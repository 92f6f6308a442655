"""What prints all values of a group is said once."""

from __future__ import annotations

from generators.render.plan.uses import Used, split_shared

TABLE, FIGURE = ("table-a", "Table 1"), ("figure-b", "Figure 2")
GUIDE, OTHER = ("drugs/x/guide", "A guide"), ("compare/cmax", "Compare")


def used(page: tuple[str, str], *places: tuple[str, str]) -> Used:
    return (*page, places)


def test_a_place_of_all_is_shared_and_the_others_stay() -> None:
    shared, others = split_shared([(used(GUIDE, TABLE, FIGURE),), (used(GUIDE, TABLE), used(OTHER, TABLE))])
    assert shared == (used(GUIDE, TABLE),)
    assert others == [(used(GUIDE, FIGURE),), (used(OTHER, TABLE),)]


def test_nothing_is_shared_where_one_value_stands_nowhere_or_elsewhere() -> None:
    for second in ((), (used(OTHER, TABLE),)):
        assert split_shared([(used(GUIDE, TABLE),), second]) == ((), [(used(GUIDE, TABLE),), second])


def test_a_single_value_keeps_its_places() -> None:
    assert split_shared([(used(GUIDE, TABLE),)]) == ((), [(used(GUIDE, TABLE),)])
