"""Find rows in another order than the data, and headings that are not over their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from matplotlib.colors import to_hex
from matplotlib.text import Text

from generators.pictures.charts.placement.expected import REFERENCE
from generators.pictures.charts.placement.measure import middle, text_box
from generators.pictures.charts.placement.scene import Scene


def check_order(scene: Scene) -> Iterator[str]:
    """Yield rows that stand above one that comes before them in the data."""
    levels = _find_levels(scene)
    named = [one for one in scene.expected if one.key in levels and one.series != REFERENCE]
    for before, after in pairwise(named):
        is_told = scene.chart.kind == "intervals" or before.series == after.series
        if is_told and levels[after.key] >= levels[before.key]:
            yield f"the row of {after.key!r} is not below that of {before.key!r}"


def _find_levels(scene: Scene) -> dict[str, float]:
    """Return how high the name of each row stands, by the value that it is tied to."""
    return {
        tag.key: middle(text_box(artist))[1]
        for tag, artist in scene.tagged
        if tag.part == "name" and isinstance(artist, Text)
    }


def check_headings(scene: Scene, colors: Sequence[set[str]]) -> Iterator[str]:
    """Check that the heading of a series has the colour of its marks and that its rows follow it."""
    chart, expected = scene.chart, scene.expected
    bold = [text for text in scene.figure.findobj(Text) if isinstance(text, Text) and text.get_fontweight() == "bold"]
    headings = {text.get_text(): text for text in bold if chart.kind == "intervals" and text.get_text()}
    rows = _find_levels(scene)
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
