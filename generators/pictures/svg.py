"""SVG that stands in a page: the colours follow the page, the ids are its own, and nothing reaches outside.

Charts and diagrams are drawn in the colours of `PALETTE`, which are the light theme. Here each of them becomes a CSS
variable with that colour as its fallback, so that the picture follows the theme toggle of the page it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

PALETTE = {
    "fg": "#1b1f24",
    "muted": "#57606a",
    "grid": "#d8dee4",
    "bg": "#ffffff",
    "drug": "#0b5cad",
    "placebo": "#b3500b",
    "other": "#00735c",
    "unverified": "#8b3a75",
    "warning": "#b3261e",
    "band": "#eef2f7",
}
PLAIN_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif"  # as the style sheet
FONT = f"var(--ag-sans, {PLAIN_FONT})"
_NAMES = {colour: name for name, colour in PALETTE.items()}
_PAINT = ("fill", "stroke", "fill-opacity", "stroke-opacity", "stroke-width", "stroke-dasharray")
_MEASURES = {"d", "points", "transform", "x", "y", "cx", "cy", "rx", "ry", "x1", "x2", "y1", "y2"}
_DROPPED = {"metadata", "style", "title"}
_REFERENCE = re.compile(r"(?<=url\(#)[^)]+|(?<=^#).+")


def variable(name: str) -> str:
    """The CSS variable of a colour, with the light colour for a page that does not define it."""
    return f"var(--ag-{name}, {PALETTE[name]})"


def with_variables(style: str) -> str:
    """Each colour of the palette as its variable; any other colour is a mistake in the drawing."""
    return re.sub(r"#[0-9a-f]{6}\b", lambda found: variable(_NAMES[found[0]]), style)


def _rounded(text: str) -> str:
    """Coordinates to a hundredth of a pixel: half the bytes, and nobody can see it."""
    return re.sub(r"-?\d+\.\d+", lambda found: f"{round(float(found[0]), 2) + 0:g}", " ".join(text.split()))


def _short_font(style: str) -> str:
    """The page says which font; a text says only its size and weight."""
    return re.sub(r"font-family:[^;]*;?\s*|stroke-dashoffset: 0;\s*", "", style).strip().rstrip(";")


def _paint_in_style(element: ET.Element) -> None:
    """`var()` works in a style, not in `fill=` and its like."""
    moved = [f"{name}: {element.attrib.pop(name)}" for name in _PAINT if name in element.attrib]
    style = "; ".join(filter(None, [*moved, _short_font(element.attrib.pop("style", ""))]))
    if style:
        element.set("style", with_variables(style.lower()))


def _attributes(element: ET.Element) -> None:
    """Plain names, short numbers, no namespace and no font: what the two renderers differ in is levelled here."""
    for name in list(element.attrib):
        plain = name.rpartition("}")[2]
        value = element.attrib.pop(name)
        if plain not in {"space", "font-family"}:
            element.set(plain, _rounded(value) if plain in _MEASURES else value)
    if element.get("transform", "").startswith("rotate(0 ") or element.get("transform", "").startswith("rotate(-0 "):
        del element.attrib["transform"]


def _empty(element: ET.Element) -> bool:
    return element.tag in {"g", "defs"} and not len(element)


def _clean(element: ET.Element, edit: Callable[[ET.Element], None]) -> None:
    """Depth first: level the attributes, drop what only files need and what has become empty."""
    element.tag = element.tag.rpartition("}")[2]
    element.tail = None
    if element.tag != "text":
        element.text = (element.text or "").strip() or None
    _attributes(element)
    edit(element)
    _paint_in_style(element)
    for child in list(element):
        _clean(child, edit)
        if child.tag in _DROPPED or _empty(child):
            element.remove(child)


def _referred(root: ET.Element) -> Iterator[str]:
    for element in root.iter():
        for value in element.attrib.values():
            yield from _REFERENCE.findall(value)


def _own_ids(root: ET.Element, ident: str) -> None:
    """An id that nothing refers to goes; the others begin with `ident`, so that two figures share a page."""
    wanted = set(_referred(root))
    for element in root.iter():
        own = element.attrib.pop("id", "")
        for name, value in element.attrib.items():
            element.set(name, _REFERENCE.sub(lambda found: f"{ident}-{found[0]}", value))
        if own in wanted:
            element.set("id", f"{ident}-{own}")


def _named(root: ET.Element, ident: str, title: str, description: str) -> None:
    """A picture to a screen reader, with a name and a description."""
    for position, (tag, text) in enumerate((("title", title), ("desc", description))):
        child = ET.Element(tag, {"id": f"{ident}-{tag}"})
        child.text = " ".join(text.split())
        root.insert(position, child)
    root.set("role", "img")
    root.set("aria-labelledby", f"{ident}-title {ident}-desc")


def _untouched(element: ET.Element) -> None:
    """No edit of the caller's own."""


def inline(
    raw: str,
    ident: str,
    title: str,
    description: str,
    widths: tuple[float, float],
    edit: Callable[[ET.Element], None] = _untouched,
) -> str:
    """What a renderer wrote, as one line of SVG for a page; `widths` are the least and the greatest in px."""
    root = ET.fromstring(raw)
    _clean(root, edit)
    _own_ids(root, ident)
    box = _rounded(root.attrib["viewBox"])
    root.attrib.clear()
    root.attrib.update({"xmlns": "http://www.w3.org/2000/svg", "class": "ag-picture", "viewBox": box})
    _named(root, ident, title, description)
    size = f"width: 100%; min-width: {widths[0]:g}px; max-width: {widths[1]:g}px; height: auto"
    root.set("style", f"{size}; font-family: {FONT}; font-variant-numeric: tabular-nums; stroke-linejoin: round")
    return ET.tostring(root, encoding="unicode")


def standalone(svg: str) -> str:
    """The same picture as a file of its own: light colours on their background, its own font and size."""
    width, height = re.findall(r'viewBox="\S+ \S+ (\S+) (\S+)"', svg)[0]
    plain = re.sub(r"var\(--ag-\w+, (#[0-9a-f]{6})\)", r"\1", svg).replace(FONT, PLAIN_FONT)
    plain = re.sub(r"width: 100%; min-width: \S+px; max-width: \S+px; height: auto; ", "", plain, count=1)
    sized = plain.replace("<svg ", f'<svg width="{width}" height="{height}" ', 1)
    paper = f'</desc><rect width="100%" height="100%" style="fill: {PALETTE["bg"]}" />'
    return sized.replace("</desc>", paper, 1)
