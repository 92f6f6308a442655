"""The picture of a diagram: its form on a page, its language of lines and boxes, and what labels may hold."""

from __future__ import annotations

import re
from math import dist
from xml.etree import ElementTree as ET

import pytest

from generators.errors import GuideError
from generators.model import Cluster, Edge, Node
from generators.pictures import diagrams
from generators.pictures.diagrams.geometry import Rect
from generators.pictures.diagrams.lettering import wrap_lines
from generators.pictures.diagrams.reading import read_scene
from generators.pictures.diagrams.scene import Scene
from generators.pictures.svg import LEAST, PLAIN_FONT, make_standalone
from tests.pictures.diagrams.samples import picture, plain, sample, site_fonts

DASHES = {"confirmed": "", "class": "7 4", "inference": "0.1 4", "unverified": "0.1 8"}
COLOURS = {
    "thing": "muted", "step": "muted", "decision": "fg", "drug": "drug", "result": "other", "warning": "warning",
}  # fmt: skip


@pytest.fixture(scope="module")
def svg() -> str:
    return picture("sample")


@pytest.fixture(scope="module")
def scene(svg: str) -> Scene:
    return read_scene(svg)


def test_a_diagram_is_one_line_of_svg_with_a_name(svg: str) -> None:
    assert svg.startswith("<svg ")
    assert "\n" not in svg
    assert 'aria-labelledby="figure-sample-title" aria-describedby="figure-sample-desc"' in svg
    assert '<title id="figure-sample-title">A sample</title>' in svg
    assert not re.search(r"<!--|<\?xml|<!DOCTYPE|xlink", svg)


def test_nothing_in_it_has_a_class_that_the_styles_of_a_page_could_mean(svg: str) -> None:
    assert re.findall(r'class="([^"]+)"', svg) == ["ag-picture"]


def test_the_same_diagram_gives_the_same_bytes(svg: str) -> None:
    assert diagrams.svg(sample(), "figure-sample", plain) == svg


def test_every_colour_is_a_variable_of_the_page(svg: str) -> None:
    without = re.sub(r"var\(--ag-\w+, #[0-9a-f]{6}\)", "", svg)
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|black|white|grey", without)


def test_ids_begin_with_the_figures_own(svg: str) -> None:
    assert all(name.startswith("figure-sample-") for name in re.findall(r'\sid="([^"]+)"', svg))


@pytest.mark.parametrize(("evidence", "dashes"), DASHES.items())
def test_a_line_says_what_it_rests_on(svg: str, evidence: str, dashes: str) -> None:
    line = re.findall(rf'<g data-edge="[^"]*" data-evidence="{evidence}"><path [^>]*>', svg)[0]
    assert re.findall(r"stroke-dasharray: ([\d. ]+)", line) == ([dashes] if dashes else [])
    assert ("--ag-unverified" in line) == (evidence == "unverified")


@pytest.mark.parametrize(("kind", "colour"), COLOURS.items())
def test_a_box_has_the_outline_of_its_kind(svg: str, kind: str, colour: str) -> None:
    group = re.findall(rf'<g [^>]*data-kind="{kind}".*?</g>', svg)[0]
    assert re.findall(r"stroke: var\(--ag-(\w+)", group) == [colour] * (2 if kind == "decision" else 1)
    assert ('rx="0"' in group) == (kind in {"step", "warning"})


def test_a_kind_of_box_is_told_without_its_colour(svg: str) -> None:
    """What is left of a box when its colours are taken away differs for each kind."""
    shapes = {}
    for kind in COLOURS:
        group = re.findall(rf'<g [^>]*data-kind="{kind}".*?</g>', svg)[0]
        outlines = re.findall(r'<rect [^>]*rx="([^"]+)"', group)
        shapes[kind] = (*outlines, *re.findall(r"stroke-width: [^;\"]+", group), "font-weight" in group)
    assert len(set(shapes.values())) == len(COLOURS)


def test_the_stripe_of_a_warning_lies_beside_its_text(scene: Scene, svg: str) -> None:
    group = re.findall(r'<g [^>]*data-kind="warning".*?</g>', svg)[0]
    left, width = (float(re.findall(rf'<rect .*?<rect [^>]*\b{name}="([\d.]+)"', group)[0]) for name in ("x", "width"))
    box = next(box for box in scene.boxes if box.kind == "warning")
    assert box.rect.left < left < left + width <= box.text.rect.left - 2


def test_the_second_outline_of_a_decision_lies_between_the_first_and_its_text(svg: str, scene: Scene) -> None:
    group = re.findall(r'<g [^>]*data-kind="decision".*?</g>', svg)[0]
    (x, y, width, height) = (
        float(re.findall(rf'<rect .*?<rect [^>]*\b{name}="([\d.]+)"', group)[0])
        for name in ("x", "y", "width", "height")
    )
    inner, box = Rect(x, y, x + width, y + height), next(box for box in scene.boxes if box.kind == "decision")
    assert box.rect.grow(-1).contains(inner)
    assert inner.grow(-5).contains(box.text.rect)


@pytest.mark.parametrize("kind", sorted(COLOURS))
def test_the_outline_of_what_matters_is_thicker(svg: str, kind: str) -> None:
    width = re.findall(rf'<g [^>]*data-kind="{kind}".*?stroke-width: ([\d.]+)', svg)[0]
    assert float(width) == (1.8 if kind in {"drug", "result", "warning"} else 1)


@pytest.mark.parametrize(("kind", "colour"), [("drug", "drug"), ("result", "fg"), ("thing", "fg")])
def test_the_name_of_the_drug_has_its_colour(svg: str, kind: str, colour: str) -> None:
    group = re.findall(rf'<g [^>]*data-kind="{kind}".*?</g>', svg)[0]
    assert re.findall(r"<text [^>]*fill: var\(--ag-(\w+)", group) == [colour]


def test_a_label_of_an_unverified_arrow_has_its_colour(scene: Scene, svg: str) -> None:
    inks = re.findall(r'<g data-label="(\d+)"><text [^>]*fill: var\(--ag-(\w+)', svg)
    unverified = {str(arrow.edge) for arrow in scene.arrows if arrow.evidence == "unverified"}
    assert {edge for edge, ink in inks if ink == "unverified"} == unverified
    assert {ink for edge, ink in inks if edge not in unverified} == {"fg"}


def test_a_cluster_stands_out_from_the_page(svg: str) -> None:
    grounds = re.findall(r'<g data-cluster="[^"]*"><rect [^>]*fill: var\(--ag-(\w+)', svg)
    assert grounds == ["band", "band"]


@pytest.mark.parametrize(("evidence", "dashes"), DASHES.items())
def test_a_line_is_thick_enough_to_be_seen(svg: str, evidence: str, dashes: str) -> None:
    """A dot is a dash of no length: it is seen only because its ends are round."""
    line = re.findall(rf'<g data-edge="[^"]*" data-evidence="{evidence}"><path [^>]*>', svg)[0]
    assert float(re.findall(r"stroke-width: ([\d.]+)", line)[0]) >= (2 if dashes.startswith("0.1") else 1.4)
    assert ("stroke-linecap: round" in line) == bool(dashes)


def test_an_arrowhead_is_large_enough_to_be_seen(svg: str) -> None:
    for points in re.findall(r'<polygon points="([^"]+)"', svg):
        tip, one, other = (tuple(map(float, pair.split(","))) for pair in points.split())
        assert 6 < dist(one, other) < 8
        assert 6 < dist(tip, one) < 11


def test_an_inhibiting_edge_ends_in_a_bar_and_the_others_in_an_arrowhead(scene: Scene) -> None:
    assert [arrow.head for arrow in scene.arrows] == ["point"] * 5 + ["bar"]


def test_text_is_as_large_as_it_was_measured_for(scene: Scene) -> None:
    assert {box.text.size for box in scene.boxes} == {14}
    assert {arrow.text.size for arrow in scene.arrows if arrow.text} == {13}
    assert {(frame.title.size, frame.title.bold) for frame in scene.frames} == {(13, True)}
    assert {box.id for box in scene.boxes if box.text.bold} == {"drug"}


def test_words_lie_above_all_lines_and_lines_above_boxes_and_boxes_above_clusters(svg: str) -> None:
    order = re.findall(r"data-(cluster|node|edge|title|label)=", svg)
    assert list(dict.fromkeys(order)) == ["cluster", "node", "edge", "title", "label"]
    assert order == sorted(order, key=list(dict.fromkeys(order)).index)


def test_arrows_lead_down_or_to_the_right() -> None:
    for arrow in read_scene(diagrams.svg(sample(clusters=()), "f", plain)).arrows:
        assert arrow.tip[0] > arrow.curve[0][0] or arrow.tip[1] > arrow.curve[0][1]


def test_no_text_is_smaller_than_twelve_pixels_at_the_least_width(svg: str) -> None:
    full = float(re.findall(r'<svg [^>]*\bwidth="(\d+)"', svg)[0])
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", svg)]
    assert min(sizes) * LEAST / full >= 12


def test_labels_are_rendered_before_they_are_drawn() -> None:
    node = Node(id="a", label="Dose {{ value('x') }}")
    assert ">Dose 200\u00a0mg<" in diagrams.svg(sample(nodes=(node,), edges=(), clusters=()), "f", plain)


@pytest.mark.parametrize(
    "label",
    [
        pytest.param('say "no"', id="quotes"),
        pytest.param("a & b &amp; c", id="an entity stays as written"),
        pytest.param("p < 0.05 > q", id="angle brackets"),
        pytest.param("\\N and \\G", id="escapes"),
        pytest.param("中", id="a letter that the measuring font lacks"),
    ],
)
def test_any_label_is_drawn_as_it_is_written(label: str) -> None:
    drawn = diagrams.svg(sample(nodes=(Node(id="a", label=label),), edges=(), clusters=()), "f", plain)
    assert "".join(text.text or "" for text in ET.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")) == label


def test_an_author_may_break_a_line() -> None:
    assert wrap_lines("first\nsecond half", 26) == ("first", "second half")
    assert wrap_lines("first\\nsecond half", 26) == ("first", "second half")


def test_lines_are_short_and_even() -> None:
    assert wrap_lines("Late endosome or multivesicular body", 24) == ("Late endosome or", "multivesicular body")


def test_a_cluster_that_is_a_cycle_is_drawn() -> None:
    edges = (Edge(tail="thing", head="step"), Edge(tail="step", head="thing"))
    cycle = sample(edges=edges, clusters=(Cluster(id="c", label="Round and round", nodes=("thing", "step")),))
    assert diagrams.find_misplaced(cycle, plain) == []


def test_a_diagram_that_cannot_be_drawn_is_a_clear_error() -> None:
    lost = sample(edges=(Edge(tail="thing", head="stp"),))
    with pytest.raises(GuideError, match=r"'sample': edge thing -> stp: no node 'stp'. Did you mean 'step'"):
        diagrams.svg(lost, "figure-sample", plain)


def test_a_picture_that_leaves_the_page_needs_nothing_of_it(svg: str) -> None:
    alone = make_standalone(svg)
    assert "var(" not in alone
    assert re.match(r'<svg width="\d[\d.]*" height="\d[\d.]*" xmlns="http://www.w3.org/2000/svg"', alone)


def test_a_picture_takes_the_fonts_of_its_page_and_names_plain_ones_as_a_file(svg: str) -> None:
    assert f'font-family="var(--ag-sans, {PLAIN_FONT})"' in svg
    assert f'font-family="{PLAIN_FONT}"' in make_standalone(svg)
    assert site_fonts().split(", ")[-1] == PLAIN_FONT.split(", ")[-1] == "sans-serif"
