"""Find collisions in a picture, and parts outside of what they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from generators.pictures.diagrams.geometry import Rect
from generators.pictures.diagrams.scene import Arrow, Frame, Scene, Text

AT_BOX = 6.0  # px within which an arrow ends at a box
CLEARANCE = 3.0  # px that stay free around a text
HALF_LINE = 1.5  # px from the middle of a line to where its ink ends
NEAR = 14.0  # px within which a label belongs to its arrow
INSET = 3.0  # px that stay free between a box and its text


def find_collisions(scene: Scene) -> list[str]:
    """Return the collisions of texts, boxes, frames and arrows, in words."""
    return [
        *_check_texts_of_boxes(scene),
        *_check_titles(scene),
        *_check_labels(scene),
        *_check_boxes(scene),
        *_find_outside(scene),
    ]


def quote(text: Text) -> str:
    """Return the text on one line, in quotes."""
    return f"{' '.join(text.lines)!r}"


def _check_texts_of_boxes(scene: Scene) -> Iterator[str]:
    for box in scene.boxes:
        if not box.rect.grow(-INSET).contains(box.text.rect):
            yield f"text {quote(box.text)} is larger than its box"


def _check_titles(scene: Scene) -> Iterator[str]:
    for frame in scene.frames:
        yield from _check_title(frame, scene)


def _check_title(frame: Frame, scene: Scene) -> Iterator[str]:
    title, rect = quote(frame.title), frame.title.rect
    if not frame.rect.grow(-INSET).contains(rect):
        yield f"title {title} is not inside its cluster"
    for arrow in scene.arrows:
        if arrow.line.crosses(rect.grow(CLEARANCE)):
            yield f"title {title} is crossed by arrow {arrow.edge + 1}"
    yield from (f"title {title} lies on node {box.id!r}" for box in scene.boxes if box.rect.overlaps(rect))


def _check_labels(scene: Scene) -> Iterator[str]:
    labelled = [(arrow, arrow.text) for arrow in scene.arrows if arrow.text]
    for arrow, text in labelled:
        yield from (f"label {quote(text)} {fault}" for fault in _check_label(arrow, text, scene))
    for (_, one), (_, other) in combinations(labelled, 2):
        if one.rect.overlaps(other.rect):
            yield f"labels {quote(one)} and {quote(other)} overlap"


def _check_label(arrow: Arrow, text: Text, scene: Scene) -> Iterator[str]:
    yield from (f"lies on node {box.id!r}" for box in scene.boxes if box.rect.overlaps(text.rect))
    yield from (f"lies on title {quote(f.title)}" for f in scene.frames if f.title.rect.overlaps(text.rect))
    yield from (f"is crossed by arrow {a.edge + 1}" for a in scene.arrows if a.line.crosses(text.rect))
    if arrow.line.distance(text.rect) > NEAR + HALF_LINE:
        yield "is far from its arrow"


def _check_boxes(scene: Scene) -> Iterator[str]:
    for arrow, box in product(scene.arrows, scene.boxes):
        if not arrow.line.extent.overlaps(box.rect.grow(HALF_LINE)):
            continue
        is_end = box.rect.distance(arrow.curve[0]) < AT_BOX or box.rect.distance(arrow.tip) < AT_BOX
        if arrow.line.crosses(box.rect.grow(-HALF_LINE if is_end else HALF_LINE)):
            yield f"arrow {arrow.edge + 1} crosses node {box.id!r}"
    boxes = [(f"node {box.id!r}", box.rect) for box in scene.boxes]
    frames = [(f"cluster {frame.id!r}", frame.rect) for frame in scene.frames]
    for (one, its), (other, others) in [*combinations(boxes, 2), *combinations(frames, 2)]:
        if its.overlaps(others):
            yield f"{one} and {other} overlap"


def _find_outside(scene: Scene) -> Iterator[str]:
    page = Rect(0, 0, scene.width, scene.height)
    parts = [(f"node {box.id!r}", box.rect) for box in scene.boxes]
    parts += [(f"cluster {frame.id!r}", frame.rect) for frame in scene.frames]
    parts += [(f"label {quote(arrow.text)}", arrow.text.rect) for arrow in scene.arrows if arrow.text]
    yield from (f"{part} is outside the picture" for part, rect in parts if not page.contains(rect))
    for arrow in scene.arrows:
        if any(page.distance(point) for point in arrow.line.points):
            yield f"arrow {arrow.edge + 1} is outside the picture"
