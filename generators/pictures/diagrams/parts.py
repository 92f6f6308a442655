"""The boxes and labels of a diagram as large as their texts, before they have a place."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from math import fsum

from generators.model import Diagram, Edge, Node
from generators.pictures.diagrams.scene import Text, Texts
from generators.pictures.diagrams.sizes import NODE, TITLE, box_size, is_bold, wrap_text

InRoom = tuple[tuple[str, ...], float]  # boxes beside one another, and the room for them
BARE, ARROW = 18.0, 34.0  # px between two boxes of a row, without and with an arrow
BESIDE = 9.0  # px between the label of an arrow and the boxes on both sides
HEAD = 8.0  # px of an arrowhead
FRAME, FRAMES = 10.0, 12.0  # px between a cluster and its boxes, and between two clusters
TITLE_LIMIT, TITLE_INSET = 30, 7.0  # characters of a line of a title; px beside it


@dataclass(frozen=True)
class Style:
    """The settings that a layout may vary."""

    box_limit: int  # characters of a line in a box
    label_limit: int  # and of a line on an arrow within a row
    room: float  # px of a row
    shared: bool = True  # may clusters share a row?


@dataclass(frozen=True)
class Place:
    """A box in its row."""

    id: str
    kind: str
    cluster: str
    text: Text
    width: float
    height: float
    left: float = 0.0

    @property
    def right(self) -> float:
        """Where the box ends."""
        return self.left + self.width

    @property
    def center(self) -> float:
        """The middle of the box."""
        return self.left + self.width / 2


@dataclass(frozen=True)
class Parts:
    """What of a diagram is to be placed."""

    style: Style
    edges: tuple[Edge, ...]
    boxes: dict[str, Place]
    titles: dict[str, str]  # of clusters
    words: dict[int, str]  # of edges that have a label
    joined: dict[tuple[str, str], int]  # the first edge of each tail and head
    heads: dict[str, list[str]]  # where the arrows from a box lead
    gaps: dict[tuple[str, str], float] = field(default_factory=dict)  # those that were asked for
    broken: dict[InRoom, list[list[str]]] = field(default_factory=dict)  # groups into rows, by their room
    units: dict[InRoom, list[tuple[list[Place], float, float]]] = field(default_factory=dict)  # of rows

    def gap(self, before: str, after: str) -> float:
        """Return the least room between two boxes of a row."""
        if (before, after) not in self.gaps:
            self.gaps[before, after] = self._find_gap(before, after)
        return self.gaps[before, after]

    def _find_gap(self, before: str, after: str) -> float:
        homes = [self.boxes[one].cluster for one in (before, after)]
        frames = (sum(FRAME for home in homes if home) + FRAMES) if homes[0] != homes[1] else 0.0
        number = self.joined.get((before, after))
        if number is None:
            return frames + BARE
        label = self.label(number)
        return frames + (label.rect.width + 2 * BESIDE + HEAD if label else ARROW)

    def width(self, row: list[str]) -> float:
        """Return the least width of a row."""
        gaps = (self.gap(before, after) for before, after in pairwise(row))
        return fsum(self.boxes[one].width for one in row) + fsum(gaps)

    def label(self, number: int) -> Text | None:
        """Return the label of an arrow as it stands within a row."""
        words = self.words.get(number)
        return wrap_text(words, self.style.label_limit) if words else None


def make_parts(diagram: Diagram, texts: Texts, style: Style) -> Parts:
    """Return the parts of a diagram; `texts` renders the prose of a label as plain text."""
    homes = {member: cluster.id for cluster in diagram.clusters for member in cluster.nodes}
    joined: dict[tuple[str, str], int] = {}
    heads: dict[str, list[str]] = {node.id: [] for node in diagram.nodes}
    for number, edge in enumerate(diagram.edges):
        heads[edge.tail].append(edge.head)
        joined.setdefault((edge.tail, edge.head), number)
    return Parts(
        style,
        diagram.edges,
        {node.id: _make_place(node, homes.get(node.id, ""), texts, style) for node in diagram.nodes},
        {cluster.id: texts(cluster.label) for cluster in diagram.clusters},
        {number: texts(edge.label) for number, edge in enumerate(diagram.edges) if edge.label},
        joined,
        heads,
    )


def _make_place(node: Node, cluster: str, texts: Texts, style: Style) -> Place:
    text = wrap_text(texts(node.label), style.box_limit, NODE, is_bold(node.kind))
    return Place(node.id, node.kind, cluster, text, *box_size(node.kind, text))


def set_title(words: str, limit: int = TITLE_LIMIT) -> Text:
    """Return the title of a cluster."""
    return wrap_text(words, limit, TITLE, bold=True)
