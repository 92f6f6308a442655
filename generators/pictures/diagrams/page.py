"""The page around a picture: as large as what is on it."""

from __future__ import annotations

from dataclasses import replace

from generators.pictures.diagrams.geometry import Point, Rect, bounds
from generators.pictures.diagrams.scene import Scene, Text

PAD = 5.0  # px around everything


def fit_page(scene: Scene) -> Scene:
    """Return the scene moved and sized to its page."""
    page = _find_extent(scene)
    return _move_all(replace(scene, width=page.width, height=page.height), -page.left, -page.top)


def _find_extent(scene: Scene) -> Rect:
    """Return the page that everything in the scene needs."""
    texts = [arrow.text.rect for arrow in scene.arrows if arrow.text]
    lines = [arrow.line.extent for arrow in scene.arrows]
    parts = [*(frame.rect for frame in scene.frames), *(box.rect for box in scene.boxes), *texts, *lines]
    corners = [corner for rect in parts for corner in ((rect.left, rect.top), (rect.right, rect.bottom))]
    return bounds(corners).grow(PAD)


def _move_all(scene: Scene, across: float, down: float) -> Scene:
    def shift(point: Point) -> Point:
        return point[0] + across, point[1] + down

    boxes = (replace(b, rect=b.rect.move(across, down), text=_move(b.text, across, down)) for b in scene.boxes)
    frames = (replace(f, rect=f.rect.move(across, down), title=_move(f.title, across, down)) for f in scene.frames)
    arrows = (
        replace(a, curve=tuple(map(shift, a.curve)), tip=shift(a.tip), text=a.text and _move(a.text, across, down))
        for a in scene.arrows
    )
    return replace(scene, boxes=tuple(boxes), frames=tuple(frames), arrows=tuple(arrows))


def _move(text: Text, across: float, down: float) -> Text:
    return replace(text, rect=text.rect.move(across, down))
