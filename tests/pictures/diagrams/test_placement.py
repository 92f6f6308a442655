"""Every diagram of the site is placed well, and the check of a picture sees each way in which one can be placed badly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from generators.pictures import diagrams
from generators.pictures.diagrams.geometry import Rect
from generators.pictures.diagrams.lettering import measure
from generators.pictures.diagrams.placement import find_faults
from generators.pictures.diagrams.reading import read_scene
from generators.pictures.diagrams.scene import Arrow, Box, Frame, Scene, Text
from tests.pictures.diagrams.samples import NAMES, diagram, picture, plain, printed, sample


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_misplaced(name: str) -> None:
    assert diagrams.find_misplaced(diagram(name), printed, picture(name)) == []


@pytest.mark.parametrize("name", ["sample", "spliced", "crowded"])
def test_a_page_has_room_for_it(name: str) -> None:
    assert read_scene(picture(name)).width <= 730


def test_a_picture_that_is_not_given_is_drawn() -> None:
    assert diagrams.find_misplaced(sample(), plain) == []


def test_the_picture_of_another_diagram_is_seen() -> None:
    assert diagrams.find_misplaced(sample(), plain, picture("spliced"))


def test_long_words_are_too_wide_for_a_page() -> None:
    wide = sample(clusters=())
    long = tuple(node.model_copy(update={"label": "Methylenetetrahydrofolate" * 5}) for node in wide.nodes)
    faults = diagrams.find_misplaced(wide.model_copy(update={"nodes": long}), plain)
    assert any("px wide; a page has room for" in fault for fault in faults)


def _sample() -> Scene:
    return read_scene(picture("sample"))


def _with_box(scene: Scene, ident: str, change: Callable[[Box], Box]) -> Scene:
    return replace(scene, boxes=tuple(change(box) if box.id == ident else box for box in scene.boxes))


def _with_arrow(scene: Scene, edge: int, change: Callable[[Arrow], Arrow]) -> Scene:
    return replace(scene, arrows=tuple(change(arrow) if arrow.edge == edge else arrow for arrow in scene.arrows))


def _with_frame(scene: Scene, ident: str, change: Callable[[Frame], Frame]) -> Scene:
    return replace(scene, frames=tuple(change(frame) if frame.id == ident else frame for frame in scene.frames))


def _box(scene: Scene, ident: str) -> Box:
    return next(box for box in scene.boxes if box.id == ident)


def _text_at(text: Text | None, rect: Rect) -> Text:
    assert text
    (x, y), width, height = rect.center, text.rect.width, text.rect.height
    return replace(text, rect=Rect(x - width / 2, y - height / 2, x + width / 2, y + height / 2))


def _reverse(arrow: Arrow) -> Arrow:
    return replace(arrow, curve=(arrow.tip, *reversed(arrow.curve[:-1])), tip=arrow.curve[0])


def _move_title(frame: Frame, across: float, down: float) -> Frame:
    return replace(frame, title=replace(frame.title, rect=frame.title.rect.move(across, down)))


BROKEN: dict[str, tuple[Callable[[Scene], Scene], str]] = {
    "a node is missing": (lambda s: replace(s, boxes=s.boxes[1:]), "node 'thing' is drawn 0 times"),
    "a node is there twice": (lambda s: replace(s, boxes=(*s.boxes, s.boxes[0])), "node 'thing' is drawn 2 times"),
    "a node of nobody": (
        lambda s: replace(s, boxes=(*s.boxes, replace(s.boxes[0], id="other"))), "node 'other' is not of this diagram",
    ),
    "a node reads otherwise": (
        lambda s: _with_box(s, "step", lambda b: replace(b, text=replace(b.text, lines=("The drug",)))),
        "node 'step' reads 'The drug', not 'The step'",
    ),
    "a node looks otherwise": (
        lambda s: _with_box(s, "step", lambda b: replace(b, kind="thing")), "node 'step' looks like a thing, not a step",
    ),
    "a text larger than its box": (
        lambda s: _with_box(s, "step", lambda b: replace(b, text=replace(b.text, rect=b.text.rect.grow(7)))),
        "text 'The step' is larger than its box",
    ),
    "a text that is small": (
        lambda s: _with_box(s, "step", lambda b: replace(b, text=replace(b.text, size=11.5))),
        "text 'The step' is 11.5 px high; the smallest is 12",
    ),
    "lines on each other": (
        lambda s: _with_box(s, "step", lambda b: replace(b, text=replace(b.text, lines=("The", "step")))),
        "lines of text 'The step' overlap",
    ),
    "a node out of its cluster": (
        lambda s: _with_frame(s, "cell", lambda f: replace(f, rect=_box(s, "thing").rect.grow(9))),
        "node 'step' is outside its cluster 'cell'",
    ),
    "a node in another cluster": (
        lambda s: _with_frame(s, "out", lambda f: replace(f, rect=Rect(0, 0, s.width, s.height))),
        "node 'result' is in cluster 'out', which is not its own",
    ),
    "a cluster is missing": (lambda s: replace(s, frames=s.frames[1:]), "cluster 'cell' is drawn 0 times"),
    "a title reads otherwise": (
        lambda s: _with_frame(s, "out", lambda f: replace(f, title=replace(f.title, lines=("In",)))),
        "title of cluster 'out' reads 'In', not 'Out'",
    ),
    "a title above its cluster": (
        lambda s: _with_frame(s, "out", lambda f: _move_title(f, 0, -15)), "title 'Out' is not inside its cluster",
    ),
    "a title on a box": (
        lambda s: _with_frame(s, "out", lambda f: replace(f, title=_text_at(f.title, _box(s, "drug").rect))),
        "title 'Out' lies on node 'drug'",
    ),
    "a title under an arrow": (
        lambda s: _with_frame(s, "out", lambda f: _move_title(f, s.arrows[3].tip[0] - f.title.rect.center[0], 0)),
        "title 'Out' is crossed by arrow 4",
    ),
    "an arrow is missing": (lambda s: replace(s, arrows=s.arrows[1:]), "arrow '1' is drawn 0 times"),
    "an arrow is reversed": (
        lambda s: _with_arrow(s, 0, _reverse), "arrow 1 (thing -> step) does not begin at its tail",
    ),
    "an arrow ends at its tail": (
        lambda s: _with_arrow(s, 0, lambda a: replace(a, tip=a.curve[0])), "arrow 1 (thing -> step) does not end at its head",
    ),
    "a bar is an arrowhead": (
        lambda s: _with_arrow(s, 5, lambda a: replace(a, head="point")), "arrow 6 (thing -> drug) ends in a point, not in a bar",
    ),
    "an arrowhead is a bar": (
        lambda s: _with_arrow(s, 0, lambda a: replace(a, head="bar")), "arrow 1 (thing -> step) ends in a bar, not in a point",
    ),
    "a line of another evidence": (
        lambda s: _with_arrow(s, 0, lambda a: replace(a, evidence="class")),
        "arrow 1 (thing -> step) is drawn as class, not as confirmed",
    ),
    "an arrow through a box": (
        lambda s: _with_arrow(s, 0, lambda a: replace(a, curve=(a.curve[0], *[_box(s, "drug").rect.center] * 3))),
        "arrow 1 crosses node 'drug'",
    ),
    "a label reads otherwise": (
        lambda s: _with_arrow(s, 0, lambda a: replace(a, text=s.arrows[1].text)),
        "arrow 1 (thing -> step) reads 'step to result', not 'thing to step'",
    ),
    "a label is missing": (
        lambda s: _with_arrow(s, 0, lambda a: replace(a, text=None)), "arrow 1 (thing -> step) reads '', not 'thing to step'",
    ),
    "a label on a box": (
        lambda s: _with_arrow(s, 0, lambda a: replace(a, text=_text_at(a.text, _box(s, "step").rect))),
        "label 'thing to step' lies on node 'step'",
    ),
    "a label on a title": (
        lambda s: _with_arrow(s, 0, lambda a: replace(a, text=_text_at(a.text, s.frames[0].title.rect))),
        "label 'thing to step' lies on title 'Cell'",
    ),
    "a label on a label": (
        lambda s: _with_arrow(s, 0, lambda a: replace(a, text=_text_at(a.text, s.arrows[1].text.rect))),  # type: ignore[union-attr]
        "labels 'thing to step' and 'step to result' overlap",
    ),
    "a label on its line": (
        lambda s: _with_arrow(s, 0, lambda a: replace(a, text=_text_at(a.text, Rect(*a.line.points[4], *a.line.points[4])))),
        "label 'thing to step' is crossed by arrow 1",
    ),
    "a label elsewhere": (
        lambda s: _with_arrow(s, 4, lambda a: replace(a, text=_text_at(a.text, s.arrows[0].text.rect))),  # type: ignore[union-attr]
        "label 'drug to warning' is far from its arrow",
    ),
    "a label a little too far": (
        lambda s: _with_arrow(s, 0, lambda a: replace(a, text=a.text and replace(a.text, rect=a.text.rect.move(0, -20)))),
        "label 'thing to step' is far from its arrow",
    ),
    "boxes on each other": (
        lambda s: _with_box(s, "step", lambda b: replace(b, rect=_box(s, "thing").rect)), "node 'thing' and node 'step' overlap",
    ),
    "clusters on each other": (
        lambda s: _with_frame(s, "out", lambda f: replace(f, rect=s.frames[0].rect)), "cluster 'cell' and cluster 'out' overlap",
    ),
    "a page that is too low": (lambda s: replace(s, height=s.height / 2), "is outside the picture"),
    "a page that is too narrow": (lambda s: replace(s, width=s.width / 2), "is outside the picture"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "fault"), BROKEN.values(), ids=BROKEN)
def test_a_picture_that_is_placed_badly_is_seen(change: Callable[[Scene], Scene], fault: str) -> None:
    faults = find_faults(change(_sample()), sample(), plain)
    assert any(fault in found for found in faults), faults


@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
def test_text_is_measured_in_the_widest_font_of_a_page(bold: bool) -> None:
    """Widths of DejaVu Sans at 10 px as its designers set them; Helvetica has 5.56 and 8.33 for these letters."""
    assert measure(("n",), 10, bold)[0] == pytest.approx(7.12 if bold else 6.34, abs=0.01)
    assert measure(("M",), 10, bold)[0] == pytest.approx(9.95 if bold else 8.63, abs=0.01)
    assert measure(("nn", "n"), 10, bold)[0] == 2 * measure(("n",), 10, bold)[0]
    assert measure(("n", "n"), 10, bold)[1] == pytest.approx(24)
