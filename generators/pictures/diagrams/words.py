"""A diagram as text: steps, legend, data; and its validation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generators.errors import GuideError
from generators.model import Citation, Diagram, Edge, Evidence, format_message
from generators.pictures.diagrams.drawing import sample_box, sample_line
from generators.pictures.diagrams.scene import Texts
from generators.text.suggest import did_you_mean

EVIDENCE: dict[Evidence, str] = {
    "confirmed": "confirmed in a source",
    "class": "class evidence, shown with other compounds",
    "inference": "our inference or design",
    "unverified": "unverified",
}
INHIBITS = "inhibits"
KINDS = {  # a plain thing needs no words
    "drug": "drug",
    "step": "step or process",
    "decision": "decision",
    "result": "result",
    "warning": "loss, limit or risk",
}


@dataclass(frozen=True)
class Key:
    """An entry of the legend: what it explains, its text and a sample as SVG."""

    name: str
    words: str
    sample: str


def legend(diagram: Diagram) -> list[Key]:
    """Return the legend of the lines, heads and boxes that occur."""
    evidence = {edge.evidence for edge in diagram.edges}
    kinds = {node.kind for node in diagram.nodes}
    keys = [Key(kind, words, sample_line(kind, "point")) for kind, words in EVIDENCE.items() if kind in evidence]
    if any(edge.inhibits for edge in diagram.edges):
        keys.append(Key("inhibits", INHIBITS, sample_line("confirmed", "bar")))
    return keys + [Key(kind, words, sample_box(kind)) for kind, words in KINDS.items() if kind in kinds]


def validate(diagram: Diagram) -> None:
    """Raise a `GuideError` with all problems that keep a diagram from being drawn."""
    if problems := list(_find_problems(diagram)):
        raise GuideError(f"{diagram.where}: diagram {diagram.name!r}: {'; '.join(problems)}")


def _find_problems(diagram: Diagram) -> Iterator[str]:
    """Yield ends of edges and members of clusters that are not nodes, and duplicate or missing nodes."""
    known = [node.id for node in diagram.nodes]
    uses = [(f"edge {e.tail} -> {e.head}", end) for e in diagram.edges for end in (e.tail, e.head)]
    uses += [(f"cluster {c.id}", member) for c in diagram.clusters for member in c.nodes]
    for user, name in uses:
        if name not in known:
            yield format_message(f"{user}: no node {name!r}", *did_you_mean(name, known, f"one of {len(known)} nodes"))
    if not known:
        yield "it has no nodes"
    members = [member for cluster in diagram.clusters for member in cluster.nodes]
    yield from (f"node {name!r} stands twice" for name in sorted({n for n in known if known.count(n) > 1}))
    yield from (f"node {name!r} is in two clusters" for name in sorted({n for n in members if members.count(n) > 1}))


def steps(diagram: Diagram, texts: Texts) -> list[tuple[str, str, Evidence, tuple[Citation, ...]]]:
    """Return each edge in reading order: `tail → head`, label, evidence, sources."""
    validate(diagram)
    names = {node.id: _flatten(texts(node.label)) for node in diagram.nodes}
    return [
        (
            f"{names[e.tail]} {'⊣' if e.inhibits else '→'} {names[e.head]}",
            _describe_relation(e, texts),
            e.evidence,
            e.sources,
        )
        for e in _sort_for_reading(diagram)
    ]


def _sort_for_reading(diagram: Diagram) -> Iterator[Edge]:
    """Yield edges in the author's order, but after those that lead to their tail, as far as cycles allow."""
    waiting = list(diagram.edges)
    while waiting:
        heads = {edge.head for edge in waiting}
        following = next((edge for edge in waiting if edge.tail not in heads), waiting[0])
        waiting.remove(following)
        yield following


def _flatten(text: str) -> str:
    return " ".join(text.replace("\\n", " ").split())


def _describe_relation(edge: Edge, texts: Texts) -> str:
    label = _flatten(texts(edge.label)) if edge.label else ""
    return ": ".join(filter(None, [INHIBITS, label])) if edge.inhibits else label


def node_edge_json(diagram: Diagram, texts: Texts) -> dict[str, Any]:
    """Return the diagram as data, for a download."""
    homes = {member: cluster.id for cluster in diagram.clusters for member in cluster.nodes}
    nodes = [
        {"id": n.id, "label": _flatten(texts(n.label)), "kind": n.kind, "cluster": homes.get(n.id, "")}
        for n in diagram.nodes
    ]
    edges = [
        {**edge.model_dump(), "label": _flatten(texts(edge.label)) if edge.label else ""} for edge in diagram.edges
    ]
    clusters = [{"id": c.id, "label": _flatten(texts(c.label))} for c in diagram.clusters]
    return {
        "name": diagram.name, "title": texts(diagram.title), "caption": texts(diagram.caption),
        "clusters": clusters, "nodes": nodes, "edges": edges,
    }  # fmt: skip
