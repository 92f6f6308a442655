"""Plan a monograph: all data of a drug, by section."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from generators.domain import describe
from generators.model import Chart, Drug, Library, Observation, Section, Table
from generators.render.plan import blocks, inline, pieces
from generators.render.plan.guide import REVIEW, plan_panel
from generators.render.plan.inline import Scope
from generators.render.plan.page import PagePlan, plan_page
from generators.render.plan.parts import Card, ConflictItem, EventItem, GapItem, GuideLink, Panel, StatusItem, StudyPlan
from generators.render.plan.parts import Section as SectionPlan
from generators.render.plan.pieces import Inline
from generators.render.plan.records import SECTIONS, find_section, group_records
from generators.text import prose

Picture = TypeVar("Picture", Chart, Table)


@dataclass(frozen=True)
class MonographParts:
    """The parts of a monograph in the order of its template."""

    title: str
    lead: Inline
    meta: tuple[tuple[str, str], ...]
    crumbs: tuple[tuple[str, str], ...]
    status: tuple[StatusItem, ...]
    panel: Panel
    guides: tuple[GuideLink, ...]
    card: Card
    history: tuple[EventItem, ...]
    sections: tuple[SectionPlan, ...]
    studies: tuple[StudyPlan, ...]
    conflicts: tuple[ConflictItem, ...]
    gaps: tuple[GapItem, ...]


def plan_monograph(drug: Drug, library: Library) -> PagePlan:
    """Plan the monograph of a drug."""
    scope, path = Scope(library, drug), f"drugs/{drug.id}/index.md"
    parts = MonographParts(
        title=drug.name,
        lead=inline.parse_inline(drug.summary, drug.where, scope),
        meta=(*plan_age(library, drug), ("Indication", drug.indication), ("Route", drug.route)),
        crumbs=(("..", "Drugs"),),
        status=blocks.list_statuses(drug, scope),
        panel=plan_panel(drug.observations, len(drug.conflicts), len(drug.gaps), "#references", path),
        guides=tuple(GuideLink(g.slug, g.title, inline.parse_inline(g.summary, g.where, scope)) for g in drug.guides),
        card=blocks.plan_card(drug, scope, is_full=True),
        history=blocks.list_events(drug, scope),
        sections=plan_sections(drug, scope),
        studies=tuple(blocks.plan_study(study, scope) for study in drug.studies),
        conflicts=blocks.list_conflicts(drug.conflicts, scope),
        gaps=blocks.list_gaps(drug.gaps, scope),
    )
    front = {
        "title": drug.name, "description": pieces.to_plain_text(parts.lead), "page_kind": "monograph", "date": drug.reviewed,
        "cutoff": drug.reviewed, "review": REVIEW["not-yet-independently-reviewed"], "drug": drug.id,
    }  # fmt: skip
    return plan_page(path, "monograph", front, drug, library, drug.where, parts, drug.observations)


def plan_age(library: Library, drug: Drug) -> tuple[tuple[str, str], ...]:
    """Return the age and review state of the data of a drug."""
    return (
        ("Publisher", library.publisher.name),
        ("Date", describe.date(drug.reviewed)),
        ("Evidence cut-off", describe.date(drug.reviewed)),
        ("Review", REVIEW["not-yet-independently-reviewed"]),
    )


def plan_sections(drug: Drug, scope: Scope) -> tuple[SectionPlan, ...]:
    """Plan the sections: observations with their charts and tables."""
    tables = list_tables_without_guide(drug)
    out = []
    for section, title in SECTIONS.items():
        found = [o for o in drug.observations if find_section(o, scope) == section]
        if found:
            charts = tuple(
                blocks.plan_or_problem(blocks.plan_chart, c, scope)
                for c in _select_for_section(drug.charts, section, scope)
            )
            own = tuple(
                blocks.plan_or_problem(blocks.plan_table, t, scope) for t in _select_for_section(tables, section, scope)
            )
            slug = re.sub(r"\W+", "-", title.lower())
            groups = group_records(_sort_by_parameter(found), scope)
            out.append(SectionPlan(title, slug, len(found), charts, own, groups))
    return tuple(out)


def list_tables_without_guide(drug: Drug) -> tuple[Table, ...]:
    """Return the tables that no guide shows."""
    calls = (call for guide in drug.guides for call in prose.parse(guide.body, is_markdown=True).calls)
    shown = {call.name for call in calls if call.word == "table"}
    return tuple(table for table in drug.tables if table.name not in shown)


def _sort_by_parameter(observations: Iterable[Observation]) -> list[Observation]:
    """Group the observations by parameter, in order of first appearance."""
    observations = list(observations)
    order = {name: n for n, name in enumerate(dict.fromkeys(o.parameter for o in observations))}
    return sorted(observations, key=lambda o: order[o.parameter])


def _select_for_section(pictures: Iterable[Picture], section: Section, scope: Scope) -> list[Picture]:
    """Return the charts or tables whose first observation belongs to a section."""
    known = scope.library.observations
    first = ((one, next((known[i] for i in one.shown if i in known), None)) for one in pictures)
    return [one for one, observation in first if observation and find_section(observation, scope) == section]
