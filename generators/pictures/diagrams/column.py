"""Lay out a diagram in one column, for narrow screens.

Boxes stand under one another in the order of reading. An arrow to the next box leads straight down; every other arrow has a lane beside
the column, turns in above its head, and carries its label on that last stretch. Nothing crosses a text, however many arrows there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from generators.model import Diagram, Node
from generators.pictures.diagrams.geometry import Point, Rect, rect_around
from generators.pictures.diagrams.order import order_nodes
from generators.pictures.diagrams.page import PAD, fit_page
from generators.pictures.diagrams.scene import Arrow, Box, Frame, Scene, Text, Texts
from generators.pictures.diagrams.sizes import LABEL, NODE, TITLE, box_size, fit_text, is_bold, pad_box
from generators.pictures.diagrams.turns import round_corners

WIDTH = 336.0  # px: a phone of 390 has 358 for a picture, one of 320 has 288
LANE = 10.0  # px between two arrows beside the column
LEAST = 150.0  # px of a box, below which the picture grows wider
FRAME = 8.0  # px between a cluster and its boxes
HEAD = 8.0  # px of an arrowhead
DROP = 15.0  # px from the last turn of an arrow to its tip
PORT, NEXT = 14.0, 13.0  # px from the side of a box to its first arrow, and to the next
GAP = 26.0  # px between two boxes at least
ROOM = 3.0  # px around the text of an arrow
BARE = 7.0  # px of height of an arrow without a label


@dataclass
class _Column:
    """What is known while boxes are placed, from the top down."""

    diagram: Diagram
    texts: Texts
    order: list[str]
    lanes: dict[int, int]  # the lane of each edge that has one, 0 next to the column
    left: float
    right: float
    bottom: float = 0.0
    boxes: dict[str, Box] = field(default_factory=dict)
    frames: list[Frame] = field(default_factory=list)
    turns: dict[int, Point] = field(default_factory=dict)  # where an arrow leaves its last stretch for its head
    labels: dict[int, Text] = field(default_factory=dict)

    def lane(self, number: int) -> float:
        """Return the place of the lane of an edge."""
        return self.right + (FRAME if self.diagram.clusters else 0.0) + LANE * (self.lanes[number] + 0.8)

    def title(self, cluster: str) -> str:
        """Return the title of a cluster."""
        return self.texts(next(one.label for one in self.diagram.clusters if one.id == cluster))


def make_column(diagram: Diagram, texts: Texts) -> Scene:
    """Return the diagram in one column; `texts` renders the prose of a label as plain text."""
    order = order_nodes(diagram)
    lanes = _assign_lanes(diagram, {ident: place for place, ident in enumerate(order)})
    frame = FRAME if diagram.clusters else 0.0
    beside = LANE * (max(lanes.values(), default=-1) + 1.2) if lanes else 0.0
    room = max(WIDTH - 2 * (PAD + frame) - beside, LEAST)
    column = _Column(diagram, texts, order, lanes, 0.0, max([room, *_list_widths(diagram, texts, room)]))
    for before, ident in pairwise(["", *order]):
        _place_node(column, before, ident)
    arrows = tuple(_draw_arrow(column, number) for number in range(len(diagram.edges)))
    return fit_page(Scene(0.0, 0.0, tuple(column.boxes.values()), tuple(column.frames), arrows))


def _list_widths(diagram: Diagram, texts: Texts, room: float) -> Iterator[float]:
    """Yield the width that each box needs: a word may be longer than there is room for."""
    for node in diagram.nodes:
        yield box_size(node.kind, _fit_node(node, texts, room))[0]


def _fit_node(node: Node, texts: Texts, room: float) -> Text:
    return fit_text(texts(node.label), room - pad_box(node.kind)[0], NODE, is_bold(node.kind))


# --- lanes -------------------------------------------------------------------------------------------------------


def _assign_lanes(diagram: Diagram, places: dict[str, int]) -> dict[int, int]:
    """Return the lane of each edge that does not lead to the next box, the shortest nearest to the column."""
    spans: dict[int, tuple[int, int]] = {}
    straight: set[str] = set()
    for number, edge in enumerate(diagram.edges):
        tail, head = places[edge.tail], places[edge.head]
        if head == tail + 1 and edge.head not in straight:
            straight.add(edge.head)
        else:  # a box is at an odd place, the gap above it at an even one
            spans[number] = min(2 * tail + 1, 2 * head), max(2 * tail + 1, 2 * head)
    lanes: dict[int, int] = {}
    for number, (low, high) in sorted(spans.items(), key=lambda item: (item[1][1] - item[1][0], item)):
        taken = {lanes[other] for other in lanes if spans[other][0] <= high and low <= spans[other][1]}
        lanes[number] = next(lane for lane in range(len(taken) + 1) if lane not in taken)
    return lanes


def _list_incoming(column: _Column, ident: str) -> list[int]:
    """Return the edges that turn in above a box, from the top: from above the nearest lane first, from below last."""
    places = {name: place for place, name in enumerate(column.order)}

    def rank(number: int) -> tuple[bool, int]:
        rises = places[column.diagram.edges[number].tail] >= places[ident]
        return rises, -column.lanes[number] if rises else column.lanes[number]

    return sorted((n for n in column.lanes if column.diagram.edges[n].head == ident), key=rank)


def _list_outgoing(column: _Column, ident: str) -> list[int]:
    """Return the edges that leave a box at its side, from the top: those that rise, then those that lead down."""
    places = {name: place for place, name in enumerate(column.order)}

    def rank(number: int) -> tuple[bool, int]:
        falls = places[column.diagram.edges[number].head] > places[ident]
        return falls, -column.lanes[number] if falls else column.lanes[number]

    return sorted((n for n in column.lanes if column.diagram.edges[n].tail == ident), key=rank)


# --- boxes, frames and labels, from the top down ----------------------------------------------------------------


def _find_cluster(column: _Column, ident: str) -> str:
    return next((cluster.id for cluster in column.diagram.clusters if ident in cluster.nodes), "")


def _place_node(column: _Column, before: str, ident: str) -> None:
    """Place what stands between two boxes, and the lower one."""
    top, old, new = column.bottom, _find_cluster(column, before), _find_cluster(column, ident)
    if old and old != new:
        column.bottom += FRAME
    _place_straight(column, before, ident)
    if new and old != new:
        _place_title(column, new)
    _place_rows(column, ident)
    column.bottom = max(column.bottom, top + GAP if before else 0.0)
    _place_box(column, ident)
    if new:
        _stretch_frame(column, new)


def _find_straight(column: _Column, before: str, ident: str) -> int | None:
    pairs = ((number, (edge.tail, edge.head)) for number, edge in enumerate(column.diagram.edges))
    return next((number for number, pair in pairs if pair == (before, ident) and number not in column.lanes), None)


def _place_straight(column: _Column, before: str, ident: str) -> None:
    """Place the label of the arrow from the box above."""
    number = _find_straight(column, before, ident)
    if number is None:
        return
    if label := column.diagram.edges[number].label:
        _place_label(column, number, label, column.left + PORT)
    else:
        column.bottom += BARE


def _place_label(column: _Column, number: int, label: str, x: float) -> None:
    """Place a label to the right of `x`, below all that has been placed."""
    left = x + 2 * ROOM
    text = fit_text(column.texts(label), column.right - left, LABEL)
    top = column.bottom + ROOM
    place = Rect(left, top, left + text.rect.width, top + text.rect.height)
    column.labels[number] = Text(text.lines, place, text.size, at_left=True)
    column.bottom = place.bottom + ROOM


def _place_title(column: _Column, cluster: str) -> None:
    column.bottom += FRAME
    left = column.left + PORT + 2 * ROOM
    text = fit_text(column.title(cluster), column.right - left, TITLE, bold=True)
    top = column.bottom + 2 * ROOM
    place = Rect(left, top, left + text.rect.width, top + text.rect.height)
    frame = Rect(column.left - FRAME, column.bottom, column.right + FRAME, place.bottom)
    column.frames.append(Frame(cluster, frame, Text(text.lines, place, text.size, bold=True, at_left=True)))
    column.bottom = place.bottom + ROOM


def _stretch_frame(column: _Column, cluster: str) -> None:
    position = next(place for place, frame in enumerate(column.frames) if frame.id == cluster)
    old = column.frames[position]
    bottom = column.bottom + FRAME
    column.frames[position] = Frame(cluster, Rect(old.rect.left, old.rect.top, old.rect.right, bottom), old.title)


def _place_rows(column: _Column, ident: str) -> None:
    """Place the last stretch of each arrow that comes from a lane, with its label above it."""
    incoming = _list_incoming(column, ident)
    step = min(NEXT, (column.right - column.left) / 2 / (len(incoming) + 1))
    for place, number in enumerate(incoming, start=1):
        x = column.left + PORT + step * place
        if label := column.diagram.edges[number].label:
            _place_label(column, number, label, x)
        else:
            column.bottom += BARE
        column.turns[number] = x, column.bottom
    column.bottom += DROP


def _place_box(column: _Column, ident: str) -> None:
    node = next(one for one in column.diagram.nodes if one.id == ident)
    text = _fit_node(node, column.texts, column.right - column.left)
    ports = len(_list_outgoing(column, ident))
    height = max(box_size(node.kind, text)[1], (ports + 1) * LANE)
    rect = Rect(column.left, column.bottom, column.right, column.bottom + height)
    placed = Text(text.lines, rect_around(rect.center, text.rect.width, text.rect.height), text.size, text.bold)
    column.boxes[ident] = Box(ident, node.kind, rect, placed)
    column.bottom = rect.bottom


# --- arrows ------------------------------------------------------------------------------------------------------


def _draw_arrow(column: _Column, number: int) -> Arrow:
    edge = column.diagram.edges[number]
    points = _list_corners(column, number)
    x, y = points[-1]
    curve = round_corners([*points[:-1], (x, y - HEAD)])
    return Arrow(number, edge.evidence, "bar" if edge.inhibits else "point", curve, (x, y), column.labels.get(number))


def _list_corners(column: _Column, number: int) -> list[Point]:
    """Return the way of an arrow, its tip last."""
    edge = column.diagram.edges[number]
    tail, head = column.boxes[edge.tail].rect, column.boxes[edge.head].rect
    if number not in column.lanes:
        return [(column.left + PORT, tail.bottom), (column.left + PORT, head.top)]
    leaving = _list_outgoing(column, edge.tail)
    y = tail.top + tail.height * (leaving.index(number) + 1) / (len(leaving) + 1)
    x, turn = column.lane(number), column.turns[number]
    return [(tail.right, y), (x, y), (x, turn[1]), turn, (turn[0], head.top)]
