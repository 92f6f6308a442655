"""Find series with wrong colours, marks or legend entries."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Any

from matplotlib.artist import Artist
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from generators.domain import describe
from generators.model import Chart
from generators.pictures.charts.placement.expected import REFERENCE, Expected
from generators.pictures.charts.placement.measure import middle, text_box, texts
from generators.pictures.charts.placement.scene import Scene
from generators.pictures.svg import PALETTE

_GRADES = {"derived": "^", "unverified": "D"}
_DRAWN = ("mark", "whisker", "bar", "bound")


def check_looks(scene: Scene) -> Iterator[str]:
    """Yield colours that are not those of the tone, marks that hide a grade, series that cannot be told apart or
    are misnamed."""
    figure, chart, expected = scene.figure, scene.chart, scene.expected
    colors = [
        _list_colors(scene, {one.key for one in expected if one.series == number})
        for number in range(len(chart.series))
    ]
    for number, (series, seen) in enumerate(zip(chart.series, colors, strict=True)):
        first = all(other.tone != series.tone for other in chart.series[:number])
        if len(seen) > 1:
            yield f"the series {series.label!r} has several colours"
        if series.tone and first and seen - {PALETTE[series.tone]}:
            yield f"the series {series.label!r} does not have the colour of {series.tone!r}"
    if chart.kind not in ("intervals", "timeline"):
        all_colors = [color for seen in colors for color in seen]
        if len(all_colors) != len(set(all_colors)):
            yield "two series have one colour"
        yield from _check_legend(figure, chart, colors)
    yield from _check_headings(scene, colors)
    words = " ".join(" ".join(text.get_text().split()) for text in texts(figure))
    kinds = {
        describe.interval_kind(one.observation)
        for one in expected
        if one.series != REFERENCE and one.ends and one.marks
    }
    yield from (f"no word says that bars are {kind}" for kind in sorted(kinds) if kind not in words)
    for one in expected:
        yield from _check_grade(scene, one) if one.series != REFERENCE else ()


def _list_colors(scene: Scene, keys: Container[str]) -> set[str]:
    """Return the colours of everything drawn of some values."""
    drawn = [artist for tag, artist in scene.tagged if tag.key in keys and tag.part in _DRAWN]
    return {to_hex(color) for artist in drawn for color in _colors_of(artist)}


def _colors_of(artist: Artist) -> list[Any]:
    if isinstance(artist, Line2D):
        return [artist.get_color()]
    return list(getattr(artist, "get_edgecolor", list)())


def _check_legend(figure: Figure, chart: Chart, colors: Sequence[set[str]]) -> Iterator[str]:
    """Check that the legend names each series, in its colour."""
    entries = {  # a name, and the n of all its values if they have one
        text.get_text().partition(", n ")[0]: to_hex(handle.get_color())
        for legend in figure.legends
        for text, handle in zip(legend.get_texts(), legend.get_lines(), strict=True)
    }
    for series, seen in zip(chart.series, colors, strict=True):
        if len(chart.series) > 1 and seen and entries.get(series.label) not in seen:
            yield f"the legend does not show {series.label!r} as it is drawn"


def _check_headings(scene: Scene, colors: Sequence[set[str]]) -> Iterator[str]:
    """Check that the heading of a series has the colour of its marks and that its rows follow it."""
    chart, expected = scene.chart, scene.expected
    bold = [text for text in scene.figure.findobj(Text) if isinstance(text, Text) and text.get_fontweight() == "bold"]
    headings = {text.get_text(): text for text in bold if chart.kind == "intervals" and text.get_text()}
    rows = {
        tag.key: middle(text_box(artist))[1]
        for tag, artist in scene.tagged
        if tag.part == "name" and isinstance(artist, Text)
    }
    for number, (series, seen) in enumerate(zip(chart.series, colors, strict=True)):
        if series.label not in headings or len(chart.series) < 2:
            continue
        if seen and to_hex(headings[series.label].get_color()) not in seen:
            yield f"the heading {series.label!r} has another colour than its marks"
        level = middle(text_box(headings[series.label]))[1]
        own = [rows[one.key] for one in expected if one.key in rows and one.series == number]
        others = [rows[one.key] for one in expected if one.key in rows and one.series != number]
        if max(own) >= level or any(max(own) < other < level for other in others):
            yield f"the heading {series.label!r} is not over its rows"


def _check_grade(scene: Scene, one: Expected) -> Iterator[str]:
    """Check the marks: derived values have a triangle, unverified ones a diamond and dashes, no others either of
    these."""
    wanted = _GRADES.get(one.observation.grade)
    for artist, part in [(artist, tag.part) for tag, artist in scene.tagged if tag.key == one.key]:
        shape = artist.get_marker() if part == "mark" and isinstance(artist, Line2D) else wanted
        if shape != wanted and (wanted or shape in _GRADES.values()):
            yield f"{one.key!r}: its mark is not that of a value that is {one.observation.grade}"
        if part in ("whisker", "bar", "arrow") and _is_dashed(artist) != (one.observation.grade == "unverified"):
            yield f"{one.key!r}: dashes are for unverified values, and for all of them"


def _is_dashed(artist: Artist) -> bool:
    """Whether a line, or the first of a bundle, is dashed."""
    if isinstance(artist, LineCollection):
        dashes: Any = artist.get_linestyle()
        return dashes[0][1] is not None
    return isinstance(artist, Line2D) and artist.get_linestyle() not in ("-", "None", "")
