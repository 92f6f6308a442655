"""Plan the data pages of a drug: every record once, by what it is about; its studies and their arms; what is there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generators.domain import describe
from generators.domain.topics import STUDIES, TOPICS, Topic, find_topic
from generators.model import Drug, Library, Observation
from generators.render.plan import blocks
from generators.render.plan.data_parts import RecordRow, RecordTable, RowGroup, TopicLink
from generators.render.plan.designed import Designed, plan_designed, share_out
from generators.render.plan.guide import REVIEW
from generators.render.plan.inline import Scope
from generators.render.plan.page import Draft
from generators.render.plan.parts import StudyPlan
from generators.render.plan.pieces import Unresolved
from generators.render.plan.record_table import group_rows, split_spread
from generators.render.plan.uses import Uses, format_uses, split_shared
from generators.text.titles import upper_first


@dataclass(frozen=True)
class DataParts:
    """The parts of a data page in the order of its template."""

    title: str
    lead: str
    crumbs: tuple[tuple[str, str], ...]
    topics: tuple[TopicLink, ...]
    here: str  # the end of the page's address
    tables: tuple[RecordTable, ...] = ()
    designed: Designed = ()
    studies: tuple[StudyPlan | Unresolved, ...] = ()


def plan_data_pages(drug: Drug, library: Library, uses: Uses) -> tuple[Draft, ...]:
    """Plan the page of each topic that the drug has values of, that of its studies, and that of all."""
    topics = list_topics(drug, library)
    there = {topic.slug for topic in topics}
    pages = (plan_topic(topic, topics, uses, drug, library) for topic in TOPICS if topic.slug in there)
    studies = (plan_studies(topics, drug, library),) if drug.studies else ()
    return (plan_overview(topics, drug, library), *pages, *studies)


def list_topics(drug: Drug, library: Library) -> tuple[TopicLink, ...]:
    """Return the data pages of a drug, with the quantities that each one has."""
    found = ((topic, select(drug, library, topic)) for topic in TOPICS)
    return tuple(
        TopicLink(topic.slug, topic.title, topic.summary, len(rows), _count_quantities(rows, library))
        for topic, rows in found
        if rows
    )


def select(drug: Drug, library: Library, topic: Topic) -> list[Observation]:
    """Return the observations of a drug that are about a topic, in their order."""
    return [one for one in drug.observations if find_topic(one, library.vocabulary) == topic]


def _count_quantities(rows: Iterable[Observation], library: Library) -> tuple[tuple[str, str, int], ...]:
    return tuple(
        (ident, describe.quantity_name(found[0], library.vocabulary), len(found))
        for ident, found in _group_by_quantity(rows, library).items()
    )


def _group_by_quantity(rows: Iterable[Observation], library: Library) -> dict[str, list[Observation]]:
    """Group observations by quantity, by the id that its heading has, in the order of their first appearance."""
    found: dict[str, list[Observation]] = {}
    for row in rows:
        anchor = re.sub(r"[^\w-]+", "-", describe.quantity_id(row, library.vocabulary))
        found.setdefault(anchor, []).append(row)
    return found


# --- the pages ------------------------------------------------------------------------------------------------------


def plan_topic(topic: Topic, topics: tuple[TopicLink, ...], uses: Uses, drug: Drug, library: Library) -> Draft:
    """Plan the page of a topic: the records of its values, and what was designed of them. `topics` are all that the drug has."""
    scope, rows = Scope(library, drug), select(drug, library, topic)
    parts = DataParts(
        title=f"{drug.name}: {_lower_first(topic.title)}",
        lead=f"{topic.summary} Every record once: what a group shares stands in its head, a row holds what differs.",
        crumbs=(("../../..", "Drugs"), ("../..", drug.name), ("..", "Data")),
        topics=topics,
        here=topic.slug,
        tables=tuple(
            _plan_table(ident, found, scope, uses) for ident, found in _group_by_quantity(rows, library).items()
        ),
        designed=plan_designed(share_out(drug, library, topic).data, scope),
    )
    cited = dict.fromkeys(citation.key for row in rows for citation in row.sources)
    return _plan(
        f"{topic.slug}.md",
        "data",
        f"{topic.summary} Values of {drug.name} with their sources.",
        drug,
        parts,
        rows,
        cited,
    )


def _plan_table(ident: str, rows: list[Observation], scope: Scope, uses: Uses) -> RecordTable:
    name = describe.quantity_name(rows[0], scope.library.vocabulary)
    groups = group_rows(rows, scope)
    units = {row.unit for group in groups for row in group.rows if row.value.observation.value is not None}
    unit = units.pop() if len(units) == 1 else ""
    number = "1 record" if len(rows) == 1 else f"{len(rows)} records"
    return RecordTable(
        quantity=ident,
        name=name,
        caption=f"{upper_first(name)}: {number} of {scope.drug.name}.",
        unit=unit,
        groups=tuple(_finish_group(group, unit, uses) for group in groups),
    )


def _finish_group(group: RowGroup, unit: str, uses: Uses) -> RowGroup:
    """Say where the values are used: what prints all of a group stands once, in its head."""
    every = [uses.get(row.value.observation.id, ()) for row in group.rows]
    shared, others = split_shared(every)
    rows = (
        replace(_finish(row, unit), uses=format_uses(all_of_it), other_uses=format_uses(rest))
        for row, all_of_it, rest in zip(group.rows, every, others, strict=True)
    )
    return replace(group, rows=tuple(rows), uses=format_uses(shared))


def _finish(row: RecordRow, unit: str) -> RecordRow:
    """Print the unit in the row unless the head of the column has it."""
    if unit:
        return row
    estimate, spread = split_spread(row.value.text)
    return replace(row, estimate=estimate, spread=spread)


def plan_overview(topics: tuple[TopicLink, ...], drug: Drug, _: Library) -> Draft:
    """Plan the page that leads to the data of a drug, with the package of all of it."""
    count = sum(topic.count for topic in topics)
    parts = DataParts(
        title=f"{drug.name}: data",
        lead=f"All {count} records of {drug.name}, each once, by what it is about.",
        crumbs=(("../..", "Drugs"), ("..", drug.name)),
        topics=topics,
        here="",
    )
    return _plan("index.md", "data-overview", parts.lead, drug, parts)


def plan_studies(topics: tuple[TopicLink, ...], drug: Drug, library: Library) -> Draft:
    """Plan the page of the studies."""
    scope = Scope(library, drug)
    parts = DataParts(
        title=f"{drug.name}: studies",
        lead=f"The studies that the records of {drug.name} come from: design, arms and what each one gave.",
        crumbs=(("../../..", "Drugs"), ("../..", drug.name), ("..", "Data")),
        topics=topics,
        here=STUDIES,
        studies=tuple(blocks.plan_or_problem(blocks.plan_study, study, scope) for study in drug.studies),
    )
    return _plan(f"{STUDIES}.md", "studies", parts.lead, drug, parts)


def _plan(
    file: str, kind: str, description: str, drug: Drug, parts: DataParts,
    values: Iterable[Observation] = (), cited: Iterable[str] = (),
) -> Draft:  # fmt: skip
    front = {
        "title": parts.title, "description": description, "page_kind": kind, "date": drug.reviewed, "cutoff": drug.reviewed,
        "review": REVIEW["not-yet-independently-reviewed"], "drug": drug.id,
    }  # fmt: skip
    return Draft(f"drugs/{drug.id}/data/{file}", kind, front, drug, drug.where, parts, values, cited)


def _lower_first(title: str) -> str:
    return title[:1].lower() + title[1:]
