"""Draw a scene as SVG.

A kind of box has a shape of its own and not only a colour: a result is round at its ends, a warning has a stripe, a decision two
outlines, a step corners, and the name of a drug is bold.

A line says what it rests on: solid confirmed, dashed class evidence, dotted our inference, sparse dots in a colour of
their own unverified. An arrowhead leads on, a bar inhibits. Every shape names the part of the diagram that it draws
(`data-node`, `data-edge`, `data-cluster`), so that the picture can be read back (`reading.py`).
"""

from __future__ import annotations

from math import hypot
from xml.etree import ElementTree as ET

from generators.pictures.diagrams.geometry import Point, Rect
from generators.pictures.diagrams.lettering import LEADING
from generators.pictures.diagrams.scene import Arrow, Box, Frame, Head, Scene, Text
from generators.pictures.svg import PALETTE, use_variables

DASHES = {"confirmed": "", "class": "7 4", "inference": "0.1 4", "unverified": "0.1 8"}
LINE, DOTS = 1.4, 2.0  # px of a line, and of one of dots
OUTLINES = {"drug": "drug", "result": "other", "warning": "warning", "decision": "fg"}  # colour of a box; else muted
STRONG = frozenset({"drug", "result", "warning"})  # kinds of boxes with a thicker outline
BASELINE = 0.945  # sizes of the font from the top of a line of text, so that DejaVu lies in its middle
ROUNDING = 6.0
ROUNDINGS = {"step": 0.0, "result": 14.0}  # px, of the corners of boxes that are not as those of others
STRIPE = (4.0, 3.0)  # px from the side of a warning to its stripe, and of the stripe
HEAD_WIDTH = 3.4  # px from the middle of an arrowhead to its side
BAR, BAR_GAP = 6.5, 4.0  # px from the middle of an inhibiting bar to its end, and to the box
SAMPLE = (34.0, 14.0)  # px of a sample in the legend


def draw(scene: Scene) -> str:
    """Return the picture; frames lie below boxes, boxes below lines, and titles and labels on top."""
    root = ET.Element("svg", {"viewBox": f"0 0 {_format_px(scene.width)} {_format_px(scene.height)}"})
    root.extend(_draw_frame(frame) for frame in scene.frames)
    root.extend(_draw_box(box) for box in scene.boxes)
    root.extend(_draw_arrow(arrow) for arrow in scene.arrows)
    root.extend(_draw_title(frame) for frame in scene.frames)
    root.extend(_draw_label(arrow, arrow.text) for arrow in scene.arrows if arrow.text)
    return ET.tostring(root, encoding="unicode")


# --- boxes and frames --------------------------------------------------------------------------------------------


def _draw_frame(frame: Frame) -> ET.Element:
    return _make_group({"cluster": frame.id}, _draw_rect(frame.rect, ROUNDING, fill=PALETTE["band"]))


def _draw_box(box: Box) -> ET.Element:
    ink = PALETTE["drug" if box.kind == "drug" else "fg"]
    return _make_group(
        {"node": box.id, "kind": box.kind}, *_draw_outlines(box.kind, box.rect), *_draw_text(box.text, ink)
    )


def _draw_outlines(kind: str, rect: Rect) -> list[ET.Element]:
    """Draw the outline of a box in the shape and the colour of its kind."""
    colour = PALETTE[OUTLINES.get(kind, "muted")]
    look = {"stroke": colour, "stroke-width": "1.8" if kind in STRONG else "1"}
    outer = _draw_rect(rect, ROUNDINGS.get(kind, ROUNDING), fill=PALETTE["bg"], **look)
    if kind == "decision":
        return [outer, _draw_rect(rect.grow(-3), ROUNDING - 2, fill="none", **look)]
    return [outer, _draw_rect(_place_stripe(rect), 0, fill=colour)] if kind == "warning" else [outer]


def _place_stripe(rect: Rect) -> Rect:
    left, inset = rect.left + STRIPE[0], STRIPE[0]
    return Rect(left, rect.top + inset, left + STRIPE[1], rect.bottom - inset)


def _draw_rect(rect: Rect, rounding: float, **look: str) -> ET.Element:
    place = {"x": rect.left, "y": rect.top, "width": rect.width, "height": rect.height, "rx": rounding}
    return ET.Element(
        "rect", {name: _format_px(value) for name, value in place.items()} | {"style": _format_style(**look)}
    )


# --- arrows ------------------------------------------------------------------------------------------------------


def _draw_arrow(arrow: Arrow) -> ET.Element:
    head = _draw_bar(arrow) if arrow.head == "bar" else _draw_point(arrow)
    return _make_group({"edge": str(arrow.edge), "evidence": arrow.evidence}, _draw_line(arrow), head)


def _draw_line(arrow: Arrow) -> ET.Element:
    """Draw the curve, dashed by its evidence; for a bar it continues to the tip."""
    start, *rest = map(_format_pair, arrow.curve)
    end = f" L{_format_pair(arrow.tip)}" if arrow.head == "bar" else ""
    dashes = DASHES[arrow.evidence]
    width = DOTS if dashes.startswith("0.1") else LINE
    look = {"stroke-dasharray": dashes, "stroke-linecap": "round"} if dashes else {}
    style = _format_style(fill="none", stroke=_color_of(arrow), **{"stroke-width": f"{width:g}"}, **look)
    return ET.Element("path", {"d": f"M{start} C{' '.join(rest)}{end}", "style": style})


def _draw_point(arrow: Arrow) -> ET.Element:
    """Draw a filled arrowhead from the end of the curve to the tip."""
    (x, y), (across, down) = arrow.curve[-1], _find_direction(arrow)
    side_x, side_y = -down * HEAD_WIDTH, across * HEAD_WIDTH
    corners = [arrow.tip, (x + side_x, y + side_y), (x - side_x, y - side_y)]
    return ET.Element(
        "polygon", {"points": " ".join(map(_format_pair, corners)), "style": _format_style(fill=_color_of(arrow))}
    )


def _draw_bar(arrow: Arrow) -> ET.Element:
    """Draw a bar across the line, just before the tip."""
    (x, y), (across, down) = arrow.tip, _find_direction(arrow)
    x, y = x - BAR_GAP * across, y - BAR_GAP * down
    ends = [(x - down * BAR, y + across * BAR), (x + down * BAR, y - across * BAR)]
    style = _format_style(fill="none", stroke=_color_of(arrow), **{"stroke-width": "2.4"})
    return ET.Element("polyline", {"points": " ".join(map(_format_pair, ends)), "style": style})


def _find_direction(arrow: Arrow) -> Point:
    """Return the direction of the arrow at its end, as a vector of length 1."""
    (x, y), (tip_x, tip_y) = arrow.curve[-1], arrow.tip
    length = hypot(tip_x - x, tip_y - y) or 1.0
    return (tip_x - x) / length, (tip_y - y) / length


def _color_of(arrow: Arrow) -> str:
    return PALETTE["unverified" if arrow.evidence == "unverified" else "muted"]


# --- text --------------------------------------------------------------------------------------------------------


def _draw_title(frame: Frame) -> ET.Element:
    return _make_group({"title": frame.id}, *_draw_text(frame.title, PALETTE["muted"], "start"))


def _draw_label(arrow: Arrow, text: Text) -> ET.Element:
    ink = PALETTE["unverified" if arrow.evidence == "unverified" else "fg"]
    return _make_group({"label": str(arrow.edge)}, *_draw_text(text, ink, _anchor(text)))


def _anchor(text: Text) -> str:
    return "start" if text.at_left else "end" if text.at_right else "middle"


def _draw_text(text: Text, ink: str, anchor: str = "middle") -> list[ET.Element]:
    x = {"start": text.rect.left, "middle": text.rect.center[0], "end": text.rect.right}[anchor]
    weight = {"font-weight": "600"} if text.bold else {}
    style = _format_style(fill=ink, **{"font-size": f"{text.size:g}px"}, **weight)
    elements = []
    for number, line in enumerate(text.lines):
        y = text.rect.top + (number * LEADING + BASELINE) * text.size
        element = ET.Element("text", {"x": _format_px(x), "y": _format_px(y), "text-anchor": anchor, "style": style})
        element.text = line
        elements.append(element)
    return elements


# --- samples for the legend --------------------------------------------------------------------------------------


def sample_line(evidence: str, head: Head) -> str:
    """Return a short arrow, as the legend shows it on a page."""
    width, middle = SAMPLE[0], SAMPLE[1] / 2
    curve = tuple((1 + share * (width - 10), middle) for share in (0.0, 1 / 3, 2 / 3, 1.0))
    return _draw_sample(*_draw_arrow(Arrow(0, evidence, head, curve, (width - 2, middle))))


def sample_box(kind: str) -> str:
    """Return a small empty box, as the legend shows it on a page."""
    return _draw_sample(*_draw_outlines(kind, Rect(0, 0, *SAMPLE).grow(-1)))


def _draw_sample(*shapes: ET.Element) -> str:
    width, height = map("{:g}".format, SAMPLE)
    root = ET.Element("svg", {"width": width, "height": height, "aria-hidden": "true"})
    root.extend(shapes)
    return use_variables(ET.tostring(root, encoding="unicode"))


# --- elements ----------------------------------------------------------------------------------------------------


def _make_group(names: dict[str, str], *children: ET.Element) -> ET.Element:
    """Return a group of the picture; without a class, which could match a style of a page."""
    group = ET.Element("g", {f"data-{part}": name for part, name in names.items()})
    group.extend(children)
    return group


def _format_style(**look: str) -> str:
    return "; ".join(f"{name}: {value}" for name, value in look.items())


def _format_px(number: float) -> str:
    return f"{number:.2f}"


def _format_pair(point: Point) -> str:
    return f"{_format_px(point[0])},{_format_px(point[1])}"
