"""A diagram as a picture for a page, and the same in words.

Graphviz lays it out (`dot.py`); what stands here is the language of the picture. A line says what it rests on: solid
confirmed, dashed class evidence, dotted our inference, sparse dots in a colour of their own unverified.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from generators.errors import GuideError
from generators.model import Citation, Diagram, Edge, Evidence, sentence
from generators.pictures import svg as picture
from generators.pictures.diagrams.dot import LABEL, SLACK, Texts, fitted, size
from generators.pictures.svg import PALETTE
from generators.text.suggest import did_you_mean

LEGEND: dict[Evidence, str] = {
    "confirmed": "confirmed in a source",
    "class": "class evidence, shown with other compounds",
    "inference": "our inference or design",
    "unverified": "unverified",
}
DASHES: dict[Evidence, str] = {"confirmed": "", "class": "7 4", "inference": "0.1 4", "unverified": "0.1 8"}
LEAST = 12.0  # px: smaller than this no text becomes, the figure's container scrolls instead


# --- the picture -------------------------------------------------------------------------------------------------


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _texts_on_top(graph: ET.Element) -> None:
    """Words on edges and titles of clusters move above all lines, so that no line strikes them through."""
    above = ET.Element("g")
    for group in list(graph):
        kind = group.get("class", "").split()[:1]
        if _local(group) == "polygon":  # the paper
            graph.remove(group)
        for word in [child for child in group if _local(child) == "text"] if kind in (["edge"], ["cluster"]) else []:
            group.remove(word)
            _on_ground(word, title=kind == ["cluster"])
            above.append(word)
    graph.append(above)


def _on_ground(word: ET.Element, title: bool) -> None:
    """A rim of the ground's colour around words; a title stands a little further in."""
    fill, ground = word.attrib.pop("fill", PALETTE["fg"]), PALETTE["band" if title else "bg"]
    word.set("style", f"fill: {fill}; paint-order: stroke; stroke: {ground}; stroke-width: 4px")
    for name, shift in (("x", 6), ("y", 3)) if title else ():
        word.set(name, f"{float(word.attrib[name]) + shift:g}")


def _line(group: ET.Element) -> None:
    """The dashes of an edge, by what it rests on; its arrowhead stays whole."""
    dashes = DASHES[_evidence(group)]
    for child in group:
        if _local(child) == "path" and dashes:
            weight = "" if dashes == DASHES["class"] else "; stroke-width: 2"
            child.set("style", f"stroke-dasharray: {dashes}; stroke-linecap: round{weight}")


def _evidence(group: ET.Element) -> Evidence:
    found = [kind for kind in DASHES if kind in group.get("class", "").split()]
    return found[0] if found else "confirmed"


def _edited(element: ET.Element) -> None:
    """Our language on what Graphviz drew."""
    kind = element.get("class", "").split()[:1]
    if kind == ["graph"]:
        _texts_on_top(element)
    if kind == ["edge"]:
        _line(element)
    if _local(element) == "text":
        px = round(float(element.attrib.pop("font-size")) / SLACK, 1)
        bold = "; font-weight: 600" if element.attrib.pop("font-weight", "") == "bold" else ""
        element.set("style", f"{element.get('style', '')}; font-size: {px:g}px{bold}".lstrip("; "))


def svg(diagram: Diagram, ident: str, texts: Texts) -> str:
    """The diagram as one line of SVG for a page; `texts` renders the words that labels may hold."""
    check(diagram)
    try:
        raw = fitted(diagram, texts)
    except GuideError as problem:
        raise GuideError(f"{diagram.where}: diagram {diagram.name!r}: {problem}") from problem
    width, _ = size(raw)
    widths = round(width * LEAST / LABEL), round(width)
    return picture.inline(raw, ident, texts(diagram.title), texts(diagram.alt), widths, _edited)


# --- what is asked of a diagram, and the same in words -----------------------------------------------------------


def _wrong(diagram: Diagram) -> Iterator[str]:
    """Ends of edges and members of clusters that are no nodes, and nodes that stand twice."""
    known = [node.id for node in diagram.nodes]
    wanted = [(f"edge {e.tail} -> {e.head}", end) for e in diagram.edges for end in (e.tail, e.head)]
    wanted += [(f"cluster {c.id}", member) for c in diagram.clusters for member in c.nodes]
    for who, name in wanted:
        if name not in known:
            yield sentence(f"{who}: no node {name!r}", *did_you_mean(name, known, f"one of {len(known)} nodes"))
    members = [member for cluster in diagram.clusters for member in cluster.nodes]
    yield from (f"node {name!r} stands twice" for name in sorted({n for n in known if known.count(n) > 1}))
    yield from (f"node {name!r} is in two clusters" for name in sorted({n for n in members if members.count(n) > 1}))


def check(diagram: Diagram) -> None:
    """Stop at a diagram that cannot be drawn as it is meant, and say all that is wrong with it."""
    if wrong := list(_wrong(diagram)):
        raise GuideError(f"{diagram.where}: diagram {diagram.name!r}: {'; '.join(wrong)}")


def legend(diagram: Diagram) -> list[tuple[Evidence, str]]:
    """The kinds of evidence that occur, in order of weight, with what each line means."""
    present = {edge.evidence for edge in diagram.edges}
    return [(kind, words) for kind, words in LEGEND.items() if kind in present]


def _in_reading_order(diagram: Diagram) -> Iterator[Edge]:
    """The author's order, but no edge before those that lead to its tail, as far as cycles allow."""
    waiting = list(diagram.edges)
    while waiting:
        heads = {edge.head for edge in waiting}
        following = next((edge for edge in waiting if edge.tail not in heads), waiting[0])
        waiting.remove(following)
        yield following


def _flat(text: str) -> str:
    return " ".join(text.replace("\\n", " ").split())


def _relation(edge: Edge, texts: Texts) -> str:
    said = _flat(texts(edge.label)) if edge.label else ""
    return ": ".join(filter(None, ["inhibits", said])) if edge.inhibits else said


def steps(diagram: Diagram, texts: Texts) -> list[tuple[str, str, Evidence, tuple[Citation, ...]]]:
    """The long description: for each edge in reading order `tail → head`, its label, its evidence, its sources."""
    check(diagram)
    names = {node.id: _flat(texts(node.label)) for node in diagram.nodes}
    return [
        (f"{names[e.tail]} {'⊣' if e.inhibits else '→'} {names[e.head]}", _relation(e, texts), e.evidence, e.sources)
        for e in _in_reading_order(diagram)
    ]


def node_edge_json(diagram: Diagram, texts: Texts) -> dict[str, Any]:
    """The diagram as data, for a download."""
    homes = {member: cluster.id for cluster in diagram.clusters for member in cluster.nodes}
    nodes = [
        {"id": n.id, "label": _flat(texts(n.label)), "kind": n.kind, "cluster": homes.get(n.id, "")}
        for n in diagram.nodes
    ]
    edges = [{**edge.model_dump(), "label": _flat(texts(edge.label)) if edge.label else ""} for edge in diagram.edges]
    clusters = [{"id": c.id, "label": _flat(texts(c.label))} for c in diagram.clusters]
    return {
        "name": diagram.name, "title": texts(diagram.title), "caption": texts(diagram.caption),
        "clusters": clusters, "nodes": nodes, "edges": edges,
    }  # fmt: skip
