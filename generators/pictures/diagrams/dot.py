"""A diagram in the language of Graphviz: sizes of boxes and texts, without the texts.

Graphviz does not accept the size of a label, only a text that it measures itself. A label is therefore a block of
letters of a fixed width that is as large as the text will be (`_format_placeholder`); the text is drawn into its place later.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import ceil

from generators.model import Diagram
from generators.pictures.diagrams.geometry import Rect
from generators.pictures.diagrams.lettering import measure, wrap_lines
from generators.pictures.diagrams.scene import Text, Texts

NODE, LABEL, TITLE = 14.0, 13.0, 13.0  # px as printed
PADDING = (9.0, 6.0)  # px between a box and its text, across and down
DOUBLE = 4.0  # px that the second line of a decision adds on each side
LABEL_GAP, TITLE_GAP = 5.0, 2.0  # px around the text of an arrow and of a cluster
LETTER, ROW = 1.5, 3.0  # px of a letter of Courier and of its line at PLACEHOLDER_SIZE
PLACEHOLDER_SIZE = "2.5"
GRAPH = {"ranksep": "0.38", "labeljust": "l", "fontname": "Courier", "fontsize": PLACEHOLDER_SIZE}
NODES = {"shape": "box", "fixedsize": "true", "label": ""}
EDGES = {"fontname": "Courier", "fontsize": PLACEHOLDER_SIZE, "arrowsize": "0.7"}
CLUSTER_MARGIN = "10"
TITLE_LIMITS = (30, 14)  # characters of a line of a title, wide and narrow
BOLD = frozenset({"drug"})  # kinds of nodes


@dataclass(frozen=True)
class Style:
    """The settings that a layout may vary to fit its page."""

    box_limit: int  # characters of a line in a box
    label_limit: int  # and of a line on an arrow
    new_rank: bool = False  # ranks go through all clusters
    stagger: int = 1  # depths of boxes that lead nowhere
    gap: str = "0.2"  # inches between boxes beside each other
    narrow_titles: bool = False  # titles of clusters are broken into short lines


def node_texts(diagram: Diagram, texts: Texts, style: Style) -> dict[str, Text]:
    """Return the text of each node at its size, not yet placed."""
    return {
        node.id: _measure_text(texts(node.label), style.box_limit, NODE, node.kind in BOLD) for node in diagram.nodes
    }


def edge_texts(diagram: Diagram, texts: Texts, style: Style) -> list[Text | None]:
    """Return the text of each edge that has one, in the order of the edges."""
    return [
        _measure_text(texts(edge.label), style.label_limit, LABEL, False) if edge.label else None
        for edge in diagram.edges
    ]


def cluster_texts(diagram: Diagram, texts: Texts, style: Style) -> dict[str, Text]:
    """Return the title of each cluster."""
    return {
        cluster.id: _measure_text(texts(cluster.label), TITLE_LIMITS[style.narrow_titles], TITLE, True)
        for cluster in diagram.clusters
    }


@cache
def _measure_text(text: str, limit: int, size: float, bold: bool) -> Text:
    lines = wrap_lines(text, limit)
    return Text(lines, Rect(0, 0, *measure(lines, size, bold)), size, bold)


def box_size(kind: str, text: Text) -> tuple[float, float]:
    """Return width and height of the box around a text."""
    extra = DOUBLE if kind == "decision" else 0.0
    across, down = (2 * (padding + extra) for padding in PADDING)
    return max(text.rect.width + across, 36.0), text.rect.height + down


def to_dot(diagram: Diagram, texts: Texts, style: Style) -> str:
    """Return the diagram in the language of Graphviz."""
    graph = GRAPH | {"rankdir": diagram.direction, "nodesep": style.gap, "newrank": str(style.new_rank).lower()}
    lines = [
        f"graph {_format_attributes(**graph)};", f"node {_format_attributes(**NODES)};", f"edge {_format_attributes(**EDGES)};",
        *_format_nodes(diagram, texts, style), *_format_clusters(diagram, texts, style), *_format_edges(diagram, texts, style),
    ]  # fmt: skip
    return "\n".join(["digraph {", *lines, "}"])


def _format_nodes(diagram: Diagram, texts: Texts, style: Style) -> Iterator[str]:
    labels = node_texts(diagram, texts, style)
    for node in diagram.nodes:
        yield f"{_quote(node.id)} {_format_size(*box_size(node.kind, labels[node.id]))};"


def _format_clusters(diagram: Diagram, texts: Texts, style: Style) -> Iterator[str]:
    titles = cluster_texts(diagram, texts, style)
    for cluster in diagram.clusters:
        title = titles[cluster.id].rect.grow(TITLE_GAP)
        look = _format_attributes(label=_format_placeholder(title.width, title.height), margin=CLUSTER_MARGIN)
        yield f"subgraph {_quote(f'cluster_{cluster.id}')} {{ graph {look}; {'; '.join(map(_quote, cluster.nodes))}; }}"


def _format_edges(diagram: Diagram, texts: Texts, style: Style) -> Iterator[str]:
    lengths = _find_lengths(diagram, style.stagger)
    for number, (edge, text) in enumerate(zip(diagram.edges, edge_texts(diagram, texts, style), strict=True)):
        room = text.rect.grow(LABEL_GAP) if text else None
        label = _format_placeholder(room.width, text.rect.height) if room and text else ""
        look = {"id": str(number), "label": label, "minlen": str(lengths[number])}
        yield f"{_quote(edge.tail)} -> {_quote(edge.head)} {_format_attributes(**look)};"


def _find_lengths(diagram: Diagram, stagger: int) -> list[int]:
    """Return how many ranks each edge spans: leaves may be at `stagger` depths, not all in one row."""
    tails = {edge.tail for edge in diagram.edges}
    last = [k for k, edge in enumerate(diagram.edges) if edge.head not in tails]
    return [1 + last.index(k) % stagger if k in last else 1 for k in range(len(diagram.edges))]


def _format_size(width: float, height: float) -> str:
    return _format_attributes(width=f"{width / 72:.4f}", height=f"{height / 72:.4f}")


def _format_placeholder(width: float, height: float) -> str:
    """Return a text that has this size in Graphviz."""
    return "\n".join(["x" * ceil(width / LETTER)] + ["x"] * (ceil(height / ROW) - 1))


def _quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _format_attributes(**values: str) -> str:
    return "[" + " ".join(f"{name}={_quote(value)}" for name, value in values.items()) + "]"
