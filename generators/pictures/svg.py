"""SVG for a page: colours follow the theme, ids are unique, nothing is loaded from outside.

Charts and diagrams are drawn in the colours of `PALETTE`, which are the light theme. Here each of them becomes a CSS
variable with that colour as its fallback, so that the picture follows the theme toggle of its page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from xml.etree import ElementTree as ET

from generators.model import Observation

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
    # series without a tone, by position: apart for every kind of colour vision, dark enough for small text
    "series1": "#0a5db5",
    "series2": "#b8480f",
    "series3": "#00755e",
    "series4": "#881af9",
    "series5": "#33304f",
    "series6": "#650e17",
}
PLAIN_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif"  # as the style sheet
FONT = f"var(--ag-sans, {PLAIN_FONT})"
_FAR = 20.0  # px from the corner of a picture on a page: there a whole pixel is near enough
LEAST = 672.0  # px, to which a page may shrink a wide picture (blocks.css)
WIDEST = 728.0  # px of a picture that has letters of 12 px then
_LOOK = {"font-family": FONT, "stroke-linejoin": "round"}  # attributes: a page is to have no style within it
MARGIN = 16.0  # px around a picture that is a file of its own
_NAMES = {colour: name for name, colour in PALETTE.items()}
_NAMESPACES = re.compile(r'\sxmlns(?::\w+)?="[^"]*"|\sxml:space="[^"]*"|\bxlink:')
_SVG = "http://www.w3.org/2000/svg"
_NAMESPACE = f' xmlns="{_SVG}"'
_DEFAULTS = re.compile(r"font-family:[^;]*;?\s*|stroke-dashoffset: 0;?\s*")
_MEASURES = {"d", "points", "transform", "x", "y", "cx", "cy", "rx", "ry", "x1", "x2", "y1", "y2"}
_REFERENCE = re.compile(r"(?<=url\(#)[^)]+|(?<=^#).+")
_HUNDREDTHS = re.compile(
    r'aria-label="[^"]*"|(-?(?<![a-z\d.])\d+\.\d\d?\b(?=[^<>]*>))'
)  # in a tag, not in its text; a label is text
_FALLBACK = re.compile(r"var\((--ag-\w+), #[0-9a-f]{6}\)")
_RECORD = re.compile(r'href="#obs-([a-z0-9-]+)"')
Edit = Callable[[ET.Element], None]


def format_variable(name: str) -> str:
    """Return the CSS variable of a colour, with the light colour as fallback."""
    return f"var(--ag-{name}, {PALETTE[name]})"


def use_variables(style: str) -> str:
    """Replace each colour of the palette by its variable; any other colour is an error."""
    return re.sub(r"#[0-9a-f]{6}\b", lambda found: format_variable(_NAMES[found[0]]), style)


def _round_numbers(text: str) -> str:
    """Round coordinates to a hundredth of a pixel, which halves the file."""
    return re.sub(r"-?\d+\.\d+", lambda found: f"{round(float(found[0]), 2) + 0:g}", " ".join(text.split()))


def _tidy(element: ET.Element) -> None:
    """Shorten numbers, replace colours by variables, remove fonts."""
    if element.tag != "text":
        element.text = (element.text or "").strip() or None
        for child in element:
            child.tail = None
    for name in _MEASURES & element.attrib.keys():
        element.set(name, _round_numbers(element.attrib[name]))
    if re.match(r"rotate\(-?0[ )]", element.get("transform", "")):
        del element.attrib["transform"]
    if style := _DEFAULTS.sub("", element.attrib.pop("style", "")).strip().rstrip(";"):
        element.set("style", use_variables(style.lower()))


def _prune(element: ET.Element) -> None:
    """Remove metadata and empty elements, depth first."""
    for child in list(element):
        _prune(child)
        if child.tag == "style" or (child.tag in {"g", "defs"} and not len(child)):
            element.remove(child)


def _prefix_ids(root: ET.Element, ident: str) -> None:
    """Remove unused ids and prefix the others with `ident`, so that two figures can share a page."""
    ids = {element.get("id") for element in root.iter()}
    used = {
        name for element in root.iter() for value in element.attrib.values() for name in _REFERENCE.findall(value)
    } & ids
    for element in root.iter():
        own = element.attrib.pop("id", "")
        for name, value in element.attrib.items():
            element.set(
                name, _REFERENCE.sub(lambda found: f"{ident}-{found[0]}" if found[0] in used else found[0], value)
            )
        if own in used:
            element.set("id", f"{ident}-{own}")


def _place_marks(root: ET.Element) -> None:
    """Draw a mark where it stands: a definition and what uses it are three elements for one."""
    parents = {child: parent for parent in root.iter() for child in parent}
    marks = {mark.attrib["id"]: mark for defs in root.iter("defs") for mark in defs.iter("path") if "id" in mark.attrib}
    uses: dict[str, list[ET.Element]] = {}
    for use in root.iter("use"):
        uses.setdefault(use.get("href", "").removeprefix("#"), []).append(use)
    for ident in marks.keys() & uses.keys():
        mark = marks[ident]
        for use in uses[ident]:
            _become(use, mark)
        parents[mark].remove(mark)


def _become(use: ET.Element, mark: ET.Element) -> None:
    """Make of a use of a mark the mark itself, painted as the mark says, and in the rest as the use does."""
    styles = [dict(part.split(": ", 1) for part in one.get("style", "").split("; ") if part) for one in (use, mark)]
    place = f"translate({use.get('x', '0')} {use.get('y', '0')})"
    use.tag, use.attrib = "path", {"d": mark.attrib["d"], "transform": place}
    if style := "; ".join(f"{name}: {value}" for name, value in (styles[0] | styles[1]).items()):
        use.set("style", style)


def _unwrap(element: ET.Element) -> None:
    """Remove what draws nothing and groups only for the renderer: groups without attributes, paths without paint."""
    for child in list(element):
        _unwrap(child)
    children: list[ET.Element] = []
    for child in element:
        children += list(child) if child.tag == "g" and not child.attrib else [] if _is_unpainted(child) else [child]
    element[:] = children


def _is_unpainted(element: ET.Element) -> bool:
    return element.tag == "path" and element.attrib.keys() == {"d", "style"} and element.get("style") == "fill: none"


def _describe(root: ET.Element, ident: str, title: str, description: str) -> None:
    """Add title, description and role: a picture with links is a group, not an image."""
    for position, (tag, text) in enumerate((("title", title), ("desc", description))):
        child = ET.Element(tag, {"id": f"{ident}-{tag}"})
        child.text = " ".join(text.split())
        root.insert(position, child)
    root.set("role", "group")
    root.set("aria-labelledby", f"{ident}-title")
    root.set("aria-describedby", f"{ident}-desc")  # in the name, too, a voice would say it twice


def _keep_element(element: ET.Element) -> None:
    """Change nothing."""


def make_inline(raw: str, ident: str, title: str, description: str, width: float, edit: Edit = _keep_element) -> str:
    """Return a renderer's output as one line of SVG for a page; `edit` may change each element, `width` is the greatest
    in px, and the style sheet says how far it may shrink."""
    root = ET.fromstring(_NAMESPACES.sub("", raw))
    for element in list(root.iter()):
        edit(element)
    for element in root.iter():
        _tidy(element)
    _place_marks(root)
    _prune(root)
    _prefix_ids(root, ident)
    _unwrap(root)
    box = _round_numbers(root.attrib["viewBox"])
    root.attrib.clear()
    classes = " ".join(("ag-picture", "full-size") if width > WIDEST else ("ag-picture",))
    root.attrib.update({"xmlns": _SVG, "class": classes, "width": f"{width:g}", "viewBox": box, **_LOOK})
    _describe(root, ident, title, description)
    return ET.tostring(root, encoding="unicode")


def parse(svg: str) -> ET.Element:
    """Read a picture of a page; its elements have no namespace."""
    return ET.fromstring(svg.replace(_NAMESPACE, "", 1))


def serialize(root: ET.Element) -> str:
    """Write a picture of a page that was read by `parse`."""
    return ET.tostring(root, encoding="unicode").replace("<svg", "<svg" + _NAMESPACE, 1)


def describe_value(observation: Observation) -> dict[str, str]:
    """Return what a link to a record says of its value."""
    read = {"data-read": "abstract"} if observation.mark == "abstract" else {}
    return {"data-value": observation.id, "data-grade": observation.grade, **read}


def link_values(svg: str, address: Callable[[str], str], disputed: Collection[str]) -> str:
    """Lead the values of a picture to the pages of their records; `address` returns the page of an observation by its id. The
    colours need no fallback there, since each page has the variables, and places no hundredths of a pixel."""

    def link(found: re.Match[str]) -> str:
        mark = ' class="disputed"' if found[1] in disputed else ""
        return f'href="{address(found[1])}#obs-{found[1]}"{mark}'

    return _RECORD.sub(link, _HUNDREDTHS.sub(_round_tenths, _FALLBACK.sub(r"var(\1)", svg)))


def _round_tenths(found: re.Match[str]) -> str:
    """Round a place of the picture; what a voice reads stays as it is."""
    if not found[1]:
        return found[0]
    number = float(found[1])
    return f"{number:.0f}" if abs(number) >= _FAR else f"{number:.1f}".removesuffix(".0")


def make_standalone(svg: str) -> str:
    """The same picture as a file of its own: light colours on their ground with a margin, its own font and size, no links."""
    plain = re.sub(r"var\(--ag-\w+, (#[0-9a-f]{6})\)", r"\1", svg).replace(FONT, PLAIN_FONT)
    root = ET.fromstring(_NAMESPACES.sub("", plain))
    for element in root.iter():
        if element.get("href", "").startswith("#obs-"):
            del element.attrib["href"]
    left, top, width, height = (float(number) for number in root.attrib["viewBox"].split())
    frame = {"width": f"{width + 2 * MARGIN:g}", "height": f"{height + 2 * MARGIN:g}"}
    corner = {"x": f"{left - MARGIN:g}", "y": f"{top - MARGIN:g}"}
    box = " ".join([*corner.values(), *frame.values()])
    root.attrib = {**frame, "xmlns": _SVG, **root.attrib, **frame, "viewBox": box}
    root.set("style", "font-variant-numeric: tabular-nums")  # which the style sheet of a page says
    after = next((place for place, child in enumerate(root, start=1) if child.tag == "desc"), 0)
    root.insert(after, ET.Element("rect", {**corner, **frame, "style": f"fill: {PALETTE['bg']}"}))
    return ET.tostring(root, encoding="unicode")
