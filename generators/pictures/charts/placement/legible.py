"""Find illegible texts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from generators.pictures.charts import style
from generators.pictures.charts.boxes import around, overlap
from generators.pictures.charts.placement import measure
from generators.pictures.charts.tags import find_tagged
from generators.pictures.svg import PALETTE

SMALLEST, MARK = 12.0, 6.0  # px: of a font, of a mark


def find_illegible_texts(figure: Figure) -> Iterator[str]:
    """Yield texts outside the picture, on each other or on a mark, or too small; and marks that are too small."""
    width, height = style.size(figure)
    tagged = list(find_tagged(figure))
    boxes = [
        (text.get_text().replace("\n", " "), measure.shrink(measure.text_box(text), 1.0))
        for text in measure.texts(figure)
    ]
    for text in measure.texts(figure):
        if float(text.get_fontsize()) < SMALLEST or to_hex(text.get_color()) == PALETTE["bg"]:
            yield f"{text.get_text()!r} is too small or too pale"
    for tag, artist in tagged:
        if tag.part == "mark" and isinstance(artist, Line2D) and artist.get_markersize() < MARK:
            yield f"{tag.key!r}: its mark is too small"
    for words, box in boxes:
        if box[0] < -2 or box[1] < -2 or box[2] > width + 2 or box[3] > height + 2:
            yield f"{words!r} leaves the picture"
    for (words, box), (other, there) in combinations(boxes, 2):
        if overlap(box, there):
            yield f"{words!r} lies on {other!r}"
    marks = [
        (tag.key, around(p, 3.5))
        for tag, artist in tagged
        if tag.part in ("mark", "bound")
        for p in measure.points(artist)
    ]
    for words, box in boxes:
        yield from (f"{words!r} lies on the mark of {key!r}" for key, mark in marks if overlap(box, mark))
