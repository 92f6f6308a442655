"""A diagram fills its frame, its arrows are short and cross little, and the measure of a layout tells when they do not."""

from __future__ import annotations

from itertools import combinations, pairwise, product

import pytest

from generators.pictures.diagrams.geometry import Point, Rect
from generators.pictures.diagrams.reading import read_scene
from generators.pictures.diagrams.scene import Box, Scene, Text
from tests.pictures.diagrams.samples import NAMES, narrow_picture, picture

PAGE = 728.0  # px
FLOOR = 0.2  # of the picture that boxes and texts take; as Graphviz laid them out, 10 of 17 were below
CORNER = 0.21  # of the picture that may be empty in one corner
LOW = 64.0  # px of height for a box


def _list_rects(scene: Scene) -> list[Rect]:
    """What is printed: boxes, titles and labels."""
    labels = [arrow.text.rect for arrow in scene.arrows if arrow.text]
    return [*(box.rect for box in scene.boxes), *(frame.title.rect for frame in scene.frames), *labels]


def find_fill(scene: Scene) -> float:
    """The share of the picture that boxes and texts take."""
    return sum(rect.width * rect.height for rect in _list_rects(scene)) / (scene.width * scene.height)


def find_empty_corner(scene: Scene) -> float:
    """The share of the picture that the largest empty rectangle in a corner takes, arrows counted as something."""
    lines = [Rect(*a, *b) for arrow in scene.arrows for a, b in pairwise(arrow.line.points)]
    things = [*_list_rects(scene), *lines]
    return max(_find_largest(scene, things, *sides) for sides in product((False, True), repeat=2))


def _find_largest(scene: Scene, things: list[Rect], right: bool, bottom: bool) -> float:
    """The largest free rectangle at one corner: each thing ends all that reach past it."""
    nearest = sorted(
        (
            (scene.width - max(one.left, one.right) if right else min(one.left, one.right)),
            (scene.height - max(one.top, one.bottom) if bottom else min(one.top, one.bottom)),
        )
        for one in things
    )
    largest, lowest = 0.0, scene.height
    for across, down in [*nearest, (scene.width, 0.0)]:
        largest = max(largest, across * lowest)
        lowest = min(lowest, down)
    return largest / (scene.width * scene.height)


def count_crossings(scene: Scene) -> int:
    """How often the lines of two arrows cross, as they are drawn."""
    lines = [list(pairwise(arrow.line.points)) for arrow in scene.arrows]
    return sum(_cross(*one, *other) for a, b in combinations(lines, 2) for one, other in product(a, b))


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    def turn(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


@pytest.mark.parametrize("name", NAMES)
def test_a_diagram_fills_its_frame(name: str) -> None:
    scene = read_scene(picture(name))
    assert find_fill(scene) >= FLOOR
    assert find_empty_corner(scene) <= CORNER
    assert scene.width <= PAGE
    assert scene.height <= LOW * len(scene.boxes)


@pytest.mark.parametrize("name", NAMES)
def test_the_narrow_one_fills_its_frame_too(name: str) -> None:
    scene = read_scene(narrow_picture(name))
    assert find_fill(scene) >= 0.3
    assert find_empty_corner(scene) <= 0.1


@pytest.mark.parametrize("name", NAMES)
def test_few_arrows_cross(name: str) -> None:
    scene = read_scene(picture(name))
    assert count_crossings(scene) <= len(scene.arrows) * 0.3


def test_a_staircase_is_seen() -> None:
    """What a chain of eight boxes once looked like."""
    places = [Rect(90.0 * step, 120.0 * step, 90.0 * step + 100, 120.0 * step + 30) for step in range(8)]
    boxes = tuple(Box(str(n), "thing", rect, Text(("A",), rect.grow(-9), 14)) for n, rect in enumerate(places))
    scene = Scene(730, 870, boxes, (), ())
    assert find_fill(scene) < FLOOR
    assert find_empty_corner(scene) > CORNER
    assert scene.height > LOW * len(boxes)


def test_rows_are_no_staircase() -> None:
    places = [Rect(left, top, left + 150, top + 50) for top in (0.0, 100.0) for left in (0.0, 200.0, 400.0, 600.0)]
    boxes = tuple(Box(str(n), "thing", rect, Text(("A",), rect.grow(-9), 14)) for n, rect in enumerate(places))
    scene = Scene(750, 150, boxes, (), ())
    assert find_fill(scene) > FLOOR
    assert find_empty_corner(scene) == 0
