"""Compare a picture with its diagram: wrong, misplaced and missing parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generators.model import Cluster, Diagram, Edge, Node
from generators.pictures.diagrams.collisions import AT_BOX, find_collisions, quote
from generators.pictures.diagrams.scene import Arrow, Box, Frame, Scene, Text, Texts

SMALLEST = 12.0  # px of text
EMPHASISED = frozenset({"drug"})  # kinds of boxes whose text is bold
CLOSEST = 1.15  # sizes of the font from one line of a text to the next
WIDEST = 760.0  # px of a picture: on a page of 700 its text of 13 px is then 12 px


def find_faults(scene: Scene, diagram: Diagram, texts: Texts) -> list[str]:
    """Return the faults of the picture of a diagram, in words for its author."""
    return [
        *_check_nodes(scene, diagram, texts),
        *_check_clusters(scene, diagram, texts),
        *_check_edges(scene, diagram, texts),
        *find_collisions(scene),
        *_check_sizes(scene),
    ]


def _check_nodes(scene: Scene, diagram: Diagram, texts: Texts) -> Iterator[str]:
    yield from _check_counts("node", [node.id for node in diagram.nodes], [box.id for box in scene.boxes])
    boxes = {box.id: box for box in scene.boxes}
    for node in diagram.nodes:
        if node.id in boxes:
            yield from (f"node {node.id!r} {fault}" for fault in _check_box(boxes[node.id], node, texts))


def _check_box(box: Box, node: Node, texts: Texts) -> Iterator[str]:
    yield from _check_text(box.text, texts(node.label))
    if box.kind != node.kind:
        yield f"looks like a {box.kind}, not a {node.kind}"
    if box.text.bold != (node.kind in EMPHASISED):
        yield "is bold" if box.text.bold else "is not bold"


def _check_text(text: Text | None, label: str) -> Iterator[str]:
    shown, label = " ".join(text.lines if text else ()).split(), " ".join(label.replace("\\n", " ").split())
    if " ".join(shown) != label:
        yield f"reads {' '.join(shown)!r}, not {label!r}"


def _check_counts(part: str, asked: Iterable[str], drawn: list[str]) -> Iterator[str]:
    """Yield parts that are missing, drawn more than once, or not in the diagram."""
    asked = list(asked)
    yield from (f"{part} {name!r} is drawn {drawn.count(name)} times" for name in asked if drawn.count(name) != 1)
    yield from (f"{part} {name!r} is not of this diagram" for name in drawn if name not in asked)


def _check_clusters(scene: Scene, diagram: Diagram, texts: Texts) -> Iterator[str]:
    yield from _check_counts(
        "cluster", [cluster.id for cluster in diagram.clusters], [frame.id for frame in scene.frames]
    )
    frames = {frame.id: frame for frame in scene.frames}
    for cluster in diagram.clusters:
        if cluster.id in frames:
            yield from _check_frame(frames[cluster.id], cluster, scene, texts)


def _check_frame(frame: Frame, cluster: Cluster, scene: Scene, texts: Texts) -> Iterator[str]:
    yield from (f"title of cluster {cluster.id!r} {fault}" for fault in _check_text(frame.title, texts(cluster.label)))
    if not frame.title.bold:
        yield f"title of cluster {cluster.id!r} is not bold"
    for box in scene.boxes:
        if box.id in cluster.nodes and not frame.rect.contains(box.rect):
            yield f"node {box.id!r} is outside its cluster {cluster.id!r}"
        if box.id not in cluster.nodes and frame.rect.overlaps(box.rect):
            yield f"node {box.id!r} is in cluster {cluster.id!r}, which is not its own"


def _check_edges(scene: Scene, diagram: Diagram, texts: Texts) -> Iterator[str]:
    numbers = [str(number + 1) for number in range(len(diagram.edges))]
    yield from _check_counts("arrow", numbers, [str(arrow.edge + 1) for arrow in scene.arrows])
    arrows, boxes = {arrow.edge: arrow for arrow in scene.arrows}, {box.id: box for box in scene.boxes}
    for number, edge in enumerate(diagram.edges):
        if number in arrows and {edge.tail, edge.head} <= boxes.keys():
            name = f"arrow {number + 1} ({edge.tail} -> {edge.head})"
            yield from (f"{name} {fault}" for fault in _check_arrow(arrows[number], edge, boxes, texts))


def _check_arrow(arrow: Arrow, edge: Edge, boxes: dict[str, Box], texts: Texts) -> Iterator[str]:
    if boxes[edge.tail].rect.distance_to_border(arrow.curve[0]) > AT_BOX:
        yield "does not begin at its tail"
    if boxes[edge.head].rect.distance_to_border(arrow.tip) > AT_BOX:
        yield "does not end at its head"
    if arrow.head != (head := "bar" if edge.inhibits else "point"):
        yield f"ends in a {arrow.head}, not in a {head}"
    if arrow.evidence != edge.evidence:
        yield f"is drawn as {arrow.evidence}, not as {edge.evidence}"
    yield from _check_text(arrow.text, texts(edge.label) if edge.label else "")


def _check_sizes(scene: Scene) -> Iterator[str]:
    if scene.width > WIDEST:
        yield f"the picture is {scene.width:.0f} px wide; a page has room for {WIDEST:.0f}"
    found = [box.text for box in scene.boxes] + [frame.title for frame in scene.frames]
    for text in [*found, *(arrow.text for arrow in scene.arrows if arrow.text)]:
        if text.size < SMALLEST:
            yield f"text {quote(text)} is {text.size:g} px high; the smallest is {SMALLEST:g}"
        if text.rect.height < len(text.lines) * text.size * CLOSEST:
            yield f"lines of text {quote(text)} overlap"
