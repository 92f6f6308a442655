"""Diagrams: the picture says what each line rests on, and the words say the same."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any, get_args
from xml.etree import ElementTree as ET

import pytest

from generators.errors import GuideError
from generators.model import Citation, Cluster, Diagram, Edge, Evidence, Node
from generators.pictures import diagrams
from generators.pictures.diagrams import dot
from generators.pictures.svg import standalone

KINDS = get_args(Node.model_fields["kind"].annotation)
EVIDENCE = get_args(Evidence)


def texts(text: str) -> str:
    """Words of prose as plain text, as far as these tests need them."""
    return text.replace("{{ value('x') }}", "200\u00a0mg")


def diagram(**changes: Any) -> Diagram:
    """A node of every kind, two clusters, and an edge of every evidence."""
    nodes = tuple(Node(id=kind, label=f"The {kind}", kind=kind) for kind in KINDS)
    ends = pairwise(KINDS)
    edges = [Edge(tail=a, head=b, label=f"{a} to {b}") for a, b in ends]
    edges = [edge.model_copy(update={"evidence": e}) for edge, e in zip(edges, (*EVIDENCE, "confirmed"), strict=True)]
    fields: dict[str, Any] = {
        "name": "sample", "title": "A sample", "caption": "A sample.", "alt": "Boxes and arrows.",
        "nodes": nodes, "edges": tuple(edges),
        "clusters": (Cluster(id="cell", label="Cell", nodes=("thing", "step")), Cluster(id="out", label="Out", nodes=("drug",))),
    }  # fmt: skip
    return Diagram(**fields | changes)


@pytest.fixture(scope="module")
def svg() -> str:
    return diagrams.svg(diagram(), "figure-sample", texts)


def test_a_diagram_is_one_line_of_svg_with_a_name(svg: str) -> None:
    assert svg.startswith("<svg ")
    assert "\n" not in svg
    assert 'role="img" aria-labelledby="figure-sample-title figure-sample-desc"' in svg
    assert '<title id="figure-sample-title">A sample</title>' in svg
    assert not re.search(r"<!--|<\?xml|<!DOCTYPE|xlink|font-family=", svg)


def test_the_same_diagram_gives_the_same_bytes(svg: str) -> None:
    assert diagrams.svg(diagram(), "figure-sample", texts) == svg


def test_every_colour_is_a_variable_of_the_page(svg: str) -> None:
    without = re.sub(r"var\(--ag-\w+, #[0-9a-f]{6}\)", "", svg)
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|black|white|grey", without)


def test_ids_begin_with_the_figures_own(svg: str) -> None:
    assert all(name.startswith("figure-sample-") for name in re.findall(r'\sid="([^"]+)"', svg))


@pytest.mark.parametrize(("evidence", "dashes"), sorted(diagrams.DASHES.items()))
def test_a_line_says_what_it_rests_on(svg: str, evidence: str, dashes: str) -> None:
    line = re.findall(rf'<g class="edge {evidence}"><path [^>]*>', svg)[0]
    assert (f"stroke-dasharray: {dashes}" in line) if dashes else ("dasharray" not in line)


def test_an_unverified_line_has_a_colour_of_its_own(svg: str) -> None:
    assert "--ag-unverified" in re.findall(r'<g class="edge unverified"><path [^>]*>', svg)[0]


def test_words_lie_above_all_lines(svg: str) -> None:
    assert svg.rindex("<path") < svg.index(">Cell<")
    assert svg.rindex("<path") < svg.index(">Out<")


def test_no_text_is_smaller_than_twelve_pixels_at_the_least_width(svg: str) -> None:
    least, full = (float(re.findall(rf"{name}-width: (\d+)px", svg)[0]) for name in ("min", "max"))
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", svg)]
    assert min(sizes) * least / full >= 11.95


def test_labels_are_rendered_before_they_are_drawn() -> None:
    node = Node(id="a", label="Dose {{ value('x') }}")
    assert ">Dose 200\u00a0mg<" in diagrams.svg(diagram(nodes=(node,), edges=(), clusters=()), "f", texts)


@pytest.mark.parametrize(
    "label",
    [
        pytest.param('say "no"', id="quotes"),
        pytest.param("a & b &amp; c", id="an entity stays as written"),
        pytest.param("p < 0.05 > q", id="angle brackets"),
        pytest.param("\\N and \\G", id="escapes of Graphviz"),
    ],
)
def test_any_label_is_drawn_as_it_is_written(label: str) -> None:
    drawn = diagrams.svg(diagram(nodes=(Node(id="a", label=label),), edges=(), clusters=()), "f", texts)
    assert "".join(text.text or "" for text in ET.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")) == label


def test_an_author_may_break_a_line() -> None:
    assert dot.wrapped("first\nsecond half", 26) == "first\nsecond half"
    assert dot.wrapped("first\\nsecond half", 26) == "first\nsecond half"


def test_lines_are_short_and_even() -> None:
    assert dot.wrapped("Late endosome or multivesicular body", 24) == "Late endosome or\nmultivesicular body"


def test_an_edge_to_no_node_is_named_with_the_nearest() -> None:
    lost = diagram(edges=(Edge(tail="thing", head="stp"),))
    with pytest.raises(GuideError, match=r"'sample': edge thing -> stp: no node 'stp'. Did you mean 'step'"):
        diagrams.svg(lost, "f", texts)


def test_a_cluster_of_no_node_is_named() -> None:
    lost = diagram(clusters=(Cluster(id="cell", label="Cell", nodes=("zzz",)),))
    with pytest.raises(GuideError, match=r"cluster cell: no node 'zzz'"):
        diagrams.check(lost)


def test_a_node_in_two_clusters_is_named() -> None:
    both = tuple(Cluster(id=name, label=name, nodes=("thing",)) for name in ("one", "two"))
    with pytest.raises(GuideError, match="'thing' is in two clusters"):
        diagrams.check(diagram(clusters=both))


def test_what_graphviz_refuses_is_a_clear_error() -> None:
    with pytest.raises(GuideError, match=r"Graphviz refused it: .+"):
        dot.layout("digraph {")


def test_the_legend_holds_only_what_is_there() -> None:
    assert [kind for kind, _ in diagrams.legend(diagram())] == list(EVIDENCE)
    assert diagrams.legend(diagram(edges=(Edge(tail="thing", head="step", evidence="class"),))) == [
        ("class", "class evidence, shown with other compounds")
    ]


def test_the_steps_follow_the_arrows_and_keep_evidence_and_sources() -> None:
    source = (Citation(key="alpha2020", locator="Figure 1"),)
    edges = (
        Edge(tail="step", head="result", label="second", evidence="class"),
        Edge(tail="thing", head="step", label="first", sources=source),
        Edge(tail="warning", head="result", label="in people", inhibits=True),
    )
    assert diagrams.steps(diagram(edges=edges), texts) == [
        ("The thing → The step", "first", "confirmed", source),
        ("The step → The result", "second", "class", ()),
        ("The warning ⊣ The result", "inhibits: in people", "confirmed", ()),
    ]


def test_a_circle_still_has_every_step() -> None:
    edges = (Edge(tail="thing", head="step"), Edge(tail="step", head="thing"))
    assert len(diagrams.steps(diagram(edges=edges), texts)) == 2


def test_the_data_of_a_diagram_are_json() -> None:
    data = json.loads(json.dumps(diagrams.node_edge_json(diagram(), texts)))
    assert data["nodes"][0] == {"id": "thing", "label": "The thing", "kind": "thing", "cluster": "cell"}
    assert data["edges"][1]["evidence"] == "class"


def test_an_inhibiting_edge_ends_in_a_bar() -> None:
    edges = (Edge(tail="thing", head="step", inhibits=True),)
    assert "<polyline" in diagrams.svg(diagram(edges=edges), "f", texts)


def test_a_picture_that_leaves_the_page_needs_nothing_of_it(svg: str) -> None:
    alone = standalone(svg)
    assert "var(" not in alone
    assert "min-width" not in alone
    assert re.match(r'<svg width="\d[\d.]*" height="\d[\d.]*" xmlns="http://www.w3.org/2000/svg"', alone)
