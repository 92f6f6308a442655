"""Titles and labels find a place where nothing is in their way, and stay where they are if nothing is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generators.pictures.diagrams.collisions import find_blocked_titles, find_collisions
from generators.pictures.diagrams.geometry import Rect
from generators.pictures.diagrams.scene import Arrow, Box, Frame, Scene, Text
from generators.pictures.diagrams.settle import fit_page, settle_labels, settle_titles


def _text(words: str, left: float, top: float, width: float = 60) -> Text:
    return Text((words,), Rect(left, top, left + width, top + 16), 13)


def _arrow(edge: int, across: float, text: Text | None = None) -> Arrow:
    """Straight down from y = 20 to y = 200."""
    return Arrow(
        edge, "confirmed", "point", ((across, 20), (across, 80), (across, 130), (across, 193)), (across, 200), text
    )


def _scene(*arrows: Arrow, frames: tuple[Frame, ...] = (), boxes: tuple[Box, ...] = ()) -> Scene:
    return Scene(300, 300, boxes, frames, arrows)


def _frame(left: float = 100, right: float = 200, title: float = 110) -> Frame:
    return Frame("cell", Rect(left, 150, right, 290), _text("Cell", title, 156))


@pytest.mark.parametrize(
    ("across", "left", "frame"),
    [
        pytest.param(190.0, 110, (100, 200), id="it stays where it is free"),
        pytest.param(115.0, 121, (100, 200), id="it moves to the right of an arrow"),
        pytest.param(150.0, 84, (74, 200), id="its cluster grows if it must"),
        pytest.param(144.0, 150, (100, 220), id="and to the side where it has to grow less"),
    ],
)
def test_a_title_goes_out_of_the_way(across: float, left: float, frame: tuple[float, float]) -> None:
    scene = settle_titles(_scene(_arrow(0, across), frames=(_frame(),)))
    assert find_blocked_titles(scene) == frozenset()
    assert scene.frames[0].title.rect.left == pytest.approx(left)
    assert (scene.frames[0].rect.left, scene.frames[0].rect.right) == pytest.approx(frame)


def test_a_cluster_does_not_grow_into_another() -> None:
    other = Frame("other", Rect(60, 150, 95, 290), _text("O", 66, 156, width=10))
    scene = settle_titles(_scene(_arrow(0, 144), frames=(_frame(), other)))
    assert scene.frames[0].rect.left == 100
    assert find_collisions(scene) == []


def test_a_title_without_a_free_place_is_told() -> None:
    walls = tuple(
        Frame(name, Rect(left, 150, left + 30, 290), _text("W", left + 5, 156, 10))
        for name, left in (("a", 65), ("b", 205))
    )
    scene = settle_titles(_scene(_arrow(0, 150), frames=(_frame(), *walls)))
    assert find_blocked_titles(scene) == {"cell"}


def test_a_label_leaves_the_lines_that_go_through_it() -> None:
    scene = settle_labels(_scene(_arrow(0, 100, _text("pairs", 80, 90)), _arrow(1, 180)))
    assert find_collisions(scene) == []


def test_a_label_that_is_free_stays() -> None:
    text = _text("pairs", 105, 90)
    assert settle_labels(_scene(_arrow(0, 100, text))).arrows[0].text == text


def test_two_labels_share_no_place() -> None:
    scene = settle_labels(_scene(_arrow(0, 100, _text("one", 120, 90)), _arrow(1, 200, _text("other", 120, 90))))
    assert find_collisions(scene) == []


def test_a_label_leaves_boxes_and_titles() -> None:
    box = Box("a", "thing", Rect(103, 80, 170, 110), _text("A", 110, 85, 10))
    scene = settle_labels(
        _scene(_arrow(0, 100, _text("pairs", 105, 90)), boxes=(box,), frames=(_frame(150, 260, 160),))
    )
    assert find_collisions(scene) == []


def test_a_page_is_as_large_as_what_is_on_it() -> None:
    scene = fit_page(_scene(_arrow(0, -50, _text("pairs", -40, 90)), frames=(_frame(),)))
    assert (scene.width, scene.height) == (260, 280)
    assert scene.arrows[0].tip == (5, 185)
    assert scene.frames[0].title.rect.left == 165
    assert find_collisions(replace(scene, frames=())) == []
