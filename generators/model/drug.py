"""A drug and all its data."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, ValidationInfo, field_validator

from generators.model.base import Citation, Date, Missing, Noun, Placed, Region, Slug, Sourced, State, Text
from generators.model.figure import Chart, Diagram, Table
from generators.model.observation import Observation
from generators.model.study import Protocol, Study


class Fact(Sourced):
    """A property of a drug that is a word or a code, not a measurement: CAS number, sequence, target."""

    id: Slug
    label: Text
    group: Literal["identity", "chemistry", "target", "product", "use"]
    value: str = ""
    missing: Missing | None = None
    compound: str

    @property
    def is_code(self) -> bool:
        """Whether it is a sequence or a notation and nothing else, which is printed in monospace."""
        return self.id.endswith(("sequence", "helm", "linkage-map")) and ", " not in self.value

    @property
    def is_formula(self) -> bool:
        """Whether it is a molecular formula, whose counts are subscripts."""
        return "formula" in self.id.split("-")


class Event(Sourced):
    """A dated event in the history of a drug."""

    id: Slug
    date: Date
    region: Region
    kind: Literal["approval", "designation", "opinion", "refusal", "discontinuation", "submission", "trial", "other"]
    text: Text
    planned: bool = False  # it lies after the review of the drug and has not happened


class Status(Sourced):
    """The regulatory status of a drug in one region now."""

    region: Region
    state: State
    since: str = ""
    basis: str = ""  # the kind of authorisation, as the badge says it: `under exceptional circumstances`
    text: Text

    @property
    def is_end(self) -> bool:
        """Whether the drug was refused, withdrawn or discontinued in the region."""
        return self.state in ("refused", "withdrawn", "discontinued")


class Element(Noun):
    """One statement of a safety text; it has sources of its own where not every edition says it."""

    text: Text
    sources: tuple[Citation, ...] = ()


class Safety(Sourced):
    """What the documents of one region say on safety: the boxed warning, a contraindication, what is monitored.

    `subject` is what it is about, `elements` its statements one by one. Region and edition are those of its sources.
    """

    id: Slug
    kind: Literal["boxed-warning", "contraindication", "warning", "monitoring", "programme", "condition", "difference"]
    region: Region
    subject: Text
    text: str = ""
    elements: tuple[Element, ...] = ()


class Conflict(Placed):
    """A disagreement of sources: `explained` with the reason, `open` without one, `corrected` if one was wrong."""

    id: Slug
    title: Text
    state: Literal["open", "explained", "corrected"]
    statement: Text
    resolution: str = ""
    observations: tuple[str, ...] = ()
    guides: tuple[str, ...] = ()


class Gap(Placed):
    """A question without an answer, what was searched, and when."""

    id: Slug
    title: Text
    statement: Text
    reason: Missing
    searched: Text
    date: Date
    observations: tuple[str, ...] = ()
    guides: tuple[str, ...] = ()


class KeyPoint(Noun):
    """What a reader should take away: a claim, and the values that it rests on."""

    claim: Text
    text: Text


class GlanceRow(Noun):
    """A row of the card of values at a glance: the values by id, and a remark on them."""

    label: Text
    values: tuple[str, ...] = Field(min_length=1)
    note: str = ""


class Guide(Placed):
    """A narrative on one question. `body` is Markdown with calls for values, tables, figures and protocols."""

    slug: Slug
    drug: str
    was: tuple[Slug, ...] = ()  # the names that it had: each leaves a page that leads to it
    title: Text
    summary: Text
    version: Text
    date: Date
    cutoff: Date
    audience: Text
    review: Literal["not-yet-independently-reviewed", "reviewed"] = "not-yet-independently-reviewed"
    reviewers: tuple[str, ...] = Field(default=(), validate_default=True)
    key_points: tuple[KeyPoint, ...] = ()
    at_a_glance: tuple[GlanceRow, ...] = ()  # empty: those of the drug
    body: str
    body_line: int = 1

    @field_validator("reviewers")
    @classmethod
    def _check_reviewers(cls, names: tuple[str, ...], so_far: ValidationInfo) -> tuple[str, ...]:
        if (so_far.data.get("review") == "reviewed") != bool(names):
            raise ValueError("wanted the names of the reviewers together with `review: reviewed`")
        return names


class Drug(Placed):
    """A drug and all its data."""

    id: Slug
    was: tuple[Slug, ...] = ()  # the ids that it had: each of its pages leaves one that leads to it
    inn: Text
    name: Text
    summary: Text
    compound: str
    brand_names: tuple[str, ...] = ()
    modality: Literal["antisense oligonucleotide", "small interfering RNA"]
    target: Text
    indication: Text
    route: Text
    catalogue_number: str = ""
    reviewed: Date
    key_points: tuple[KeyPoint, ...] = ()
    at_a_glance: tuple[GlanceRow, ...] = ()
    card: tuple[str, ...] = ()  # the facts beside the opening, by id; empty: those of identity and target
    statuses: tuple[Status, ...]
    facts: tuple[Fact, ...]
    events: tuple[Event, ...]
    safety: tuple[Safety, ...] = ()
    studies: tuple[Study, ...] = ()
    protocols: tuple[Protocol, ...] = ()
    diagrams: tuple[Diagram, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    gaps: tuple[Gap, ...] = ()
    guides: tuple[Guide, ...] = ()
    observations: tuple[Observation, ...] = ()
