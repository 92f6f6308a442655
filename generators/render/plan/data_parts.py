"""The parts of data pages as data: records in tables, and the way to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generators.render.plan.parts import ChartPlan, TablePlan
from generators.render.plan.pieces import BoundValue, Inline, Unresolved


@dataclass(frozen=True)
class RecordRow:
    """One observation: what tells it from its neighbours, and all that does not stand in the head of its group."""

    value: BoundValue
    name: str
    detail: str  # the rest of what tells it from its neighbours
    estimate: str
    spread: str  # ± or the interval, as it is printed
    unit: str  # where the head of the column has none
    statistic: str
    n: str
    sources: Inline
    note: Inline
    formula: Inline
    explained: Inline
    disagreements: Inline
    uses: Inline = ()
    other_uses: Inline = ()  # those that the head of its group does not say


@dataclass(frozen=True)
class RowGroup:
    """Records that share what stands in their head."""

    context: Inline
    rows: tuple[RecordRow, ...]
    uses: Inline = ()  # what prints all of them


@dataclass(frozen=True)
class RecordTable:
    """Every record of one quantity, on its data page."""

    kind: ClassVar = "records"
    quantity: str  # the id of the parameter
    name: str
    caption: str
    unit: str  # of all its values, or nothing
    groups: tuple[RowGroup, ...]

    @property
    def anchor(self) -> str:
        """The id of the table on its page."""
        return f"table-all-{self.quantity}"

    @property
    def rows(self) -> tuple[RecordRow, ...]:
        """Its records, those of all groups."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def count(self) -> int:
        """How many records it has."""
        return len(self.rows)

    @property
    def has_n(self) -> bool:
        """Whether any record says of how many it is; else the column is left out."""
        return any(row.n for row in self.rows)

    @property
    def has_statistic(self) -> bool:
        """Whether any record says what kind of number it is; else the column is left out."""
        return any(row.statistic for row in self.rows)


@dataclass(frozen=True)
class TopicLink:
    """A data page of the drug: its title, the end of its address, what it holds, and how much."""

    slug: str
    title: str
    summary: str
    count: int
    quantities: tuple[tuple[str, str, int], ...]  # anchor, name, number of records


@dataclass(frozen=True)
class Section:
    """A section of a monograph: what was designed of a topic, and the way to all its records."""

    topic: TopicLink
    blocks: tuple[TablePlan | ChartPlan | Unresolved, ...]
