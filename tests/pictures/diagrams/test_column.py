"""Diagrams for narrow screens: one column, in which every arrow and text has its place."""

from __future__ import annotations

from typing import Any

import pytest

from generators.model import Cluster, Diagram, Edge, Node
from generators.pictures import diagrams
from generators.pictures.diagrams.column import WIDTH, make_column
from generators.pictures.diagrams.order import order_nodes
from generators.pictures.diagrams.reading import read_scene
from generators.pictures.diagrams.scene import Scene
from tests.pictures.diagrams.samples import NAMES, diagram, narrow_picture, plain, printed, sample


def made(edges: str, label: str = "", **changes: Any) -> Diagram:
    """A diagram of `a>b b>c`, its nodes named by letters in the order of the alphabet."""
    pairs = [pair.split(">") for pair in edges.split()]
    nodes = tuple(Node(id=name, label=f"Node {name}") for name in sorted({name for pair in pairs for name in pair}))
    arrows = tuple(Edge(tail=tail, head=head, label=label) for tail, head in pairs)
    return sample(**{"nodes": nodes, "edges": arrows, "clusters": ()} | changes)


def cluster(*nodes: str) -> Cluster:
    return Cluster(id="".join(nodes), label=f"Of {' and '.join(nodes)}", nodes=nodes)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_misplaced(name: str) -> None:
    assert diagrams.find_misplaced(diagram(name), printed, narrow_picture(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_phone_has_room_for_it(name: str) -> None:
    assert read_scene(narrow_picture(name)).width <= WIDTH


@pytest.mark.parametrize(
    ("edges", "clusters", "order"),
    [
        pytest.param("a>b b>c", (), "abc", id="a chain"),
        pytest.param("c>b b>a", (), "cba", id="against the order of the author"),
        pytest.param("a>b a>c b>d", (), "abdc", id="a branch to its end"),
        pytest.param("a>b a>c b>d c>d", (), "abcd", id="not before all that leads to it"),
        pytest.param("a>b b>a b>c", (), "abc", id="a cycle"),
        pytest.param("a>a a>b", (), "ab", id="a loop"),
        pytest.param("a>c b>c a>d", (("a", "d"),), "adbc", id="a cluster stays together"),
        pytest.param("a>b b>c c>d", (("a", "c"),), "acbd", id="a cluster that is left and entered again"),
    ],
)
def test_boxes_stand_in_the_order_of_reading(edges: str, clusters: Any, order: str) -> None:
    found = made(edges, clusters=tuple(cluster(*one) for one in clusters))
    assert "".join(order_nodes(found)) == order
    tops = {box.id: box.rect.top for box in make_column(found, plain).boxes}
    assert "".join(sorted(tops, key=tops.__getitem__)) == order


MANY = " ".join(f"{tail}>{head}" for tail in "abcdefgh" for head in "abcdefgh" if tail != head)
HARD = [
    pytest.param(made("a>b", "leads to"), id="one arrow"),
    pytest.param(made("a>b", "x" * 40), id="a word wider than the column"),
    pytest.param(made("a>b", " ".join(["long words"] * 30)), id="a label of many lines"),
    pytest.param(made("a>b a>b a>b", "again"), id="the same arrow three times"),
    pytest.param(made("a>a", "itself"), id="a loop"),
    pytest.param(made(MANY, "leads to"), id="each to each other"),
    pytest.param(made(MANY), id="each to each other, without labels"),
    pytest.param(made("a>z b>z c>z d>z e>z f>z g>z h>z", "enters"), id="eight into one"),
    pytest.param(made("a>b a>c a>d a>e a>f a>g a>h", "leaves"), id="one into seven"),
    pytest.param(made("c>b b>a a>c", "round"), id="a round"),
    pytest.param(made("a>b b>c c>d", "on", clusters=(cluster("a"), cluster("b", "d"))), id="clusters left and entered"),
    pytest.param(sample(nodes=(Node(id="a", label="Alone"),), edges=(), clusters=()), id="one box"),
]  # fmt: skip


@pytest.mark.parametrize("hard", HARD)
def test_a_hard_diagram_is_placed_well(hard: Diagram) -> None:
    drawn = diagrams.narrow_svg(hard, "f", plain)
    assert [fault for fault in diagrams.find_misplaced(hard, plain, drawn) if "px wide" not in fault] == []


def _lengths(scene: Scene) -> list[float]:
    return [arrow.line.extent.right - arrow.line.extent.left for arrow in scene.arrows]


def test_only_an_arrow_to_the_next_box_leads_straight_down() -> None:
    straight, beside, back = _lengths(make_column(made("a>b a>c c>a"), plain))
    assert straight == 0
    assert beside > 0
    assert back > beside  # the outer lane


def test_an_arrow_begins_at_the_side_of_its_tail_and_ends_on_top_of_its_head() -> None:
    scene = make_column(made("a>b b>c a>c"), plain)
    boxes, arrow = {box.id: box.rect for box in scene.boxes}, scene.arrows[2]
    assert arrow.curve[0][0] == boxes["a"].right
    assert arrow.tip[1] == boxes["c"].top


def test_a_label_begins_at_its_arrow_in_every_font() -> None:
    _, label = diagrams.narrow_svg(made("a>b", "leads to"), "f", plain).split("data-label")
    assert 'text-anchor="start"' in label
