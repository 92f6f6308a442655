"""The values in the texts of a diagram are links to their records, in whatever lines the texts are set."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from generators.model import Cluster, Diagram, Edge, Node
from generators.pictures import diagrams
from generators.pictures.diagrams.binding import Words
from generators.pictures.lean import make_lean
from tests.pictures.charts.samples import observation
from tests.pictures.diagrams.samples import NAMES, diagram, picture, printed, sample

PEAK = observation("peak", "2")
DOSE = observation("dose", "200")


def bound(*words: Words, lines: int = 1) -> ET.Element:
    """The group of a node with a label of these words, as the picture of a page has it."""
    label = "".join(text for text, _ in words)
    drawing = sample(nodes=(Node(id="a", label=label),), edges=(), clusters=())
    svg = diagrams.bind_values(diagrams.svg(drawing, "f", str), drawing, [words])
    group = next(one for one in ET.fromstring(re.sub(r' xmlns="[^"]+"', "", svg)).iter("g") if one.get("data-node"))
    assert len(group.findall("text")) == lines
    return group


def links(group: ET.Element) -> list[tuple[str | None, str]]:
    return [(link.get("href"), "".join(link.itertext())) for link in group.iter("a")]


def list_labels(drawing: Diagram) -> list[str]:
    """The texts of nodes, clusters and edges."""
    titles = [cluster.label for cluster in drawing.clusters]
    return [node.label for node in drawing.nodes] + titles + [edge.label for edge in drawing.edges]


def read(group: ET.Element) -> str:
    return "".join(group.itertext())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param([("2–6 h", PEAK)], [("#obs-peak", "2–6 h")], id="alone"),
        pytest.param([("Tmax ", None), ("2–6 h", PEAK)], [("#obs-peak", "2–6 h")], id="at the end"),
        pytest.param([("2 h", PEAK), (" after it", None)], [("#obs-peak", "2 h")], id="at the start"),
        pytest.param([("200\u00a0mg", DOSE), (": peak ", None), ("2 h", PEAK)], [("#obs-dose", "200\u00a0mg"), ("#obs-peak", "2 h")], id="two"),
        pytest.param([("(", None), ("2 h", PEAK), (")", None)], [("#obs-peak", "2 h")], id="in brackets"),
        pytest.param([("2 h ", None), ("2 h", PEAK)], [("#obs-peak", "2 h")], id="the same as words before it"),
        pytest.param([("a < b & ", None), ("<2 h", PEAK)], [("#obs-peak", "<2 h")], id="signs of markup"),
    ],
)  # fmt: skip
def test_a_value_in_a_line_is_a_link(words: list[Words], expected: list[tuple[str, str]]) -> None:
    group = bound(*words)
    assert links(group) == expected
    assert read(group) == "".join(text for text, _ in words)


def test_a_value_that_goes_over_two_lines_is_one_link() -> None:
    value = "from two hours after the injection to six hours after it"
    group = bound(("Peak ", None), (value, PEAK), (" in plasma", None))
    assert links(group) == [("#obs-peak", value)]
    assert read(group) == f"Peak {value} in plasma"
    assert len({span.get("y") for span in group.iter("tspan")}) == len(list(group.iter("tspan"))) >= 2


def test_a_line_break_of_the_author_is_no_letter() -> None:
    assert links(bound(("Bound to\\nproteins, ", None), ("2 h", PEAK))) == [("#obs-peak", "2 h")]


def test_titles_and_labels_of_arrows_are_bound_too() -> None:
    nodes = (Node(id="a", label="A"), Node(id="b", label="B"))
    drawing = sample(nodes=nodes, edges=(Edge(tail="a", head="b", label="2 h"),), clusters=(Cluster(id="c", label="200 mg", nodes=("a",)),))  # fmt: skip
    labels: list[list[Words]] = [[("A", None)], [("B", None)], [("200 mg", DOSE)], [("2 h", PEAK)]]
    svg = make_lean(diagrams.bind_values(diagrams.narrow_svg(drawing, "f", str), drawing, labels))
    assert re.findall(r'href="#obs-(\w+)">([^<]+)<', svg) == [("dose", "200 mg"), ("peak", "2 h")]


def test_a_picture_without_values_stays_as_it_is() -> None:
    drawing = sample()
    svg = diagrams.svg(drawing, "f", str)
    texts = [[(label, None)] for label in list_labels(drawing)]
    assert diagrams.bind_values(svg, drawing, texts) is svg


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_a_picture_is_lost(name: str) -> None:
    drawing = diagram(name)
    svg = picture(name)
    labels = [[(printed(label), PEAK)] for label in list_labels(drawing)]
    found = [
        "".join(ET.fromstring(one).itertext()).split() for one in (svg, diagrams.bind_values(svg, drawing, labels))
    ]
    assert sorted("".join(found[0])) == sorted("".join(found[1]))
