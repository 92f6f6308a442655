"""A list is cut into parts that lead to each other; a short one is whole."""

from __future__ import annotations

import pytest

from generators.render import parts_of_list


def test_a_list_of_few_has_one_part_and_no_links() -> None:
    assert parts_of_list.split("a.md", [], str)[0].links == ()
    (only,) = parts_of_list.split("a.md", ["x", "y"], str, most=2)
    assert (only.path, only.items, only.links, only.title_end) == ("a.md", ("x", "y"), (), "")
    first, second = parts_of_list.split("drugs/index.md", ["x", "y", "z"], str, most=2)
    assert [link.href for link in first.links] == ["./", "list.2/"]
    assert (first.title_end, second.title_end) == ("", ", part 2 of 2")
    assert (second.path, [link.href for link in second.links]) == ("drugs/list.2.md", ["../", "../list.2/"])


@pytest.mark.parametrize(
    ("count", "here", "near"), [(1, 0, [0]), (3, 1, [0, 1, 2]), (50, 0, [0, 1, 2, 4, 8, 16, 32, 49])]
)
def test_a_part_leads_to_the_first_the_last_and_those_at_twice_the_distance_of_others(
    count: int, here: int, near: list[int]
) -> None:
    assert parts_of_list.choose_near(count, here) == near


def test_every_part_of_a_thousand_is_ten_steps_away_and_none_has_many_links() -> None:
    ways, steps = {0}, 0
    while len(ways) < 1000:
        ways |= {at for one in ways for at in parts_of_list.choose_near(1000, one)}
        steps += 1
    assert steps <= 10 and max(len(parts_of_list.choose_near(1000, at)) for at in range(1000)) <= 22
