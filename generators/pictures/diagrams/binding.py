"""Lead the values in the texts of a diagram to their records, as the marks of a chart do.

A text was broken into lines after its values became words. A break stands for a space, so a value is found again by counting the
letters before it. The lines of a text with a value become one element: a value that goes over two lines is one link.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from generators.model import Diagram, Observation
from generators.pictures.svg import describe_value, parse, serialize

Words = tuple[str, Observation | None]  # words of a label, and the observation whose value they are
Run = tuple[ET.Element, str, Observation | None]  # words in a line


def bind_values(svg: str, diagram: Diagram, labels: Sequence[Sequence[Words]]) -> str:
    """Return the picture with a link at each value; `labels` are the texts of nodes, clusters and edges, in this order."""
    named = zip(_name_groups(diagram), labels, strict=True)
    known = {name: label for name, label in named if any(value for _, value in label)}
    if not known or not svg:
        return svg
    root = parse(svg)
    for group in root.iter("g"):
        for label in (known[item] for item in group.attrib.items() if item in known):
            _bind_group(group, label)
    return serialize(root)


def _name_groups(diagram: Diagram) -> Iterator[tuple[str, str]]:
    """Yield the attribute by which the group of each text is found (`drawing.py`)."""
    yield from (("data-node", node.id) for node in diagram.nodes)
    yield from (("data-title", cluster.id) for cluster in diagram.clusters)
    yield from (("data-label", str(number)) for number in range(len(diagram.edges)))


def _bind_group(group: ET.Element, label: Sequence[Words]) -> None:
    """Put the lines of a text into one element, with its values as links."""
    lines = [child for child in group if child.tag == "text"]
    text = ET.SubElement(group, "text", lines[0].attrib)
    before: Run = (lines[0], "", None)
    for run in list(_split_into_runs(lines, label)):
        line, words, value = run
        starts_line, goes_on = line is not before[0], value is not None and value is before[2]
        if starts_line:
            _append(text[-1] if goes_on else text, " ")
        holder = text if value is None else text[-1] if goes_on else _add_link(text, value)
        if starts_line:
            ET.SubElement(holder, "tspan", {name: line.attrib[name] for name in ("x", "y")}).text = words
        else:
            _append(holder, words)
        before = run
    for line in lines:
        group.remove(line)


def _split_into_runs(lines: Sequence[ET.Element], label: Sequence[Words]) -> Iterator[Run]:
    """Yield the words of each line, parted where a value begins or ends; a space within a value belongs to it."""
    owned = ((letter, value) for words, value in label for letter in words.replace("\\n", " "))
    owners = iter([value for letter, value in owned if not letter.isspace()])
    for line in lines:
        letters = line.text or ""
        values = [None if letter.isspace() else next(owners, None) for letter in letters]
        filled = [_fill(values, at) if letter.isspace() else values[at] for at, letter in enumerate(letters)]
        for value, run in groupby(zip(letters, filled, strict=True), lambda one: one[1]):
            yield line, "".join(letter for letter, _ in run), value


def _fill(values: Sequence[Observation | None], at: int) -> Observation | None:
    """Return the value that a space stands in."""
    before, after = values[at - 1 : at], values[at + 1 : at + 2]
    return before[0] if before and before == after else None


def _add_link(text: ET.Element, value: Observation) -> ET.Element:
    return ET.SubElement(text, "a", {**describe_value(value), "href": f"#obs-{value.id}"})


def _append(holder: ET.Element, words: str) -> None:
    """Add words behind what an element holds."""
    if len(holder):
        holder[-1].tail = (holder[-1].tail or "") + words
    else:
        holder.text = (holder.text or "") + words
