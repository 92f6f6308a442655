"""Plan a monograph: what is known of a drug, and the way to each of its records."""

from __future__ import annotations

from dataclasses import dataclass

from generators.domain import describe
from generators.domain.disagreement import split_corrections
from generators.domain.topics import TOPICS
from generators.model import Drug, Library
from generators.render.plan import blocks, inline, opening, pieces
from generators.render.plan.data_page import list_topics
from generators.render.plan.data_parts import Section, TopicLink
from generators.render.plan.designed import plan_designed, share_out
from generators.render.plan.guide import REVIEW, plan_panel
from generators.render.plan.inline import Scope
from generators.render.plan.opening import Opening
from generators.render.plan.page import Draft
from generators.render.plan.parts import Card, ConflictItem, EventItem, GapItem, GuideLink, SafetyItem, StatusItem

_STATES = ("open", "explained", "corrected")  # the order in which disagreements are printed


@dataclass(frozen=True)
class MonographParts:
    """The parts of a monograph in the order of its template."""

    opening: Opening
    guides: tuple[GuideLink, ...]
    card: Card
    status: tuple[StatusItem, ...]
    history: tuple[EventItem, ...]
    safety: tuple[SafetyItem, ...]
    topics: tuple[TopicLink, ...]
    sections: tuple[Section, ...]
    conflicts: tuple[ConflictItem, ...]
    corrections: tuple[ConflictItem, ...]
    gaps: tuple[GapItem, ...]


def plan_monograph(drug: Drug, library: Library) -> Draft:
    """Plan the monograph of a drug."""
    scope, path = Scope(library, drug), f"drugs/{drug.id}/index.md"
    conflicts, corrections = split_corrections(drug.conflicts)
    parts = MonographParts(
        opening=_plan_opening(drug, scope, path),
        guides=tuple(GuideLink(g.slug, g.title, inline.parse_inline(g.summary, g.where, scope)) for g in drug.guides),
        card=blocks.plan_card(drug, scope, is_full=True),
        status=blocks.list_statuses(drug, scope),
        history=() if _is_told(drug) else blocks.list_events(drug, scope),
        safety=blocks.list_safety(drug, scope, *(kind for kind in blocks.SAFETY if kind != "boxed-warning")),
        topics=list_topics(drug, library),
        sections=plan_sections(drug, scope),
        conflicts=blocks.list_conflicts(sorted(conflicts, key=lambda c: _STATES.index(c.state)), scope),
        corrections=blocks.list_conflicts(corrections, scope),
        gaps=blocks.list_gaps(drug.gaps, scope),
    )
    front = {
        "title": drug.name, "description": pieces.to_plain_text(parts.opening.lead), "page_kind": "monograph", "date": drug.reviewed,
        "cutoff": drug.reviewed, "review": REVIEW["not-yet-independently-reviewed"], "drug": drug.id,
    }  # fmt: skip
    return Draft(path, "monograph", front, drug, drug.where, parts, drug.observations)


def _is_told(drug: Drug) -> bool:
    """Return whether the statuses, with their dates, say all that the history would."""
    statuses = {(status.region, status.since) for status in drug.statuses}
    return all(event.kind == "approval" and (event.region, event.date) in statuses for event in drug.events)


def _plan_opening(drug: Drug, scope: Scope, path: str) -> Opening:
    """Plan the first screen."""
    return Opening(
        crumbs=(("..", "Drugs"),),
        title=drug.name,
        lead=inline.parse_inline(drug.summary, drug.where, scope),
        status=opening.list_states(drug),
        key_points=opening.plan_key_points(drug.key_points, drug.where, scope),
        glance=opening.plan_glance(drug.at_a_glance, drug.where, scope),
        meta=(*plan_age(scope.library, drug), ("Indication", drug.indication), ("Route", drug.route)),
        panel=plan_panel(drug.observations, len(split_corrections(drug.conflicts)[0]), len(drug.gaps), "data/", path),
        safety=blocks.list_safety(drug, scope, "boxed-warning"),
        card=blocks.plan_card(drug, scope, is_full=False),
    )


def plan_age(library: Library, drug: Drug) -> tuple[tuple[str, str], ...]:
    """Return the age and review state of the data of a drug."""
    return (
        ("Publisher", library.publisher.name),
        ("Date", describe.date(drug.reviewed)),
        ("Evidence cut-off", describe.date(drug.reviewed)),
        ("Review", REVIEW["not-yet-independently-reviewed"]),
    )


def plan_sections(drug: Drug, scope: Scope) -> tuple[Section, ...]:
    """Plan a section for each topic of which something was designed."""
    topics = {topic.slug: topic for topic in TOPICS}
    shares = ((link, share_out(drug, scope.library, topics[link.slug])) for link in list_topics(drug, scope.library))
    return tuple(Section(link, plan_designed(found.monograph, scope)) for link, found in shares if found.monograph)
