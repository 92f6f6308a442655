"""Tables, charts and diagrams as authors define them."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Any, Literal, Self

from pydantic import Field, FiniteFloat, StringConstraints, model_validator

from generators.model.base import Citation, Evidence, Noun, Placed, Slug, Text, Words

# What of an observation a column or a sentence prints.
ColumnShow = Literal[
    "value", "number", "percent", "fall", "n", "dose", "time", "schedule", "statistic", "population", "matrix", "text"
]


_MOST_TICKS = 40  # of an axis


class Node(Noun):
    """A box of a diagram."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")]
    label: Text
    kind: Literal["thing", "step", "result", "decision", "drug", "warning"] = "thing"


class Cluster(Noun):
    """A group of boxes with a title."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")]
    label: Text
    nodes: tuple[str, ...]


class Edge(Noun):
    """An arrow with its evidence and sources."""

    tail: str
    head: str
    label: str = ""
    evidence: Evidence = "confirmed"
    inhibits: bool = False
    sources: tuple[Citation, ...] = ()


class Diagram(Placed):
    """A diagram of nodes and edges, with its text alternative."""

    name: Slug
    title: Text
    caption: Text
    alt: Text
    clusters: tuple[Cluster, ...] = ()
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    note: str = ""


class Column(Noun):
    """A column of a table; a unit in the head is not repeated in the cells."""

    head: Text
    unit: str = ""
    show: ColumnShow = "value"


class Row(Noun):
    """A row: its head and a cell for each column. A cell is an observation id, several joined by ` + `, or text
    after `=`. A row with only a `group` is a heading across the table."""

    head: str = ""
    group: str = ""
    cells: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """The ids of the observations in its cells."""
        return tuple(ident for cell in self.cells for ident in cell_ids(cell))


def cell_ids(cell: str) -> tuple[str, ...]:
    """Return the observation ids in a cell of a table; empty for text."""
    return () if cell.startswith("=") or not cell.strip() else tuple(part.strip() for part in cell.split(" + "))


class Selection(Noun):
    """Which observations of a drug a table sets side by side: those that have, of each field that is given, one of its words.

    What `across` names makes the columns, in the order of studies.yml for arms and studies and of size for doses. What else differs
    among the observations makes the rows.
    """

    across: Literal["arm", "study", "dose"] = "arm"
    study: Words = ()
    arm: Words = ()
    parameter: Words = ()
    analyte: Words = ()
    matrix: Words = ()
    species: Words = ()
    population: Words = ()
    compound: Words = ()
    analysis_set: Words = ()
    cut: Words = ()
    time: Words = ()
    qualifier: Words = ()
    statistic: Words = ()


class Table(Placed):
    """A table of observations. With `select` a matrix has the columns and rows that follow from what it selects."""

    name: Slug
    kind: Slug  # a module of render/tables, or of another package
    caption: Text
    stub: str = ""  # the head of the first column
    select: Selection | None = None
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    observations: tuple[str, ...] = ()  # for a listing
    note: str = ""

    @property
    def shown(self) -> tuple[str, ...]:
        """The ids of the observations that the table prints, each once, in reading order."""
        return tuple(dict.fromkeys([*self.observations, *(ident for row in self.rows for ident in row.shown)]))


def _choose_scale(given: dict[str, Any]) -> Literal["linear", "log"]:
    return "log" if given.get("unit") == "1" else "linear"


class Axis(Noun):
    """An axis of a chart; values are converted to `unit`. One of ratios is logarithmic, so that a half and a double are as
    far from no change, unless it says otherwise."""

    label: Text
    unit: str = ""
    scale: Literal["linear", "log"] = Field(default_factory=_choose_scale)
    low: FiniteFloat | None = None
    high: FiniteFloat | None = None
    ticks: tuple[FiniteFloat, ...] = Field(default=(), max_length=_MOST_TICKS)

    @model_validator(mode="after")
    def _rises(self) -> Self:
        """Refuse an axis that runs backwards, or over nothing, and a logarithm of what has none."""
        ends = [end for end in (self.low, self.high) if end is not None]
        for numbers, name in ((ends, "`low` below `high`"), (self.ticks, "`ticks` in rising order, each once")):
            if any(first >= second for first, second in pairwise(numbers)):
                raise ValueError(f"wanted {name}")
        if self.scale == "log" and min((*ends, *self.ticks), default=1) <= 0:
            raise ValueError(
                "wanted numbers above zero on a logarithmic axis, which one of ratios is without `scale: linear`"
            )
        return self


class Point(Noun):
    """An observation in a chart, with its label."""

    id: Slug
    label: str = ""


class Series(Noun):
    """Observations of one group, in one colour."""

    label: Text
    tone: Literal["", "drug", "placebo", "other", "muted"] = ""  # without one a colour and mark of its own
    points: tuple[Point, ...] = Field(min_length=1)


class Mark(Noun):
    """A line or band across a chart, from an observation."""

    id: Slug
    label: Text


class Chart(Placed):
    """A chart of observations."""

    name: Slug
    kind: Slug  # a module of pictures/charts/kinds, or of another package
    title: Text
    caption: Text
    alt: Text
    axis: Axis
    axis_x: Axis | None = None
    series: tuple[Series, ...] = Field(min_length=1)
    marks: tuple[Mark, ...] = ()
    note: str = ""

    @property
    def shown(self) -> tuple[str, ...]:
        """The ids of the observations that the chart draws, reference marks among them, each once, in reading order."""
        points = [point.id for series in self.series for point in series.points]
        return tuple(dict.fromkeys([*points, *(mark.id for mark in self.marks)]))
