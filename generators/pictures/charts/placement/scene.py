"""A drawn chart with its artists by observation and part, and its scales."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from generators.model import Chart, Vocabulary
from generators.pictures.charts import rows, style
from generators.pictures.charts.boxes import Point
from generators.pictures.charts.placement import measure
from generators.pictures.charts.placement.expected import Expected
from generators.pictures.charts.tags import Tag, find_tagged

EXACT = 0.75  # px: how far a thing may be from its place
PAIR = 22.0  # px: the distance between the marks of a pair
PLANE = ("dose", "course")  # kinds whose values run up and not across


@dataclass
class Scene:
    """A drawn figure, its chart, and the expected values of one of its axes."""

    figure: Figure
    chart: Chart
    vocabulary: Vocabulary
    expected: list[Expected]
    place: int = 0  # of the axes in the figure

    def __post_init__(self) -> None:
        self.axes: Axes = self.figure.axes[self.place]
        self.along = 1 if self.chart.kind in PLANE else 0  # the value axis: y in a plane, x in rows
        self.parts: dict[Tag, list[Artist]] = defaultdict(list)
        self.tagged = list(find_tagged(self.figure))
        for tag, artist in self.tagged:
            self.parts[tag].append(artist)
        names = [artist for tag, artist in self.tagged if tag.part == "name"]
        self.names = [
            (measure.middle(measure.text_box(text))[1], text.get_text().replace("\n", " "))
            for text in names
            if isinstance(text, Text)
        ]

        self.over = style.size(self.figure)[0] < rows.STACKS_BELOW  # the words of a row are above its marks

    @property
    def on_axes(self) -> list[Expected]:
        """The values that are drawn on its axes."""
        return [one for one in self.expected if one.is_difference == bool(self.place)]

    def row_under(self, place: float) -> set[str]:
        """Return the keys of the values whose marks are the next ones under a place; a pair has two."""
        parts = ("mark", "bar", "whisker", "bound")
        points = [
            (point[1], one.key) for one in self.expected for part in parts for point in self.points(part, one.key)
        ]
        under = [(y, key) for y, key in points if y < place]
        top = max((y for y, _ in under), default=0.0)
        return {key for y, key in under if top - y < PAIR}

    def points(self, part: str, key: str) -> list[Point]:
        """Return the points of a part of a value, in pixels."""
        return [point for artist in self.parts[Tag(part, key)] for point in measure.points(artist)]

    def words(self, part: str, key: str) -> list[Text]:
        """Return the texts of a part of a value."""
        return [artist for artist in self.parts[Tag(part, key)] if isinstance(artist, Text)]

    def pixel(self, number: float, axis: int | None = None) -> float:
        """Return a number of the value axis, or of the other, in pixels."""
        axis = self.along if axis is None else axis
        whole = self.axes.transData.transform((number, 1) if axis == 0 else (self.axes.get_xlim()[0], number))
        return float(whole[axis])

    def number(self, pixel: float) -> str:
        """Format the number of the value axis at a place."""
        where = (pixel, 0) if self.along == 0 else (0, pixel)
        return f"{self.axes.transData.inverted().transform(where)[self.along]:.4g}"
