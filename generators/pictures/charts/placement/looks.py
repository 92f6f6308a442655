"""Find series with wrong colours, marks or legend entries."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Any

from matplotlib.artist import Artist
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from generators.domain import describe
from generators.model import Chart
from generators.pictures.charts.placement.expected import REFERENCE
from generators.pictures.charts.placement.measure import texts
from generators.pictures.charts.placement.rows import check_headings
from generators.pictures.charts.placement.scene import Scene
from generators.pictures.svg import PALETTE

_DRAWN = ("mark", "whisker", "bar", "bound")


def check_looks(scene: Scene) -> Iterator[str]:
    """Yield colours that are not those of the tone, series that cannot be told apart or are misnamed, bars of a kind that no word
    names."""
    chart, expected = scene.chart, scene.expected
    colors = [
        _list_colors(scene, {one.key for one in expected if one.series == number})
        for number in range(len(chart.series))
    ]
    yield from _check_tones(chart, colors)
    if chart.kind not in ("intervals", "timeline"):
        every = [color for seen in colors for color in seen]
        if len(every) != len(set(every)):
            yield "two series have one colour"
        yield from _check_legend(scene.figure, chart, colors)
    yield from check_headings(scene, colors)
    yield from _check_kinds_of_bars(scene)


def _check_tones(chart: Chart, colors: Sequence[set[str]]) -> Iterator[str]:
    """Check that each series has one colour, and the first of a tone that of the tone."""
    for number, (series, seen) in enumerate(zip(chart.series, colors, strict=True)):
        first = all(other.tone != series.tone for other in chart.series[:number])
        if len(seen) > 1:
            yield f"the series {series.label!r} has several colours"
        if series.tone and first and seen - {PALETTE[series.tone]}:
            yield f"the series {series.label!r} does not have the colour of {series.tone!r}"


def _check_kinds_of_bars(scene: Scene) -> Iterator[str]:
    """Check that the picture names each kind of interval that it shows."""
    words = " ".join(" ".join(text.get_text().split()) for text in texts(scene.figure))
    shown = (one for one in scene.expected if one.series != REFERENCE and one.ends and one.marks)
    kinds = {describe.interval_kind(one.observation) for one in shown}
    yield from (f"no word says that bars are {kind}" for kind in sorted(kinds) if kind not in words)


def _list_colors(scene: Scene, keys: Container[str]) -> set[str]:
    """Return the colours of everything drawn of some values."""
    drawn = [artist for tag, artist in scene.tagged if tag.key in keys and tag.part in _DRAWN]
    return {to_hex(color) for artist in drawn for color in _colors_of(artist)}


def _colors_of(artist: Artist) -> list[Any]:
    if isinstance(artist, Line2D):
        return [artist.get_color()]
    return list(getattr(artist, "get_edgecolor", list)())


def _check_legend(figure: Figure, chart: Chart, colors: Sequence[set[str]]) -> Iterator[str]:
    """Check that the legend names each series in its colour, mark and word."""
    entries = {  # a name, and the n of all its values if they have one
        text.get_text().partition(", n ")[0]: {to_hex(handle.get_color()), to_hex(text.get_color())}
        for legend in figure.legends
        for text, handle in zip(legend.get_texts(), legend.get_lines(), strict=True)
    }
    for series, seen in zip(chart.series, colors, strict=True):
        if len(chart.series) > 1 and seen and not entries.get(series.label, {""}) <= seen:
            yield f"the legend does not show {series.label!r} as it is drawn"
