"""Of many layouts the one that costs a reader least is taken."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from generators.model import Diagram, Node
from generators.pictures import diagrams
from generators.pictures.diagrams import layout
from generators.pictures.diagrams.collisions import find_collisions
from generators.pictures.diagrams.layout import Layout, draw_scene, list_orders, make_layout
from generators.pictures.diagrams.order import order_nodes
from generators.pictures.diagrams.parts import Style, make_parts
from generators.pictures.diagrams.reading import read_scene
from generators.pictures.diagrams.scene import Scene
from tests.pictures.diagrams.samples import diagram, picture, plain, printed
from tests.pictures.diagrams.test_column import HARD, MANY, cluster, made

STYLE = Style(20, 14, 708.0)


def laid(drawing: Diagram, order: str = "", **style: Any) -> Layout:
    parts = make_parts(drawing, plain, replace(STYLE, **style))
    return make_layout(parts, tuple(order or order_nodes(drawing)))


def scene_of(drawing: Diagram, **style: Any) -> Scene:
    return draw_scene(drawing, laid(drawing, **style))


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        pytest.param(
            laid(made("a>b b>c c>d d>e e>f")), laid(made("a>b b>c c>d d>e e>f"), room=320.0), id="lower before higher"
        ),
        pytest.param(laid(made("a>c b>d"), "abcd"), laid(made("a>c b>d"), "abdc"), id="nothing crosses"),
        pytest.param(
            laid(made("a>b b>c"), room=320.0), laid(made("a>b b>c"), "bca", room=320.0), id="arrows lead down"
        ),
    ],
)
def test_a_layout_that_reads_better_costs_less(better: Layout, worse: Layout) -> None:
    assert better.cost < worse.cost


def test_a_text_without_room_costs() -> None:
    roomy = laid(made("a>b b>c"))
    strained = replace(roomy, depths=replace(roomy.depths, strains=1))
    assert strained.cost == pytest.approx(roomy.cost + layout.STRAIN)


@pytest.mark.parametrize("name", ["spliced", "mechanism-of-action", "regimens"])
def test_what_is_taken_costs_no_more_than_what_was_tried(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made_here: list[Layout] = []

    def remember(*given: Any) -> Layout:
        made_here.append(make_layout(*given))
        return made_here[-1]

    monkeypatch.setattr(layout, "make_layout", remember)
    scene = layout.make_scene(diagram(name), printed)
    best = min(one.cost for one in made_here)
    assert any(one.cost == best and draw_scene(diagram(name), one) == scene for one in made_here)


def test_one_without_a_collision_is_taken_before_a_cheaper_one(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Scene] = []

    def collide(scene: Scene) -> list[str]:
        seen.append(scene)
        return ["label 'x' overlaps"] if len({id(one) for one in seen}) <= 2 else []

    monkeypatch.setattr(layout, "find_collisions", collide)
    taken = layout.make_scene(made("a>b b>c", "leads to"), plain)
    assert taken is seen[-1] is not seen[0]


def test_if_all_collide_the_cheapest_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "find_collisions", lambda _: ["label 'x' overlaps"])
    drawing = made("a>b b>c", "leads to")
    found = layout.make_scene(drawing, plain)
    monkeypatch.undo()
    assert found == layout.make_scene(drawing, plain)


def test_boxes_move_within_their_cluster_and_clusters_as_a_whole() -> None:
    drawing = made("a>b b>c c>d", clusters=(cluster("a", "b"), cluster("c", "d")))
    assert {"".join(order) for order in list_orders(laid(drawing))} == {"cdab", "bacd", "abdc"}


def test_an_arrow_goes_around_rows_that_it_cannot_pass() -> None:
    """Each row is one box as wide as the room, so that only beside them is a way."""
    wide = made("a>b b>c a>c", "x", clusters=(cluster("a"), cluster("b"), cluster("c")))
    scene = scene_of(wide, shared=False)
    assert find_collisions(scene) == []
    assert scene.arrows[2].line.extent.right > max(frame.rect.right for frame in scene.frames) or (
        scene.arrows[2].line.extent.left < min(frame.rect.left for frame in scene.frames)
    )


def test_the_title_of_a_cluster_is_at_its_left_and_no_arrow_crosses_it() -> None:
    nodes = tuple(Node(id=name, label="A label of several words") for name in "abc")
    scene = scene_of(made("a>b b>c", nodes=nodes, clusters=(cluster("b", "c"),)), shared=False)
    frame = scene.frames[0]
    assert frame.title.rect.left - frame.rect.left < 20
    assert find_collisions(scene) == []


@pytest.mark.parametrize(
    "hard", [one for one in HARD if "MANY" not in str(one.id) and not str(one.id).startswith("each")]
)
def test_a_hard_diagram_is_placed_well(hard: Diagram) -> None:
    drawn = diagrams.svg(hard, "f", plain)
    assert diagrams.find_misplaced(hard, plain, drawn) == []


def test_a_diagram_that_nobody_could_read_is_drawn_all_the_same() -> None:
    crowded = made(MANY)
    faults = diagrams.find_misplaced(crowded, plain, diagrams.svg(crowded, "f", plain))
    assert [fault for fault in faults if "arrow" in fault and "box" not in fault and "drawn" in fault] == []


def test_a_label_stands_at_its_arrow_in_every_font() -> None:
    """In a narrower font than it was measured in, a label that is centred would be far from its arrow."""
    drawn = picture("spliced")
    found = re.findall(r'data-label="(\d+)"><text x="([\d.]+)" [^>]*text-anchor="(\w+)"', drawn)
    labels = {int(number): (anchor, float(x)) for number, x, anchor in found}
    assert {anchor for anchor, _ in labels.values()} == {"start", "middle", "end"}
    for arrow in read_scene(drawn).arrows:
        anchor, x = labels.get(arrow.edge, ("middle", 0.0))
        if anchor != "middle":
            assert min(abs(point[0] - x) for point in arrow.line.points) < 6
