"""Plan the blocks of a page: tables, charts, diagrams, protocols, studies, disagreements, gaps, the compound card."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from generators.domain import describe, formula, quantity, record, rounding
from generators.errors import GuideError
from generators.model import (
    Chart,
    Conflict,
    Diagram,
    Drug,
    Evidence,
    Fact,
    Gap,
    Placed,
    Problem,
    Protocol,
    Safety,
    Step,
    Study,
    Table,
    Where,
)
from generators.pictures import diagrams
from generators.render import tables
from generators.render.plan import pieces
from generators.render.plan.inline import AbsentError, Scope, format_fact, format_plain_text
from generators.render.plan.parts import (
    Block,
    Card,
    CardFact,
    ChartPlan,
    ConflictItem,
    ConflictTitle,
    DiagramPlan,
    DiagramStep,
    EventItem,
    GapItem,
    ProtocolPlan,
    SafetyItem,
    StatusItem,
    StepPlan,
    StudyItem,
    StudyPlan,
    TablePlan,
)
from generators.render.plan.pieces import Inline, Text, Unresolved

N = TypeVar("N", bound=Placed)
P = TypeVar("P")
GROUPS = {"identity": "Identity", "chemistry": "Chemistry", "target": "Target", "product": "Product", "use": "Use"}
SAFETY = {
    "boxed-warning": "Boxed warning", "contraindication": "Contraindications", "warning": "Warnings and precautions",
    "monitoring": "Monitoring", "programme": "Restricted programme", "condition": "Conditions of the authorisation",
    "difference": "Differences between regions",
}  # fmt: skip
GRAVE = ("boxed-warning", "condition")  # kinds of safety texts that every page of a drug has
_SHORT_CARD = ("identity", "target")  # the groups that identify a drug


# --- what a guide asks for -----------------------------------------------------------------------------------------


def plan_block(word: str, name: str, scope: Scope) -> Block:
    """Plan the block that a call asks for by name; raises AbsentError."""
    among, key, make = _BLOCKS[word]
    found = scope.find(word, name, {getattr(noun, key): noun for noun in among(scope.drug)})
    return make(found, scope)


def plan_or_problem(make: Callable[[N, Scope], P], noun: N, scope: Scope) -> P | Unresolved:
    """Plan the block of a noun, or return why it cannot be printed, with its place."""
    try:
        return make(noun, scope)
    except (AbsentError, GuideError) as error:
        return Unresolved(to_problem(error, noun.where))


def to_problem(error: AbsentError | GuideError, where: Where) -> Problem | None:
    """Return the problem of an error at a place; None if it was reported before."""
    return error.at(where) if isinstance(error, AbsentError) else Problem(where, str(error))


def plan_table(table: Table, scope: Scope) -> TablePlan:
    """Plan a table with caption, note and legend; raises AbsentError for an unknown kind."""
    words, kind = scope.words(table.where), scope.find("kind of table", table.kind, tables.kinds())
    shown = [scope.library.observations[i] for i in table.shown if i in scope.library.observations]
    return TablePlan(
        table=table,
        caption=(*words(table.caption), *_add_to_caption(kind, table, scope)),
        body=kind.plan(table, scope),
        note=words(table.note),
        grades=tuple(g for g in describe.GRADES if g != "primary" and any(o.mark == g and o.value for o in shown)),
        missing=tuple(m for m in describe.MISSING if any(o.missing == m for o in shown)),
    )


def _add_to_caption(kind: tables.Kind, table: Table, scope: Scope) -> Inline:
    """Return the sentence that a kind of table adds to the caption, if it adds one."""
    add: Callable[[Table, Scope], str] = getattr(kind, "add_to_caption", lambda *_: "")
    added = add(table, scope)
    return (Text(f" {added}"),) if added else ()


def plan_chart(chart: Chart, scope: Scope) -> ChartPlan:
    """Plan a chart with its caption and observations."""
    words, known = scope.words(chart.where), scope.library.observations
    shown = {ident: known[ident] for ident in chart.shown if ident in known}
    sources = pieces.make_citations(citation for o in shown.values() for citation in formula.find_sources(o, known))
    return ChartPlan(chart, words(chart.caption), words(chart.note), sources, shown)


def plan_diagram(diagram: Diagram, scope: Scope) -> DiagramPlan:
    """Plan a diagram with its caption and its steps in words."""
    words = scope.words(diagram.where)
    labels = (
        [node.label for node in diagram.nodes] + [c.label for c in diagram.clusters] + [e.label for e in diagram.edges]
    )
    steps = diagrams.steps(diagram, text_renderer(diagram, scope))
    return DiagramPlan(
        diagram=diagram,
        caption=words(diagram.caption),
        note=words(diagram.note),
        sources=pieces.make_citations(citation for edge in diagram.edges for citation in edge.sources),
        steps=tuple(DiagramStep(_format_step(arrow, label, kind), of) for arrow, label, kind, of in steps),
        legend=tuple(diagrams.legend(diagram)),
        labels=tuple(tuple(p for p in words(label) if not isinstance(p, pieces.CitationGroup)) for label in labels),
    )


def text_renderer(diagram: Diagram, scope: Scope) -> Callable[[str], str]:
    """Return a function that renders the prose of a diagram as plain text."""
    return lambda text: format_plain_text(text, diagram.where, scope)


_RESTS_ON: Mapping[Evidence, str] = {
    "class": "class evidence",
    "inference": "our inference",
    "unverified": "unverified",
}


def _format_step(arrow: str, label: str, kind: Evidence) -> str:
    """Word an arrow, with what it rests on unless that is a source of its own."""
    words = f"{arrow}: {label}" if label else arrow
    return f"{words} ({_RESTS_ON[kind]})" if kind in _RESTS_ON else words


def plan_protocol(protocol: Protocol, scope: Scope) -> ProtocolPlan:
    """Plan a protocol: purpose, setting, materials, steps, safety, quality."""
    words, species = scope.words(protocol.where), scope.library.vocabulary.species.get(protocol.species)
    return ProtocolPlan(
        protocol=protocol,
        title=words(protocol.title),
        purpose=pieces.add_citations(words(protocol.purpose), protocol.sources),
        species=species.name if species else protocol.species,
        setting=words(protocol.setting),
        materials=tuple((words(m.name), words(m.detail)) for m in protocol.materials),
        steps=tuple(_plan_step(step, protocol, scope) for step in protocol.steps),
        safety=tuple(map(words, protocol.safety)),
        quality=tuple(map(words, protocol.quality)),
        note=words(protocol.note),
    )


def _plan_step(step: Step, protocol: Protocol, scope: Scope) -> StepPlan:
    words, units = scope.words(protocol.where), scope.library.vocabulary.units
    return StepPlan(
        step=step,
        text=pieces.add_citations(words(step.text), step.sources),
        parameters=tuple(
            (p.name, quantity.with_unit(rounding.format_shown(p.value, is_exact=True), p.unit, units))
            for p in step.parameters
        ),
        note=words(step.note),
        steps=tuple(_plan_step(inner, protocol, scope) for inner in step.steps),
    )


def plan_study(study: Study, scope: Scope) -> StudyPlan:
    """Plan a study as a method block."""
    words = scope.words(study.where)
    fields = tuple(
        StudyItem(words(f.label), pieces.add_citations(words(f.text), f.sources), f.mark, words(f.note))
        for f in study.fields
    )
    return StudyPlan(study, words(study.title), words(study.summary), fields)


_BLOCKS: Mapping[str, tuple[Callable[[Drug], Iterable[Any]], str, Callable[[Any, Scope], Block]]] = {
    "table": (lambda drug: drug.tables, "name", plan_table),
    "chart": (lambda drug: drug.charts, "name", plan_chart),
    "diagram": (lambda drug: drug.diagrams, "name", plan_diagram),
    "protocol": (lambda drug: drug.protocols, "name", plan_protocol),
    "study": (lambda drug: drug.studies, "id", plan_study),
}


# --- what every page of a drug has ---------------------------------------------------------------------------------


def list_statuses(drug: Drug, scope: Scope) -> tuple[StatusItem, ...]:
    """Return the regulatory status of the drug by region, with sources."""
    words = scope.words(drug.where)
    return tuple(StatusItem(s, pieces.add_citations(words(s.text), s.sources)) for s in drug.statuses)


def list_safety(drug: Drug, scope: Scope, *kinds: str) -> tuple[SafetyItem, ...]:
    """Return what the documents of each region say on safety, of some kinds if any are named, the gravest kind first."""
    order = list(SAFETY)
    shown = sorted(
        (one for one in drug.safety if not kinds or one.kind in kinds), key=lambda one: order.index(one.kind)
    )
    return tuple(_plan_safety(one, scope) for one in shown)


def _plan_safety(safety: Safety, scope: Scope) -> SafetyItem:
    words, known = scope.words(scope.drug.where), scope.library.references
    cited = (known[citation.key] for citation in safety.sources if citation.key in known)
    return SafetyItem(
        safety=safety,
        title=SAFETY[safety.kind],
        subject=words(safety.subject),
        text=words(safety.text),
        elements=tuple(pieces.add_citations(words(e.text), e.sources) for e in safety.elements),
        editions=tuple(dict.fromkeys(record.name_source(reference) for reference in cited)),
        note=words(safety.note),
        sources=pieces.make_citations(safety.sources),
    )


def plan_card(drug: Drug, scope: Scope, is_full: bool) -> Card:
    """Plan the compound card: beside the opening the facts that identify the drug, in the monograph all of them."""
    publisher = scope.library.publisher
    shown = drug.facts if is_full else _choose_facts(drug)
    groups = [
        (title, tuple(_plan_fact(f, scope) for f in shown if f.group == group)) for group, title in GROUPS.items()
    ]
    if not is_full:
        groups = [("", tuple(replace(_plan_fact(fact, scope), note=()) for fact in shown))]
    has_catalogue = bool(publisher.catalogue_url and drug.catalogue_number)
    return Card(
        name=drug.name,
        brands=drug.brand_names,
        groups=tuple((title, facts) for title, facts in groups if facts),
        catalogue_number=drug.catalogue_number if has_catalogue else "",
        catalogue_url=publisher.catalogue_url if has_catalogue else "",
        quote_url=publisher.quote_url if has_catalogue else "",
    )


def _choose_facts(drug: Drug) -> tuple[Fact, ...]:
    """Return the facts that the drug names for its short card, else those that identify it."""
    if not drug.card:
        return tuple(fact for fact in drug.facts if fact.group in _SHORT_CARD)
    known = {fact.id: fact for fact in drug.facts}
    return tuple(known[ident] for ident in drug.card if ident in known)


def _plan_fact(fact: Fact, scope: Scope) -> CardFact:
    words = scope.words(scope.drug.where)
    named = describe.compound(fact.compound, scope.library.vocabulary)
    return CardFact(
        fact=fact,
        value=(format_fact(fact),) if fact.missing else words(fact.value),
        sources=pieces.keep_off_digits(fact.value, pieces.make_citations(fact.sources)),
        note=words(fact.note),
        compound="" if fact.compound == scope.drug.compound or fact.value == named else named,
    )


def list_events(drug: Drug, scope: Scope) -> tuple[EventItem, ...]:
    """Return the events of the drug, by date."""
    words = scope.words(drug.where)
    ordered = sorted(drug.events, key=lambda e: (e.date, e.id))
    return tuple(EventItem(e, pieces.add_citations(words(e.text), e.sources)) for e in ordered)


def list_conflicts(conflicts: Iterable[Conflict], scope: Scope) -> tuple[ConflictItem, ...]:
    """Return the disagreements, each with its reason or as an open question."""
    return tuple(ConflictItem(c, *map(scope.words(c.where), (c.title, c.statement, c.resolution))) for c in conflicts)


def list_titles(conflicts: Iterable[Conflict], scope: Scope) -> tuple[ConflictTitle, ...]:
    """Return the disagreements by their titles, for a page that leads to the whole of them."""
    return tuple(ConflictTitle(conflict, scope.words(conflict.where)(conflict.title)) for conflict in conflicts)


def list_gaps(gaps: Iterable[Gap], scope: Scope) -> tuple[GapItem, ...]:
    """Return the gaps, with what was searched."""
    return tuple(GapItem(g, *map(scope.words(g.where), (g.title, g.statement, g.searched))) for g in gaps)
