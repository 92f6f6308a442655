"""The parts of a page as data. The order of fields is the order of printing, which numbers and markers follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from generators.model import (
    Chart,
    Citation,
    Conflict,
    Diagram,
    Event,
    Fact,
    Gap,
    MarkedGrade,
    Missing,
    Observation,
    Protocol,
    Safety,
    Status,
    Step,
    Study,
    Table,
)
from generators.pictures import diagrams
from generators.render.plan.pieces import BoundValue, Inline

# --- at the top of a page ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class StatusItem:
    """The status of the drug in one region."""

    status: Status
    text: Inline


@dataclass(frozen=True)
class CardFact:
    """A fact on the compound card; `compound` names another compound than the drug's."""

    fact: Fact
    value: Inline
    sources: Inline
    note: Inline
    compound: str = ""


@dataclass(frozen=True)
class Card:
    """The compound card: facts by group, catalogue number and quote link."""

    name: str
    brands: tuple[str, ...]
    groups: tuple[tuple[str, tuple[CardFact, ...]], ...]
    catalogue_number: str = ""
    catalogue_url: str = ""
    quote_url: str = ""


@dataclass(frozen=True)
class Panel:
    """The evidence panel: values by grade, then the other counts, as (count, name, address)."""

    grades: tuple[tuple[MarkedGrade, int], ...]
    others: tuple[tuple[int, str, str], ...]
    records: str  # where the values by grade link to
    ledger: str  # address of the page's row in the ledger


@dataclass(frozen=True)
class GuideLink:
    """A guide of the drug, with its summary."""

    slug: str
    title: str
    summary: Inline


@dataclass(frozen=True)
class SafetyItem:
    """What the documents of a region say on safety; `editions` names these documents."""

    safety: Safety
    title: str
    subject: Inline
    sources: Inline
    text: Inline
    elements: tuple[Inline, ...]
    editions: tuple[str, ...]
    note: Inline

    @property
    def is_region_apart(self) -> bool:
        """Whether the region is printed by itself, since no name of a document begins with it."""
        return not any(name.startswith(f"{self.safety.region} ") for name in self.editions)


@dataclass(frozen=True)
class EventItem:
    """A dated event."""

    event: Event
    text: Inline


# --- tables ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ListingRow:
    """One observation with its context."""

    value: BoundValue
    quantity: str
    name: str
    compound: str
    statistic: str
    who: str
    conditions: str
    note: Inline
    sources: Inline


@dataclass(frozen=True)
class ListingGroup:
    """Rows of one quantity."""

    name: str
    rows: tuple[ListingRow, ...]


@dataclass(frozen=True)
class TablePlan:
    """A table: its kind prints `body` with the template of the same name."""

    kind: ClassVar = "table"
    table: Table
    caption: Inline
    body: Any  # the plan of its kind
    note: Inline
    grades: tuple[MarkedGrade, ...]  # marks and words in the table that need a legend
    missing: tuple[Missing, ...]

    @property
    def anchor(self) -> str:
        """The id of the table on its page."""
        return f"table-{self.table.name}"


# --- figures, procedures, studies ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class ChartPlan:
    """A chart; `observations` are those that exist, by id."""

    kind: ClassVar = "chart"
    chart: Chart
    caption: Inline
    note: Inline
    sources: Inline
    observations: Mapping[str, Observation]

    @property
    def anchor(self) -> str:
        """The id of the figure on its page."""
        return f"figure-{self.chart.name}"


@dataclass(frozen=True)
class DiagramStep:
    """An arrow of a diagram in words."""

    words: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class DiagramPlan:
    """A diagram as picture and text. `texts` are its labels, titles and captions in plain words."""

    kind: ClassVar = "diagram"
    diagram: Diagram
    caption: Inline
    note: Inline
    sources: Inline
    steps: tuple[DiagramStep, ...]
    legend: tuple[diagrams.Key, ...]
    labels: tuple[Inline, ...]  # of nodes, clusters, edges: what they ask for is shown too

    @property
    def anchor(self) -> str:
        """The id of the figure on its page."""
        return f"figure-{self.diagram.name}"


@dataclass(frozen=True)
class StepPlan:
    """A step of a protocol; `parameters` are names with printed values."""

    step: Step
    text: Inline
    parameters: tuple[tuple[str, str], ...]
    note: Inline
    steps: tuple[StepPlan, ...]


@dataclass(frozen=True)
class ProtocolPlan:
    """A protocol."""

    kind: ClassVar = "protocol"
    protocol: Protocol
    title: Inline
    purpose: Inline
    species: str
    setting: Inline
    materials: tuple[tuple[Inline, Inline], ...]
    steps: tuple[StepPlan, ...]
    safety: tuple[Inline, ...]
    quality: tuple[Inline, ...]
    note: Inline

    @property
    def anchor(self) -> str:
        """The id of the protocol on its page."""
        return f"protocol-{self.protocol.name}"


@dataclass(frozen=True)
class StudyItem:
    """A labelled item of a study."""

    label: Inline
    text: Inline
    grade: MarkedGrade
    note: Inline


@dataclass(frozen=True)
class StudyPlan:
    """A study as a method block."""

    kind: ClassVar = "method"
    study: Study
    title: Inline
    summary: Inline
    fields: tuple[StudyItem, ...]

    @property
    def anchor(self) -> str:
        """The id of the method block on its page."""
        return f"method-{self.study.id}"


Block = TablePlan | ChartPlan | DiagramPlan | ProtocolPlan | StudyPlan


# --- what is disputed and what is not known ------------------------------------------------------------------------


@dataclass(frozen=True)
class ConflictItem:
    """A disagreement of sources."""

    conflict: Conflict
    title: Inline
    statement: Inline
    resolution: Inline


@dataclass(frozen=True)
class ConflictTitle:
    """A disagreement that another page tells of."""

    conflict: Conflict
    title: Inline


@dataclass(frozen=True)
class GapItem:
    """A gap."""

    gap: Gap
    title: Inline
    statement: Inline
    searched: Inline
