"""Lay out a diagram in rows, for wide screens: of many layouts the one that reads best by a measure is taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise, product
from math import fsum
from typing import TypeVar

from generators.model import Diagram
from generators.pictures.diagrams.across import place_across
from generators.pictures.diagrams.collisions import find_collisions
from generators.pictures.diagrams.down import ON_LINE, Depths, place_down
from generators.pictures.diagrams.geometry import Point, Rect, rect_around
from generators.pictures.diagrams.order import order_nodes
from generators.pictures.diagrams.page import fit_page
from generators.pictures.diagrams.parts import FRAME, HEAD, Parts, Place, Style, make_parts
from generators.pictures.diagrams.rows import fold, list_groups
from generators.pictures.diagrams.scene import Arrow, Box, Frame, Scene, Text, Texts
from generators.pictures.diagrams.tracks import UP
from generators.pictures.diagrams.turns import count_crossings, round_corners
from generators.pictures.diagrams.ways import LANE, Sheet, lead_arrows

Item = TypeVar("Item")
LEAST = 300.0  # px of a row, below which the picture grows wider
ROOMS = (708.0, 560.0)  # px of a row; a page has room for 728
LIMITS = ((26, 14), (20, 12), (26, 18), (16, 12))  # characters of a line in a box and on an arrow
CROSSING = 24.0  # px of height that a reader would give for a crossing less
LENGTH = 0.03  # px of height for a px of an arrow
RISE = 80.0  # px of height for an arrow that leads up
STRAIN = 120.0  # px of height for a text without room
REACH = 4  # places that a box is moved in the order
ROUNDS = 6  # steps to a better order
MOST_TRIED = 350  # layouts, after which no other one is improved


@dataclass(frozen=True)
class Layout:
    """A layout that was tried."""

    parts: Parts
    order: tuple[str, ...]
    sheet: Sheet
    depths: Depths

    @cached_property
    def cost(self) -> float:
        """What it costs a reader, in px of the height of a page: height, length of arrows, what crosses, what leads up."""
        ways = [list_corners(self, number) for number in range(len(self.parts.edges))]
        length = fsum(abs(b[0] - a[0]) + abs(b[1] - a[1]) for way in ways for a, b in pairwise(way))
        rising = sum(way[-1][1] < way[0][1] for way in ways)
        faults = CROSSING * count_crossings(ways) + RISE * rising + STRAIN * self.depths.strains
        return self.depths.bottom + LENGTH * length + faults


def make_scene(diagram: Diagram, texts: Texts) -> Scene:
    """Return the layout that costs a reader least, and if it can be one without a collision."""
    first = sorted(_list_first(diagram, texts), key=lambda layout: layout.cost)
    improved = sorted(_improve_all(first), key=lambda layout: layout.cost)
    scenes = (draw_scene(diagram, layout) for layout in [*improved, *first])
    best = next(scenes)
    return best if not find_collisions(best) else next((one for one in scenes if not find_collisions(one)), best)


def _improve_all(layouts: list[Layout]) -> Iterator[Layout]:
    """Improve one layout after the other, the best first, until as many were tried as may be."""
    tried, seen = 0, set[float]()
    for layout in layouts:
        if tried < MOST_TRIED and layout.cost not in seen:
            seen.add(layout.cost)  # other settings may come to the same
            improved, count = _improve(layout)
            tried += count
            yield improved


def _list_first(diagram: Diagram, texts: Texts) -> Iterator[Layout]:
    """Yield a layout for each setting, with the boxes in the order of reading."""
    order = tuple(order_nodes(diagram))
    for limits, room, shared in product(LIMITS, ROOMS, (True, False)):
        yield make_layout(make_parts(diagram, texts, Style(*limits, room, shared)), order)


def make_layout(parts: Parts, order: tuple[str, ...]) -> Layout:
    """Lay out a diagram with its boxes in this order; arrows that go around the rows make them narrower."""
    lanes = [0, 0]
    while True:
        frame = FRAME if parts.titles else 0.0
        left, right = (frame + LANE * (count + 0.5 if count else 0) for count in lanes)
        end = max(parts.style.room - right, left + LEAST)
        rows = place_across(parts, fold(parts, list(order), end - left), left, end)
        sheet = lead_arrows(parts, rows, left, end)
        if all(used <= known for used, known in zip(sheet.lanes, lanes, strict=True)):
            return Layout(parts, order, sheet, place_down(sheet))
        lanes = [max(pair) for pair in zip(sheet.lanes, lanes, strict=True)]


def _improve(layout: Layout) -> tuple[Layout, int]:
    """Move boxes and clusters in their order as long as it costs less; return the best layout and how many were tried."""
    tried = 0
    for _ in range(ROUNDS):
        others = [make_layout(layout.parts, order) for order in list_orders(layout)]
        tried += len(others)
        best = min([layout, *others], key=lambda one: one.cost)
        if best is layout:
            break
        layout = best
    return layout, tried


def list_orders(layout: Layout) -> Iterator[tuple[str, ...]]:
    """Yield the orders in which one box stands elsewhere in its cluster, or one cluster elsewhere."""
    groups = [*list_groups(layout.parts, list(layout.order))]
    for at, to in _list_moves(len(groups)):
        yield tuple(ident for group in _move(groups, at, to) for ident in group)
    for number, group in enumerate(groups):
        for at, to in _list_moves(len(group)):
            moved = [*groups[:number], _move(group, at, to), *groups[number + 1 :]]
            yield tuple(ident for one in moved for ident in one)


def _list_moves(count: int) -> Iterator[tuple[int, int]]:
    return ((at, to) for at in range(count) for to in range(max(at - REACH, 0), at))


def _move(items: list[Item], at: int, to: int) -> list[Item]:
    rest = [*items[:at], *items[at + 1 :]]
    return [*rest[:to], items[at], *rest[to:]]


# --- from a layout to a scene -------------------------------------------------------------------------------------


def draw_scene(diagram: Diagram, layout: Layout) -> Scene:
    """Return the picture of a layout."""
    boxes = {box.id: box for box in _list_boxes(layout)}
    frames = tuple(_finish_frame(layout, cluster.id, boxes, cluster.nodes) for cluster in diagram.clusters)
    arrows = tuple(_draw_arrow(layout, number) for number in range(len(diagram.edges)))
    return fit_page(Scene(0.0, 0.0, tuple(boxes[node.id] for node in diagram.nodes), frames, arrows))


def _list_boxes(layout: Layout) -> Iterator[Box]:
    for top, row in zip(layout.depths.tops, layout.sheet.rows, strict=True):
        for place in row:
            rect = _make_rect(place, top)
            size = place.text.rect
            text = replace(place.text, rect=rect_around(rect.center, size.width, size.height))
            yield Box(place.id, place.kind, rect, text)


def _make_rect(place: Place, top: float) -> Rect:
    return Rect(place.left, top, place.right, top + place.height)


def _finish_frame(layout: Layout, cluster: str, boxes: dict[str, Box], members: tuple[str, ...]) -> Frame:
    frame = layout.depths.frames[cluster]
    bottom = max(boxes[one].rect.bottom for one in members) + FRAME
    return replace(frame, rect=replace(frame.rect, bottom=bottom))


def _draw_arrow(layout: Layout, number: int) -> Arrow:
    edge = layout.parts.edges[number]
    points = list_corners(layout, number)
    (x, y), tip = points[-2:]
    foot = tip[0] - HEAD * (tip[0] > x) + HEAD * (tip[0] < x), tip[1] - HEAD * (tip[1] > y) + HEAD * (tip[1] < y)
    curve = round_corners([*points[:-1], foot])
    label = layout.depths.labels.get(number) or _set_in_row(layout, number, points)
    return Arrow(number, edge.evidence, "bar" if edge.inhibits else "point", curve, tip, label)


def _set_in_row(layout: Layout, number: int, points: list[Point]) -> Text | None:
    """Return the label of an arrow within a row, above its middle."""
    label = layout.parts.label(number)
    if not label:
        return None
    (left, y), (right, _) = points
    across = (left + right - HEAD) / 2 - label.rect.width / 2
    return replace(label, rect=label.rect.move(across, y - ON_LINE - label.rect.height))


def list_corners(layout: Layout, number: int) -> list[Point]:
    """Return the way of an arrow from its tail to its tip."""
    sheet, edge = layout.sheet, layout.parts.edges[number]
    (upper, tail), (lower, head) = sheet.find(edge.tail), sheet.find(edge.head)
    if number not in sheet.ways:
        y = layout.depths.tops[upper] + tail.height / 2
        return [(tail.right, y), (head.left, y)]
    way, rises = sheet.ways[number], upper > lower
    first = min((upper, tail), (lower, head), key=lambda one: one[0])
    top = layout.depths.tops[first[0]] + (first[1].height if way[0].start.side == UP else 0.0)
    points = [(way[0].start.x, top)]
    for one in way:
        points += [] if one.is_straight else [(one.start.x, one.y), (one.end.x, one.y)]
    points.append((way[-1].end.x, layout.depths.tops[max(upper, lower)]))
    return points[::-1] if rises else points
