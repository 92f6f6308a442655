"""Find marks that hide the grade of their value, and marks of a grade that no word explains."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from matplotlib.artist import Artist
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D

from generators.pictures.charts.placement.expected import REFERENCE, Expected
from generators.pictures.charts.placement.measure import texts
from generators.pictures.charts.placement.scene import Scene
from generators.pictures.svg import PALETTE

_SHAPES = {"derived": "^", "unverified": "D"}
_FACES = {"abstract": "open", "derived": "open", "unverified": "open", "secondary": "half"}
_WORDS = {
    "abstract": "read only in an abstract", "secondary": "read only in a secondary source", "derived": "derived value",
    "unverified": "unverified value",
}  # fmt: skip
_LINES = ("whisker", "bar", "arrow")  # of one value; so is the line of days, and no line between values


def check_grades(scene: Scene) -> Iterator[str]:
    """Yield values whose mark is not that of their grade, and grades that are marked and not explained."""
    own = [one for one in scene.expected if one.series != REFERENCE]
    for one in own:
        yield from _check_grade(scene, one)
    words = " ".join(" ".join(text.get_text().split()) for text in texts(scene.figure))
    drawn = [one for one in own if not (one.is_difference and scene.over)]  # which is words there, with its grade
    marked = dict.fromkeys(one.observation.mark for one in drawn if one.observation.value is not None)
    yield from (
        f"no word says how a value is marked that is {grade}"
        for grade in marked
        if grade in _WORDS and _WORDS[grade] not in words
    )


def _check_grade(scene: Scene, one: Expected) -> Iterator[str]:
    """Check the marks: derived values have an open triangle, unverified ones an open diamond and dashes, what was read in an abstract is
    open and what was read in a secondary source half filled; no others are any of these."""
    grade = one.observation.mark
    for artist, part in [(artist, tag.part) for tag, artist in scene.tagged if tag.key == one.key]:
        if part == "mark" and isinstance(artist, Line2D) and not _has_mark(artist, grade):
            yield f"{one.key!r}: its mark is not that of a value that is {grade}"
        if part in (*_LINES, *(("thread",) if scene.chart.kind == "timeline" else ())) and _is_dashed(artist) != (
            grade == "unverified"
        ):
            yield f"{one.key!r}: dashes are for unverified values, and for all of them"


def _has_mark(artist: Line2D, grade: str) -> bool:
    shape, face = artist.get_marker(), "half" if artist.get_fillstyle() == "left" else "full"
    if to_hex(artist.get_markerfacecolor()) == PALETTE["bg"]:
        face = "open"
    other = shape in _SHAPES.values()
    return face == _FACES.get(grade, "full") and (shape == _SHAPES[grade] if grade in _SHAPES else not other)


def _is_dashed(artist: Artist) -> bool:
    """Whether a line, or the first of a bundle, is dashed."""
    if isinstance(artist, LineCollection):
        dashes: Any = artist.get_linestyle()
        return dashes[0][1] is not None
    return isinstance(artist, Line2D) and artist.get_linestyle() not in ("-", "None", "")
