"""Move titles and labels to places that no arrow crosses.

Graphviz keeps room for each text, but leads arrows over the titles of clusters, and a curved arrow through its own
label. A title slides along the head of its cluster, a label to the nearest free place beside its arrow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import hypot

from generators.pictures.diagrams.geometry import Point, Rect, bounds
from generators.pictures.diagrams.scene import Arrow, Frame, Scene, Text

PAD = 5.0  # px around everything
TITLE_INSET = 10.0  # px between a title and the border of its cluster
TITLE_GAP = 6.0  # px between a title and an arrow or a box
FRAME_GAP = 4.0  # px between two clusters
STEP = 4.0  # px between two places that are tried
CLEARANCE = 3.0  # px that stay free around a text
REACH = 6  # steps that a label may move away
HALF_LINE = 1.5  # px from the middle of a line to where its ink ends
NEAR = 14.0  # px within which a label belongs to its arrow


def settle_titles(scene: Scene) -> Scene:
    """Return the scene with each title clear of arrows and boxes; a frame is widened if it must be."""
    frames = list(scene.frames)
    for position, frame in enumerate(frames):
        frames[position] = _settle_title(frame, scene, [f for f in frames if f is not frame])
    return replace(scene, frames=tuple(frames))


def _settle_title(frame: Frame, scene: Scene, others: list[Frame]) -> Frame:
    """Return the frame that grows least, and of those the one with its title furthest to the left."""
    found = [_move_title(frame, left) for left in _find_free_starts(frame, scene)]
    strangers = [f.rect for f in others] + [b.rect for b in scene.boxes if not frame.rect.contains(b.rect)]
    allowed = [new for new in found if not any(new.rect.grow(FRAME_GAP).overlaps(thing) for thing in strangers)]
    return min(allowed, key=lambda new: (new.rect.width, new.title.rect.left), default=frame)


def _move_title(frame: Frame, left: float) -> Frame:
    title = _move(frame.title, left - frame.title.rect.left, 0)
    sides = min(frame.rect.left, left - TITLE_INSET), max(frame.rect.right, title.rect.right + TITLE_INSET)
    if sides == (frame.rect.left, frame.rect.right):
        return replace(frame, title=title)
    return replace(frame, title=title, rect=replace(frame.rect, left=sides[0], right=sides[1]))


def _find_free_starts(frame: Frame, scene: Scene) -> list[float]:
    """Yield the free places of a title in the head of its frame and beside it."""
    title, width = frame.title.rect, frame.title.rect.width
    band = Rect(frame.rect.left - width, title.top, frame.rect.right + width, title.bottom).grow(TITLE_GAP)
    taken = [(box.rect.left, box.rect.right) for box in scene.boxes if box.rect.overlaps(band)]
    for arrow in scene.arrows:
        taken += [(min(a[0], b[0]), max(a[0], b[0])) for a, b in arrow.line.parts_inside(band)]
    starts = [frame.rect.left + TITLE_INSET]
    starts += [start for left, right in taken for start in (left - width - TITLE_GAP, right + TITLE_GAP)]
    return [
        start
        for start in starts
        if all(start + width + TITLE_GAP <= left + 0.01 or right + TITLE_GAP <= start + 0.01 for left, right in taken)
    ]


def settle_labels(scene: Scene) -> Scene:
    """Return the scene with the label of each arrow at the nearest free place."""
    fixed = [box.rect for box in scene.boxes] + [frame.title.rect for frame in scene.frames]
    arrows, page = list(scene.arrows), _find_extent(scene)
    for position, arrow in enumerate(arrows):
        others = [other.text.rect for other in arrows if other.text and other is not arrow]
        arrows[position] = _settle_label(arrow, arrows, page, [*fixed, *others])
    return replace(scene, arrows=tuple(arrows))


def _settle_label(arrow: Arrow, arrows: list[Arrow], page: Rect, taken: list[Rect]) -> Arrow:
    """Return the arrow with its label at the nearest free place, or where fewest lines cross it."""
    if not arrow.text:
        return arrow
    best, fewest = (0.0, 0.0), len(arrows) + 1
    for across, down in _list_shifts(arrow, arrow.text.rect):
        rect = arrow.text.rect.move(across, down)
        if not _is_open(rect, page, taken) or arrow.line.distance(rect) > NEAR:
            continue
        struck = sum(other.line.crosses(rect.grow(HALF_LINE)) for other in arrows)
        if struck < fewest:
            best, fewest = (across, down), struck
        if not struck:
            break
    return replace(arrow, text=_move(arrow.text, *best))


def _is_open(rect: Rect, page: Rect, taken: list[Rect]) -> bool:
    wide = rect.grow(CLEARANCE)
    return page.contains(rect) and not any(wide.overlaps(other) for other in taken)


def _list_shifts(arrow: Arrow, rect: Rect) -> Iterator[Point]:
    """Yield shifts of a label, the nearest first: a little to any side, or along its arrow on either side."""
    yield 0.0, 0.0  # most labels are free where Graphviz put them
    steps = range(-REACH, REACH + 1)
    shifts = [(across * STEP, down * STEP) for across in steps for down in steps]
    for x, y in arrow.line.points[1:-1]:
        beside = y - rect.center[1]
        shifts += [(x + CLEARANCE * 2 - rect.left, beside), (x - CLEARANCE * 2 - rect.right, beside)]
    yield from sorted(shifts, key=lambda shift: (hypot(*shift), shift))


def _move(text: Text, across: float, down: float) -> Text:
    return replace(text, rect=text.rect.move(across, down))


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
