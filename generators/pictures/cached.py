"""Render charts and diagrams as SVG, check them, and cache both by a hash of their content and of the drawing code."""

from __future__ import annotations

import gc
import json
from base64 import b64encode
from collections.abc import Callable
from functools import cache, partial
from importlib.metadata import version
from typing import NamedTuple

from generators.cache import Cache, digest, identify_engine
from generators.domain import possible
from generators.model import Chart, Diagram, Library
from generators.pictures import charts, diagrams

Texts = Callable[[str], str]


class Drawing(NamedTuple):
    """A picture as SVG, the same for narrow screens, as PNG in base64, and the deviations of the drawings from their
    data."""

    svg: str
    narrow: str = ""
    misplaced: tuple[str, ...] = ()
    png: str = ""


Renderer = Callable[[Library, Chart | Diagram, Texts], Drawing]


def cached_renderer(kept: Cache) -> Renderer:
    """Return a function that renders a chart or a diagram, or returns the cached result. It can be sent to another process."""
    return partial(_render, kept)


def _render(kept: Cache, library: Library, noun: Chart | Diagram, texts: Texts) -> Drawing:
    def draw() -> str:
        return json.dumps(_draw_chart(noun, library) if isinstance(noun, Chart) else _draw_diagram(noun, texts))

    key = _chart_key(noun, library) if isinstance(noun, Chart) else _diagram_key(noun, texts)
    svg, narrow, misplaced, png = json.loads(kept.get_or_compute("pictures", key, draw))
    return Drawing(svg, narrow, tuple(misplaced), png)


def _draw_chart(chart: Chart, library: Library) -> Drawing:
    shown, vocabulary = library.observations, library.vocabulary
    wide, narrow = (charts.draw(chart, shown, vocabulary, width) for width in (None, charts.NARROW_WIDTH))
    svg = charts.write_svg(wide, chart, shown, vocabulary, f"figure-{chart.name}")
    small = charts.write_svg(narrow, chart, shown, vocabulary, f"figure-{chart.name}-narrow")
    wrong = charts.find_misplaced(wide, chart, shown, vocabulary)  # as it was written, before it is drawn larger
    wrong += [f"on a narrow screen, {text}" for text in charts.find_misplaced(narrow, chart, shown, vocabulary)]
    drawing = Drawing(svg, small, tuple(wrong), b64encode(charts.write_png(wide)).decode())
    del wide, narrow
    gc.collect(1)  # figures of matplotlib hold themselves, and megabytes with them
    return drawing


def _draw_diagram(diagram: Diagram, texts: Texts) -> Drawing:
    svg = diagrams.svg(diagram, f"figure-{diagram.name}", texts)
    narrow = diagrams.narrow_svg(diagram, f"figure-{diagram.name}-narrow", texts)
    wrong = diagrams.find_misplaced(diagram, texts, svg)
    wrong += [f"on a narrow screen, {text}" for text in diagrams.find_misplaced(diagram, texts, narrow)]
    return Drawing(svg, narrow, tuple(wrong))


def _chart_key(chart: Chart, library: Library) -> str:
    rows = [library.observations[ident] for ident in chart.shown]
    shown = [f"{row.model_dump_json(exclude={'where'})}{row.is_disputed}" for row in rows]
    units = [unit.model_dump_json(exclude={"where"}) for unit in library.vocabulary.units.values()]
    return digest(chart.model_dump_json(exclude={"where"}), *shown, *units, *_list_ends(chart, library), _hash_code())


def _list_ends(chart: Chart, library: Library) -> list[str]:
    """What the values of a chart can be, at which its axes and intervals end."""
    rows, unit = [library.observations[ident] for ident in chart.shown], chart.axis.unit
    return [str(possible.find_ends(row, unit or row.unit, library.vocabulary)) for row in rows]


def _diagram_key(diagram: Diagram, texts: Texts) -> str:
    return digest(diagram.model_dump_json(exclude={"where"}), *map(texts, _list_labels(diagram)), _hash_code())


def _list_labels(diagram: Diagram) -> list[str]:
    nodes = [node.label for node in diagram.nodes] + [cluster.label for cluster in diagram.clusters]
    return [diagram.title, diagram.alt, *nodes, *(edge.label for edge in diagram.edges)]


@cache
def _hash_code() -> str:
    """Hash the code and the libraries that draw."""
    libraries = [f"{name} {version(name)}" for name in ("matplotlib", "pint", "ucumvert")]
    return digest(identify_engine("pictures/", "domain/", endings=(".py",)), *libraries)
