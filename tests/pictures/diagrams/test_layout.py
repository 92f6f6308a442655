"""Which of several layouts is taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from generators.pictures.diagrams import layout
from generators.pictures.diagrams.geometry import Rect
from generators.pictures.diagrams.scene import Box, Scene, Text
from generators.pictures.diagrams.settle import PAD
from tests.pictures.diagrams.samples import plain, sample


def _scene(width: float, height: float, collides: bool = False) -> Scene:
    """One box that takes the whole page; with a collision its text is larger than the box."""
    rect = Rect(PAD, PAD, width - PAD, height - PAD)
    text = Text(("A",), rect.grow(1 if collides else -9), 14)
    return Scene(width, height, (Box("a", "thing", rect, text),), (), ())


@pytest.mark.parametrize(
    ("scenes", "taken"),
    [
        pytest.param(
            [_scene(400, 900), _scene(600, 500), _scene(700, 600)], 1, id="the smallest that a page has room for"
        ),
        pytest.param([_scene(900, 300), _scene(700, 900)], 1, id="not one that is too wide"),
        pytest.param([_scene(400, 400, collides=True), _scene(700, 900)], 1, id="not one with a collision"),
        pytest.param([_scene(1000, 300), _scene(900, 900)], 1, id="the narrowest if all are too wide"),
        pytest.param([_scene(700, 300, collides=True), _scene(760, 900)], 1, id="a little too wide before a collision"),
        pytest.param([_scene(700, 300, collides=True), _scene(900, 900)], 0, id="a collision before far too wide"),
    ],
)
def test_a_layout_is_taken(monkeypatch: pytest.MonkeyPatch, scenes: list[Scene], taken: int) -> None:
    def each_in_turn(*_: Any) -> Iterator[Scene]:
        yield from scenes

    monkeypatch.setattr(layout, "_list_variants", each_in_turn)
    assert layout.make_scene(sample(), plain) == scenes[taken]


def test_the_roomiest_texts_are_tried_first(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    def remember(_: Any, __: Any, style: Any) -> Iterator[Scene]:
        tried.append(style.box_limit)
        yield _scene(700 if style.box_limit < 24 else 800, 500)

    monkeypatch.setattr(layout, "_list_variants", remember)
    layout.make_scene(sample(), plain)
    assert list(dict.fromkeys(tried)) == [26, 24, 20]
