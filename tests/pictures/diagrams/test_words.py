"""A diagram in words: what is asked of it, its legend, its steps and its data."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from generators.errors import GuideError
from generators.model import Citation, Cluster, Diagram, Edge, Node
from generators.pictures import diagrams
from tests.pictures.diagrams.samples import KINDS, picture, plain, sample

LEGEND = {
    "confirmed": "confirmed in a source",
    "class": "class evidence, shown with other compounds",
    "inference": "our inference or design",
    "unverified": "unverified",
    "inhibits": "inhibits",
    "drug": "drug",
    "step": "step or process",
    "decision": "decision",
    "result": "result",
    "warning": "loss, limit or risk",
}


def test_an_edge_to_no_node_is_named_with_the_nearest() -> None:
    lost = sample(edges=(Edge(tail="thing", head="stp"),))
    with pytest.raises(GuideError, match=r"'sample': edge thing -> stp: no node 'stp'. Did you mean 'step'"):
        diagrams.validate(lost)


def test_a_cluster_of_no_node_is_named() -> None:
    lost = sample(clusters=(Cluster(id="cell", label="Cell", nodes=("zzz",)),))
    with pytest.raises(GuideError, match=r"cluster cell: no node 'zzz'"):
        diagrams.validate(lost)


def test_a_node_in_two_clusters_is_named() -> None:
    both = tuple(Cluster(id=name, label=name, nodes=("thing",)) for name in ("one", "two"))
    with pytest.raises(GuideError, match="'thing' is in two clusters"):
        diagrams.validate(sample(clusters=both))


def test_a_node_that_is_there_twice_is_named() -> None:
    nodes = (Node(id="thing", label="One"), Node(id="thing", label="Two"))
    with pytest.raises(GuideError, match="'thing' stands twice"):
        diagrams.validate(sample(nodes=nodes, edges=(), clusters=()))


def test_a_diagram_without_a_node_is_named() -> None:
    with pytest.raises(GuideError, match="it has no nodes"):
        diagrams.validate(sample(nodes=(), edges=(), clusters=()))


def test_the_legend_explains_every_look_that_occurs() -> None:
    assert {key.name: key.words for key in diagrams.legend(sample())} == LEGEND


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        pytest.param({"edges": (Edge(tail="a", head="a", evidence="class"),)}, ["class"], id="one evidence"),
        pytest.param({"edges": (Edge(tail="a", head="a", inhibits=True),)}, ["confirmed", "inhibits"], id="a bar"),
        pytest.param({"nodes": (Node(id="a", label="A", kind="drug"),)}, ["drug"], id="a kind of box"),
        pytest.param({}, [], id="a plain thing explains itself"),
    ],
)
def test_the_legend_holds_only_what_is_there(changes: dict[str, object], names: list[str]) -> None:
    small: dict[str, object] = {"nodes": (Node(id="a", label="A"),), "edges": (), "clusters": ()}
    assert [key.name for key in diagrams.legend(sample(**small | changes))] == names


@pytest.mark.parametrize("evidence", ["confirmed", "class", "inference", "unverified"])
def test_a_line_of_the_legend_looks_like_that_of_the_picture(evidence: str) -> None:
    key = next(key for key in diagrams.legend(sample()) if key.name == evidence)
    drawn = re.findall(rf'data-evidence="{evidence}"><path [^>]*style="([^"]+)"', picture("sample"))[0]
    assert drawn in key.sample


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "thing"])
def test_a_box_of_the_legend_looks_like_that_of_the_picture(kind: str) -> None:
    key = next(key for key in diagrams.legend(sample()) if key.name == kind)
    drawn = re.findall(rf'data-kind="{kind}"><rect [^>]*style="([^"]+)"', picture("sample"))[0]
    assert drawn in key.sample


def test_the_arrowhead_of_the_legend_is_that_of_the_picture() -> None:
    line = next(key.sample for key in diagrams.legend(sample()) if key.name == "confirmed")
    tip, foot = (float(x) for x in re.findall(r'points="([\d.]+),[\d.]+ ([\d.]+),', line)[0])
    assert 6 < tip - foot < 11
    assert re.findall(r'd="[^"]* ([\d.]+),[\d.]+"', line) == [f"{foot:.2f}"]


def test_the_bar_of_the_legend_is_a_bar() -> None:
    samples = {key.name: key.sample for key in diagrams.legend(sample())}
    assert "<polyline" in samples["inhibits"]
    assert "<polygon" in samples["confirmed"]


def test_the_steps_follow_the_arrows_and_keep_evidence_and_sources() -> None:
    source = (Citation(key="alpha2020", locator="Figure 1"),)
    edges = (
        Edge(tail="step", head="result", label="second", evidence="class"),
        Edge(tail="thing", head="step", label="first", sources=source),
        Edge(tail="warning", head="result", label="in people", inhibits=True),
    )
    assert diagrams.steps(sample(edges=edges), plain) == [
        ("The thing → The step", "first", "confirmed", source),
        ("The step → The result", "second", "class", ()),
        ("The warning ⊣ The result", "inhibits: in people", "confirmed", ()),
    ]


def test_a_diagram_that_cannot_be_drawn_has_no_steps() -> None:
    with pytest.raises(GuideError, match="no node 'stp'"):
        diagrams.steps(sample(edges=(Edge(tail="thing", head="stp"),)), plain)


def test_a_circle_still_has_every_step() -> None:
    edges = (Edge(tail="thing", head="step"), Edge(tail="step", head="thing"))
    assert len(diagrams.steps(sample(edges=edges), plain)) == 2


def _data(diagram: Diagram) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(diagrams.node_edge_json(diagram, plain)))
    return found


def test_the_data_of_a_diagram_are_json() -> None:
    data = _data(sample())
    assert (data["name"], data["title"], data["caption"]) == ("sample", "A sample", "From box to box.")
    assert data["nodes"][0] == {"id": "thing", "label": "The thing", "kind": "thing", "cluster": "cell"}
    assert [node["kind"] for node in data["nodes"]] == list(KINDS)
    assert data["clusters"][0] == {"id": "cell", "label": "Cell"}
    assert data["edges"][1] == {
        "tail": "step", "head": "result", "label": "step to result", "evidence": "class", "inhibits": False, "sources": [],
    }  # fmt: skip
