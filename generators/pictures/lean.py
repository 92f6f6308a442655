"""A picture with fewer elements and the same looks, for a page: a browser lays out each element, and a reader's machine holds it.

The shapes of one kind of line or box become one shape, a value and its marks one link, a group what it holds. What a picture is
read back by (`diagrams/reading.py`) and what its file names stands in the picture as it was drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree import ElementTree as ET

from generators.pictures.svg import parse, serialize

_ARROW = "data-edge"
_STEPS = "data-steps"  # the arrows that the parts of a path are the lines of, for the script that walks through them
_PLAIN = {"font-size": "14px", "fill": "var(--ag-fg)"}  # what most texts are; the picture says it once
_GRID = "stroke: var(--ag-grid)"
_PLACE = ("x", "y", "width", "height", "rx")
_TURNS = ((1, 1), (-1, 1), (-1, -1), (1, -1))  # right and down, from the top right corner on
_NAMES = ("data-node", "data-cluster")  # what a box or a frame is


def make_lean(svg: str) -> str:
    """Return the picture with fewer elements; an empty text stays empty."""
    if not svg:
        return svg
    root = parse(svg)
    _merge_arrows(root)
    _merge_grid(root)
    _merge_links(root)
    root[:] = list(_merge_neighbours(_unwrap(root)))
    _merge_boxes(root)
    _say_once(root)
    return serialize(root)


def _merge_arrows(root: ET.Element) -> None:
    """Draw the lines of arrows that look alike as one path, and so their heads, where the last of them stands."""
    arrows = [child for child in root if _ARROW in child.attrib]
    if not arrows:
        return
    last = list(root).index(arrows[-1])
    shapes = [(_as_path(shape), _number_line(shape, arrow)) for arrow in arrows for shape in arrow]
    looks = dict.fromkeys(tuple(sorted(_look(shape).items())) for shape, _ in shapes)
    merged = [_join_arrows([one for one in shapes if _look(one[0]) == dict(look)]) for look in looks]
    root[:] = [child for child in root[: last + 1] if child not in arrows] + merged + root[last + 1 :]


def _number_line(shape: ET.Element, arrow: ET.Element) -> str:
    """Return the number of an arrow for its line, `-` for what stands at its end."""
    return arrow.get(_ARROW, "") if shape is arrow.find("path") else "-"


def _join_arrows(shapes: list[tuple[ET.Element, str]]) -> ET.Element:
    """Return shapes of one look as one path that tells which part of it is the line of which arrow."""
    joined = _join([shape for shape, _ in shapes])
    numbers = [number for shape, number in shapes for _ in range(shape.get("d", "").count("M"))]
    if {*numbers} != {"-"}:
        joined.set(_STEPS, " ".join(numbers))
    return joined


def _as_path(shape: ET.Element) -> ET.Element:
    """Return a polygon or a polyline as the path that looks the same."""
    if shape.tag == "path":
        return shape
    end = " z" if shape.tag == "polygon" else ""
    return ET.Element("path", {"d": f"M{shape.get('points')}{end}", **_look(shape, "points")})


def _look(shape: ET.Element, drawn: str = "d") -> dict[str, str]:
    return {name: value for name, value in shape.attrib.items() if name != drawn}


def _join(shapes: list[ET.Element]) -> ET.Element:
    """Return shapes of one look as one; each begins with an absolute move, and its dashes begin anew."""
    return ET.Element("path", {"d": " ".join(shape.get("d", "") for shape in shapes), **_look(shapes[0])})


def _merge_grid(root: ET.Element) -> None:
    """Draw the lines of the grid that look alike as one path, where the first of them stands: below all else."""
    lines = [child for child in root if _is_open_line(child) and _GRID in child.get("style", "")]
    for look in dict.fromkeys(line.get("style") for line in lines):
        first, *others = alike = [line for line in lines if line.get("style") == look]
        first.set("d", _join(alike).get("d", ""))
        for line in others:
            root.remove(line)


def _merge_links(root: ET.Element) -> None:
    """Put the marks of a value into the link round its words, which a reader reaches by keyboard."""
    words = {link.get("data-value"): link for link in reversed(list(root)) if _is_link(link) and not _is_hidden(link)}
    for mark in [child for child in root if _is_link(child) and _is_hidden(child)]:
        if (link := words.get(mark.get("data-value"))) is not None:
            at = sum(1 for part in link if part.tag != "text")
            link[at:at] = list(mark)
            root.remove(mark)


def _is_link(element: ET.Element) -> bool:
    return element.tag == "a" and "data-value" in element.attrib


def _is_hidden(element: ET.Element) -> bool:
    return element.get("aria-hidden") == "true"


def _unwrap(elements: Iterable[ET.Element]) -> Iterator[ET.Element]:
    """Yield the elements with what groups hold in place of the groups; the first part of a group has its names."""
    for element in elements:
        if element.tag == "g" and "transform" not in element.attrib and len(element):
            element[0].attrib.update(element.attrib)
            yield from element
        else:
            yield element


def _merge_neighbours(elements: Iterable[ET.Element]) -> Iterator[ET.Element]:
    """Yield the elements; open lines that follow one another and look alike are one."""
    for look, group in groupby(elements, lambda one: tuple(_look(one).items()) if _is_open_line(one) else None):
        found = list(group)
        yield from [_join(found)] if look is not None else found


def _is_open_line(element: ET.Element) -> bool:
    """Whether an element is an unfilled line that stands where its numbers say."""
    style = element.get("style", "")
    return element.tag == "path" and element.attrib.keys() == {"d", "style"} and "fill: none" in style


def _merge_boxes(root: ET.Element) -> None:
    """Draw the boxes that look alike as one path, where the first of them stands: below all words. It names each of them."""
    alike: dict[tuple[tuple[str, str], ...], list[ET.Element]] = {}
    for box in root.findall("rect"):
        look = {name: value for name, value in box.attrib.items() if name not in (*_PLACE, *_NAMES)}
        alike.setdefault(tuple(sorted(look.items())), []).append(box)
    for shared, boxes in alike.items():
        names = {name: " ".join(box.get(name, "") for box in boxes) for name in _NAMES if name in boxes[0].attrib}
        path = ET.Element("path", {"d": " ".join(map(_outline, boxes)), **dict(shared), **names})
        root[list(root).index(boxes[0])] = path
        for box in boxes[1:]:
            root.remove(box)


def _outline(box: ET.Element) -> str:
    """Return a box as the part of a path, with its one absolute move."""
    x, y, width, height, r = (float(box.get(name, "0")) for name in _PLACE)
    turns = (f"a{r:g} {r:g} 0 0 1 {right * r:g} {down * r:g}" if r else "" for right, down in _TURNS)
    sides = (f"h{width - 2 * r:g}", f"v{height - 2 * r:g}", f"h{2 * r - width:g}", f"v{2 * r - height:g}")
    return f"M{x + r:g} {y:g}{''.join(side + turn for side, turn in zip(sides, turns, strict=True))}z"


def _say_once(root: ET.Element) -> None:
    """Leave out of each text what most texts are, and what a text is anyway."""
    root.attrib.update(_PLAIN)
    for text in root.iter("text"):
        parts = dict(part.split(": ", 1) for part in text.attrib.pop("style", "").split("; ") if part)
        own = sorted(parts.items() - _PLAIN.items() - {("text-anchor", "start")})
        if own:
            text.set("style", "; ".join(f"{name}: {value}" for name, value in own))
