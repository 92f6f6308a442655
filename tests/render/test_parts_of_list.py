"""A list is cut into parts that lead to each other; a short one is whole."""

from __future__ import annotations

from generators.render import parts_of_list


def test_a_list_of_few_has_one_part_and_no_links() -> None:
    assert parts_of_list.split("a.md", [], str)[0].links == ()
    (only,) = parts_of_list.split("a.md", ["x", "y"], str, most=2)
    assert (only.path, only.items, only.links, only.title_end) == ("a.md", ("x", "y"), (), "")
    first, second = parts_of_list.split("drugs/index.md", ["x", "y", "z"], str, most=2)
    assert [link.href for link in first.links] == ["./", "list.2/"]
    assert (second.path, [link.href for link in second.links]) == ("drugs/list.2.md", ["../", "../list.2/"])
