"""A picture for a page has fewer elements than as it was drawn, and looks the same."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from generators.pictures.lean import make_lean

LINE = '<path d="M0,0 C1,1 2,2 3,3" style="fill: none; stroke: red"/>'
HEAD = '<polygon points="0,0 1,1 2,0" style="fill: red"/>'
GRID = '<path d="M 1 0 L 1 9" style="fill: none; stroke: var(--ag-grid)"/>'


def lean(inside: str) -> list[tuple[str, dict[str, str]]]:
    """The elements in a picture made lean, with their attributes."""
    svg = make_lean(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>')
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" ')
    assert 'font-size="14px" fill="var(--ag-fg)"' in svg
    return [(one.tag.rpartition("}")[2], dict(one.attrib)) for one in ET.fromstring(svg).iter()][1:]


def test_the_lines_and_the_heads_of_arrows_that_look_alike_are_one_path_each() -> None:
    other = LINE.replace("red", "blue")
    arrows = "".join(f'<g data-edge="{n}">{line}{HEAD}</g>' for n, line in enumerate((LINE, LINE, other)))
    found = lean(f"{arrows}<text>x</text>")
    assert [tag for tag, _ in found] == ["path", "path", "path", "text"]
    drawn = [attributes["d"] for _, attributes in found[:3]]
    assert drawn == ["M0,0 C1,1 2,2 3,3 M0,0 C1,1 2,2 3,3", " ".join(["M0,0 1,1 2,0 z"] * 3), "M0,0 C1,1 2,2 3,3"]


def test_a_path_of_several_arrows_says_which_part_is_the_line_of_which() -> None:
    bar = '<polyline points="0,0 5,0" style="fill: none; stroke: red"/>'
    arrows = "".join(f'<g data-edge="{n}">{LINE}{end}</g>' for n, end in ((2, bar), (0, HEAD), (1, "")))
    line, head = lean(arrows)
    assert line[1]["data-steps"] == "2 - 0 1" and line[1]["d"].count("M") == 4
    assert "data-steps" not in head[1]


def test_a_text_says_only_what_most_do_not() -> None:
    plain = '<text style="font-size: 14px; text-anchor: start; fill: var(--ag-fg)">a</text>'
    other = '<text style="fill: var(--ag-muted); font-size: 13px; text-anchor: middle">b</text>'
    assert lean(plain + other) == [
        ("text", {}),
        ("text", {"style": "fill: var(--ag-muted); font-size: 13px; text-anchor: middle"}),
    ]


def test_a_bar_at_the_end_of_an_arrow_stays_open() -> None:
    bar = '<polyline points="0,0 5,0" style="fill: none"/>'
    assert lean(f'<g data-edge="0">{LINE}{bar}</g>')[1] == ("path", {"d": "M0,0 5,0", "style": "fill: none"})


def test_the_marks_of_a_value_are_in_the_link_round_its_words() -> None:
    mark = '<a data-value="a" href="#obs-a" tabindex="-1" aria-hidden="true"><path d="M0 0"/></a>'
    words = '<a data-value="a" href="#obs-a"><text>5</text></a>'
    found = lean(f"{mark}<text>axis</text>{words}")
    assert [tag for tag, _ in found] == ["text", "a", "path", "text"]
    assert "aria-hidden" not in found[1][1]


def test_a_mark_without_words_keeps_its_link() -> None:
    mark = '<a data-value="a" href="#obs-a" tabindex="-1" aria-hidden="true"><path d="M0 0"/></a>'
    assert [tag for tag, _ in lean(mark)] == ["a", "path"]


def test_the_lines_of_the_grid_are_one_wherever_they_stand_and_other_lines_where_they_meet() -> None:
    tick = GRID.replace("grid", "fg")
    found = lean(f"{GRID}<text>1</text>{GRID}{tick}{tick}<text>2</text>{tick}")
    assert [tag for tag, _ in found] == ["path", "text", "path", "text", "path"]
    assert found[0][1]["d"] == "M 1 0 L 1 9 M 1 0 L 1 9" == found[2][1]["d"]


@pytest.mark.parametrize("closed", [GRID.replace("fill: none", "fill: red"), GRID.replace(" d=", ' transform="x" d=')])
def test_what_is_filled_or_moved_is_drawn_alone(closed: str) -> None:
    assert len(lean(closed * 2)) == 2


def test_a_group_is_what_it_holds_and_its_first_part_has_its_name() -> None:
    found = lean('<g data-node="a" data-kind="drug"><path d="M0 0"/><text>x</text></g>')
    assert found == [("path", {"d": "M0 0", "data-node": "a", "data-kind": "drug"}), ("text", {})]


def test_the_boxes_that_look_alike_are_one_path_below_their_words_and_it_names_each() -> None:
    box = '<g data-node="{}" data-kind="drug"><rect x="{}" y="2" width="20" height="10" rx="3" style="{}"/><text>x</text></g>'
    found = lean(box.format("a", 1, "fill: red") + box.format("b", 5, "fill: red") + box.format("c", 9.5, "fill: blue"))
    assert [tag for tag, _ in found] == ["path", "text", "text", "path", "text"]
    red, blue = found[0][1], found[3][1]
    assert (red["data-node"], blue["data-node"], red["data-kind"]) == ("a b", "c", "drug")
    assert blue["d"] == "M12.5 2h14a3 3 0 0 1 3 3v4a3 3 0 0 1 -3 3h-14a3 3 0 0 1 -3 -3v-4a3 3 0 0 1 3 -3z"
    assert red["d"].count("M") == 2 and red["d"].startswith("M4 2h14") and " M8 2h14" in red["d"]


def test_a_box_without_rounding_has_square_corners() -> None:
    ((_, square),) = lean('<rect x="1" y="2" width="20" height="10" rx="0"/>')
    assert square["d"] == "M1 2h20v10h-20v-10z"


def test_no_picture_stays_none() -> None:
    assert make_lean("") == ""
