"""Draw the charts and diagrams of a page, link their values, and write their narrow drawings into a file beside it."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterable, Mapping
from dataclasses import replace

from generators.domain.topics import record_page
from generators.errors import GuideError
from generators.model import Asset, Chart, Diagram, Library, Problem
from generators.pictures import charts, diagrams
from generators.pictures.cached import Drawing, Renderer
from generators.pictures.lean import make_lean
from generators.pictures.svg import link_values
from generators.render.files import Picture
from generators.render.plan.blocks import text_renderer
from generators.render.plan.inline import Scope
from generators.render.plan.page import relative
from generators.render.plan.parts import ChartPlan, DiagramPlan
from generators.render.plan.pieces import BoundValue

NARROW = "narrow.js"


def draw_all(blocks: Iterable[object], scope: Scope, draw: Renderer) -> tuple[dict[str, Picture], list[Problem]]:
    """Return the pictures among the blocks of a page by their anchors, empty where one could not be drawn, and why not."""
    pictures: dict[str, Picture] = {}
    problems = []
    for block in blocks:
        if isinstance(block, ChartPlan | DiagramPlan):
            try:
                pictures[block.anchor] = _draw(block, scope, draw)
            except GuideError as problem:
                pictures[block.anchor] = Picture()
                noun = block.chart if isinstance(block, ChartPlan) else block.diagram
                problems.append(Problem(noun.where, str(problem)))
    return pictures, problems


def _draw(block: ChartPlan | DiagramPlan, scope: Scope, draw: Renderer) -> Picture:
    if isinstance(block, ChartPlan):
        return _draw_chart(block, scope.library, draw)
    return _make_picture(block.diagram, draw(scope.library, block.diagram, text_renderer(block.diagram, scope)))


def _draw_chart(block: ChartPlan, library: Library, draw: Renderer) -> Picture:
    chart, vocabulary = block.chart, library.vocabulary
    if len(block.observations) < len(chart.shown):  # DAT-FIELD reports what is not there
        return Picture()
    picture = _make_picture(chart, draw(library, chart, str))
    rows = tuple(tuple(row) for row in charts.data_rows(chart, block.observations, vocabulary))
    return replace(picture, rows=rows, description=charts.describe_chart(chart, block.observations, vocabulary))


def _make_picture(noun: Chart | Diagram, drawing: Drawing) -> Picture:
    kind = "chart" if isinstance(noun, Chart) else "diagram"
    wrong = tuple(Problem(noun.where, f"{kind} {noun.name!r}: {text}") for text in drawing.misplaced)
    return Picture(drawing.svg, drawing.narrow, wrong, png=b64decode(drawing.png))


def link_pictures(
    pictures: Mapping[str, Picture], blocks: Iterable[object], library: Library, page: str
) -> dict[str, Picture]:
    """Link the values in the pictures of blocks to their records, from the page at an address, and mark those in dispute."""
    planned = {block.anchor: block for block in blocks if isinstance(block, DiagramPlan)}
    known = library.observations
    disputed = {ident for ident, row in known.items() if row.is_disputed}

    def address(ident: str) -> str:
        return relative(record_page(known[ident], library.vocabulary), page)

    def link(anchor: str, svg: str) -> str:
        bound = _bind_values(svg, planned[anchor]) if anchor in planned else svg
        return make_lean(link_values(bound, address, disputed))

    return {
        anchor: replace(picture, svg=link(anchor, picture.svg), narrow=link(anchor, picture.narrow))
        for anchor, picture in pictures.items()
    }


def _bind_values(svg: str, plan: DiagramPlan) -> str:
    """Bind the values in the texts of a diagram."""
    labels = [
        [(getattr(piece, "text", ""), piece.observation if isinstance(piece, BoundValue) else None) for piece in label]
        for label in plan.labels
    ]
    return diagrams.bind_values(svg, plan.diagram, labels)


def make_narrow_file(pictures: Mapping[str, Picture]) -> list[Asset]:
    """Return the drawings for narrow screens by figure, as a script: from a folder no page may load anything else."""
    narrow = {anchor: picture.narrow for anchor, picture in pictures.items() if picture.narrow}
    text = json.dumps(narrow, ensure_ascii=False, separators=(",", ":"))
    return [Asset(path=NARROW, content=f"window.agNarrow = {text};\n".encode())] if narrow else []
