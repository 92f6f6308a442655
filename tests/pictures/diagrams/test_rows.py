"""Boxes are put into rows like words: by the room that there is, with clusters together, and arrows only from one to the next."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generators.model import Diagram, Node
from generators.pictures.diagrams.across import place_across
from generators.pictures.diagrams.order import order_nodes
from generators.pictures.diagrams.parts import ARROW, BARE, BESIDE, FRAME, FRAMES, HEAD, Parts, Style, make_parts
from generators.pictures.diagrams.rows import fold
from tests.pictures.diagrams.samples import plain
from tests.pictures.diagrams.test_column import cluster, made

ROOM = 708.0


def parts_of(drawing: Diagram, shared: bool = True) -> Parts:
    return make_parts(drawing, plain, Style(20, 14, ROOM, shared))


def rows_of(drawing: Diagram, room: float = ROOM, shared: bool = True) -> str:
    """The rows as words: `ab c`."""
    rows = fold(parts_of(drawing, shared), order_nodes(drawing), room)
    return " ".join("".join(row) for row in rows)


@pytest.mark.parametrize(
    ("edges", "room", "rows"),
    [
        pytest.param("a>b b>c", ROOM, "abc", id="a chain that has room"),
        pytest.param("a>b b>c c>d d>e e>f", 350, "abc def", id="one that has not is folded"),
        pytest.param("a>b b>c c>d d>e e>f f>g", 460, "abcd efg", id="a row begins where the last one was full"),
        pytest.param("a>d b>d c>d", ROOM, "abc d", id="a box that several lead to begins a row"),
        pytest.param("a>b a>c", ROOM, "ab c", id="and one that is not led to from the last"),
        pytest.param("a>b b>a", ROOM, "a b", id="no arrow leads back within a row"),
        pytest.param("a>a a>b", ROOM, "ab", id="a loop is no arrow of a row"),
        pytest.param("a>b", 1, "a b", id="a row has one box at least"),
    ],
)
def test_boxes_flow_into_rows(edges: str, room: float, rows: str) -> None:
    assert rows_of(made(edges), room) == rows


def test_the_rows_of_a_cluster_are_even() -> None:
    chain = made("a>b b>c c>d d>e", clusters=(cluster(*"abcde"),))
    assert rows_of(chain, 400) == "abc de"


@pytest.mark.parametrize(
    ("clusters", "shared", "rows"),
    [
        pytest.param(("ab", "cd"), True, "abcd", id="two that have room share a row"),
        pytest.param(("ab", "cd"), False, "ab cd", id="but not if clusters have rows of their own"),
        pytest.param(("abc",), True, "abcd", id="and with a box that has no cluster"),
    ],
)
def test_clusters_share_a_row_if_they_may(clusters: tuple[str, ...], shared: bool, rows: str) -> None:
    chain = made("a>b b>c c>d", clusters=tuple(cluster(*names) for names in clusters))
    assert rows_of(chain, shared=shared) == rows


def test_a_cluster_of_several_rows_shares_none() -> None:
    both = made("a>b a>c c>d", clusters=(cluster("a", "b", "c"),))
    assert rows_of(both) == "a bc d"


def test_a_gap_has_room_for_what_stands_in_it() -> None:
    labelled, bare = parts_of(made("a>b b>c", "leads to")), parts_of(made("a>b b>c"))
    label = labelled.label(0)
    assert label
    assert labelled.gap("a", "b") == label.rect.width + 2 * BESIDE + HEAD
    assert bare.gap("a", "b") == ARROW
    assert bare.gap("a", "c") == BARE


def test_a_gap_between_clusters_has_room_for_both_frames() -> None:
    apart = parts_of(made("a>b", clusters=(cluster("a"), cluster("b"))))
    assert apart.gap("a", "b") == ARROW + 2 * FRAME + FRAMES


@pytest.mark.parametrize("edges", ["a>d b>d c>d d>e d>f", "a>b b>c c>d", "a>f b>f c>f d>f e>f"])
def test_boxes_of_a_row_do_not_overlap_and_stay_in_the_room(edges: str) -> None:
    parts = parts_of(made(edges, "leads to"))
    for row in place_across(parts, fold(parts, order_nodes(made(edges)), ROOM), 10, ROOM):
        assert row[0].left >= 10 - 0.01
        assert row[-1].right <= ROOM + 0.01
        for one, other in pairwise(row):
            assert other.left - one.right >= parts.gap(one.id, other.id) - 0.01


def test_a_box_stands_under_what_leads_to_it() -> None:
    parts = parts_of(made("a>d b>d c>d"))
    first, (last,) = place_across(parts, [["a", "b", "c"], ["d"]], 0, ROOM)
    assert last.center == pytest.approx(first[1].center, abs=1)


def test_boxes_of_a_row_are_equally_high() -> None:
    tall = made("a>b", nodes=(Node(id="a", label="One"), Node(id="b", label="a label of many words on several lines")))
    (row,) = place_across(parts_of(tall), [["a", "b"]], 0, ROOM)
    assert row[0].height == row[1].height
