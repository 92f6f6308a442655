"""Render a matplotlib figure as SVG that follows the contract of the built HTML.

A printed value is a link to its record with `data-value` and `data-grade`, and so are the marks of a value and the
words for a missing one, which have `data-missing` too.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from types import MappingProxyType
from xml.etree import ElementTree as ET

import matplotlib as mpl
from matplotlib.figure import Figure

from generators.model import Observation
from generators.pictures import svg
from generators.pictures.charts import rows, style
from generators.pictures.charts.tags import Tag, read_tag

_NO_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))
MOST_GROWTH = 1.35  # times its width, to which a picture for narrow screens may grow
Observations = Mapping[str, Observation]
Address = Callable[[Observation], str]
Names = Mapping[str, tuple[str, str, str]]
_TICK = re.compile(r"[xy]tick_\d+$")
_BOUND = ("mark", "bar", "bound", "line", "band")  # the parts of a value, besides its label, that carry it


def record_on_page(observation: Observation) -> str:
    """Return the address of a record on the page that shows the picture."""
    return f"#obs-{observation.id}"


def to_svg(
    figure: Figure,
    ident: str,
    title: str,
    description: str,
    observations: Observations,
    address: Address = record_on_page,
    names: Names = MappingProxyType({}),
) -> str:
    """Return the figure as one line of SVG; `observations` are those tagged in it, `address` returns the address of
    a record, `names` what a voice says round the number of a value."""
    written = io.StringIO()
    with mpl.rc_context(style.SVG):
        figure.savefig(written, format="svg", metadata=_NO_METADATA)
    figure.stale = False  # each part has its place: to measure it, nothing need be drawn again

    def edit(element: ET.Element) -> None:
        _bind_groups(element, observations, address, names)

    width = style.size(figure)[0]
    greatest = width * MOST_GROWTH if width < rows.STACKS_BELOW else width
    return svg.make_inline(written.getvalue(), ident, title, description, greatest, edit)


def _bind_groups(element: ET.Element, observations: Observations, address: Address, names: Names) -> None:
    """Give the groups in `element` that draw an observation its attributes, and merge the lines of one label."""
    tags: dict[ET.Element, Tag] = {}
    for child in list(element):
        if _is_repeated(child):
            for text in child.iter("text"):
                text.set("aria-hidden", "true")
        found = read_tag(child.get("id"))
        if found and found.observation in observations:
            _set_attributes(child, found, observations[found.observation], address)
            tags[child] = found
    labels = [child for child in element if child in tags and tags[child].part == "label"]
    places = {child: place for place, child in enumerate(element)}
    for before, child in reversed(list(pairwise(labels))):
        if tags[before] == tags[child] and places[child] == places[before] + 1:
            before.extend(list(child))
            element.remove(child)
            labels.remove(child)
    for label in labels:
        _name_label(label, names.get(tags[label].key))


def _is_repeated(group: ET.Element) -> bool:
    """Whether a group only writes what the name of a value says, or a mark of an axis: noise to those who hear the values."""
    ident = group.get("id") or ""
    found = read_tag(ident)
    return _TICK.match(ident) is not None or (found is not None and found.part in ("name", "n"))


def _name_label(label: ET.Element, name: tuple[str, str, str] | None) -> None:
    """Name a number for those who hear it alone: `ENDEAR, infants, Day 15: 3.96 ± 2.33 ng/mL, SD, n = 68`."""
    words = " ".join(text.strip() for text in label.itertext() if text.strip())
    if name and words and label.tag == "a":
        before, unit, after = name
        measured = words if not unit or unit in words else f"{words} {unit}"
        told = [part for part in after.split(", ") if part and part not in words]
        label.set("aria-label", f"{before}: {', '.join([measured, *told])}")


def _set_attributes(group: ET.Element, found: Tag, observation: Observation, address: Address) -> None:
    if found.part == "caption":
        _link_value(group, observation, address)
    elif found.part in _BOUND or found.part == "label":
        group.attrib.update(svg.describe_value(observation))
    if observation.value is None:
        group.set("data-missing", observation.missing or "not-reported")
    if "data-value" in group.attrib:
        group.tag = "a"
        group.set("href", address(observation))
    if (
        found.part in _BOUND and group.find(".//text") is None
    ):  # a mark leads where its label does, and is one stop too many for a keyboard and a voice
        group.attrib.update({"tabindex": "-1", "aria-hidden": "true"})


def _link_value(group: ET.Element, observation: Observation, address: Address) -> None:
    """Link only the number in the label of a reference line, `entry criterion: ≥100`."""
    for text in group.iter("text"):
        if parts := re.fullmatch(r"(.*: )(.*?)( \([a-z, ]+\))?", text.text or ""):
            text.text = parts[1]
            link = ET.SubElement(text, "a", svg.describe_value(observation) | {"href": address(observation)})
            link.text, link.tail = parts[2], parts[3]
