"""Measure the artists of a figure, in pixels."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Annotation, Text

from generators.pictures.charts.boxes import Box, Point


def points(artist: Artist) -> list[Point]:
    """Return the points of a line, a bundle of lines or a patch."""
    if isinstance(artist, Annotation):  # of an empty one the line that it draws
        return points(artist.arrow_patch) if artist.arrow_patch else []
    if isinstance(artist, Patch):
        return _to_pairs(artist.get_transform().transform(np.asarray(artist.get_path().vertices)))
    if isinstance(artist, LineCollection):
        return [
            p
            for segment in artist.get_segments()
            for p in _to_pairs(artist.get_transform().transform(np.asarray(segment)))
        ]
    if isinstance(artist, Line2D):
        return _to_pairs(artist.get_transform().transform(artist.get_xydata()))
    return []


def _to_pairs(found: np.ndarray) -> list[Point]:
    return [(float(x), float(y)) for x, y in found]


def text_box(text: Text) -> Box:
    """Return the box of a text, without its arrow."""
    extent = Text.get_window_extent(text)
    return float(extent.x0), float(extent.y0), float(extent.x1), float(extent.y1)


def middle(box: Box) -> Point:
    """Return the middle of a box."""
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def shrink(box: Box, by: float) -> Box:
    """Return a box without its margin."""
    return box[0] + by, box[1] + by, box[2] - by, box[3] - by


def texts(figure: Figure) -> Iterator[Text]:
    """Return every visible text."""
    for text in figure.findobj(Text):
        assert isinstance(text, Text)
        if text.get_visible() and text.get_text().strip():
            yield text
