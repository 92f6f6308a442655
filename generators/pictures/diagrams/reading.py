"""Read the SVG of a diagram back as a scene.

Nothing here is taken from the code that draws. A shape is recognised by its look: an evidence by the dashes and colour
of its line, the head of an arrow by its corners, a kind of box by its outline and its colour, which have to agree, a text by its measure at the size in
which it is printed. The language of the picture is thus written twice, and a slip in one is seen by the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import dist
from xml.etree import ElementTree as ET

from generators.pictures.diagrams.geometry import Point, Rect
from generators.pictures.diagrams.lettering import LEADING, measure
from generators.pictures.diagrams.scene import Arrow, Box, Frame, Head, Scene, Text

_COLOURS = {
    "drug": "drug",
    "result": "other",
    "warning": "warning",
    "decision": "fg",
}  # of an outline; of other kinds muted
_ASCENT = 0.945  # sizes of the font from the top of a line to its baseline


@dataclass(frozen=True)
class _Shape:
    """An element with its style."""

    tag: str
    attributes: Mapping[str, str]
    style: Mapping[str, str]
    text: str

    def number(self, name: str) -> float:
        return float(self.attributes.get(name, "0"))

    def colour(self, name: str) -> str:
        """Return the name of a colour of the page."""
        return "".join(re.findall(r"--ag-(\w+)", self.style.get(name, ""))[:1])


def read_scene(svg: str) -> Scene:
    """Return the scene in `svg`."""
    root = ET.fromstring(svg)
    width, height = (float(number) for number in root.attrib["viewBox"].split()[2:])
    labels = {number: _read_text(shapes) for number, shapes in _find_groups(root, "label")}
    titles = {name: _read_text(shapes) for name, shapes in _find_groups(root, "title")}
    return Scene(
        width, height,
        tuple(_read_box(name, shapes) for name, shapes in _find_groups(root, "node")),
        tuple(Frame(name, _read_rect(shapes[0]), titles[name]) for name, shapes in _find_groups(root, "cluster")),
        tuple(_read_arrow(int(number), shapes, labels.get(number)) for number, shapes in _find_groups(root, "edge")),
    )  # fmt: skip


def _find_groups(root: ET.Element, part: str) -> Iterator[tuple[str, list[_Shape]]]:
    """Yield the name of each part of that sort, and its shapes."""
    for element in root.iter():
        if name := element.get(f"data-{part}"):
            yield name, [_read_shape(child) for child in element]


def _read_shape(element: ET.Element) -> _Shape:
    pairs = (pair.split(":", 1) for pair in element.get("style", "").split(";") if ":" in pair)
    style = {name.strip(): value.strip() for name, value in pairs}
    return _Shape(element.tag.rpartition("}")[2], element.attrib, style, element.text or "")


def _read_rect(shape: _Shape) -> Rect:
    x, y = shape.number("x"), shape.number("y")
    return Rect(x, y, x + shape.number("width"), y + shape.number("height"))


def _read_box(name: str, shapes: list[_Shape]) -> Box:
    outlines = [shape for shape in shapes if shape.tag == "rect"]
    return Box(name, _read_kind(outlines), _read_rect(outlines[0]), _read_text(shapes))


def _read_kind(outlines: list[_Shape]) -> str:
    """Return the kind of a box by its shape, if its colour is of that kind."""
    found = _read_shape_of_box(outlines)
    if {shape.colour("stroke") or shape.colour("fill") for shape in outlines} == {_COLOURS.get(found, "muted")}:
        return found
    return "drug" if found == "thing" and outlines[0].colour("stroke") == "drug" else "unclear"


def _read_shape_of_box(outlines: list[_Shape]) -> str:
    """Return the kind that the outlines tell without colour; a thing and a drug differ by the weight of the text."""
    if len(outlines) == 2:
        return "warning" if outlines[1].number("width") < 6 else "decision"
    rounding = outlines[0].number("rx")
    return "step" if rounding == 0 else "result" if rounding > 10 else "thing"


def _read_text(shapes: list[_Shape]) -> Text:
    """Return the lines of a text with their place in the widest font."""
    lines = [shape for shape in shapes if shape.tag == "text"]
    rects = [_measure_line(line) for line in lines]
    left, top = min(rect.left for rect in rects), min(rect.top for rect in rects)
    rect = Rect(left, top, max(rect.right for rect in rects), max(rect.bottom for rect in rects))
    return Text(tuple(line.text for line in lines), rect, min(map(_read_size, lines)), all(map(_is_bold, lines)))


def _measure_line(line: _Shape) -> Rect:
    size = _read_size(line)
    width, _ = measure((line.text,), size, _is_bold(line))
    left = line.number("x") - {"middle": width / 2, "end": width}.get(line.attributes.get("text-anchor", ""), 0)
    top = line.number("y") - _ASCENT * size
    return Rect(left, top, left + width, top + LEADING * size)


def _read_size(line: _Shape) -> float:
    return float(line.style["font-size"].removesuffix("px"))


def _is_bold(line: _Shape) -> bool:
    return int(line.style.get("font-weight", "400")) >= 600


def _read_arrow(number: int, shapes: list[_Shape], text: Text | None) -> Arrow:
    line, *heads = shapes
    curve = _parse_points(re.sub(r"L.*", "", line.attributes["d"]))
    head, tip = _read_head(heads[0], curve[-1]) if heads else ("none", curve[-1])
    return Arrow(number, _read_evidence(line, heads[0] if heads else None), head, tuple(curve), tip, text)


def _parse_points(numbers: str) -> list[Point]:
    found = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", numbers)]
    return list(zip(found[::2], found[1::2], strict=True))


def _read_head(shape: _Shape, foot: Point) -> tuple[Head, Point]:
    """Return the kind and place of an arrow's head: the sharp corner of a triangle, the middle of a bar."""
    corners = _parse_points(shape.attributes["points"])
    if shape.tag == "polygon" and len(corners) == 3:
        return "point", max(corners, key=lambda corner: sum(dist(corner, other) for other in corners))
    if shape.tag == "polyline" and len(corners) == 2:
        middle = ((corners[0][0] + corners[1][0]) / 2, (corners[0][1] + corners[1][1]) / 2)
        return ("bar" if _is_across(corners, foot) else "none"), middle
    return "none", foot


def _is_across(bar: list[Point], foot: Point) -> bool:
    """Whether a bar is equally far from the line on both sides."""
    return dist(*bar) > 8 and abs(dist(bar[0], foot) - dist(bar[1], foot)) < 2


def _read_evidence(line: _Shape, head: _Shape | None) -> str:
    """Return the evidence of an arrow, if dashes and colours agree."""
    colours = {shape.colour("stroke") or shape.colour("fill") for shape in (line, head) if shape}
    found = _evidence_of_dashes(line.style.get("stroke-dasharray", ""))
    return found if colours == {"unverified" if found == "unverified" else "muted"} else "unclear"


def _evidence_of_dashes(dashes: str) -> str:
    lengths = [float(number) for number in re.findall(r"[\d.]+", dashes)]
    if not lengths:
        return "confirmed"
    if lengths[0] >= 3:
        return "class"
    return "inference" if lengths[1] <= 5 else "unverified"
