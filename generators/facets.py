"""What a page contains, as facets that disclaimers are chosen by. Worked out from the data, never set by hand."""

from __future__ import annotations

from collections.abc import Iterable

from generators.model import Diagram, Disclaimer, Drug, Library, Observation, Protocol, Study

FACETS = {
    "boxed-warning": "the drug's label carries a boxed warning",
    "labelled-use": "the drug is or was approved somewhere, or a clinical procedure stands on the page",
    "investigational": "the drug was approved nowhere: it is under investigation, or its development ended",
    "not-marketed": "the drug was refused, withdrawn or discontinued and is approved nowhere now",
    "unverified-values": "a value, fact, step or edge is unverified",
    "animal-data": "a value is from an animal",
    "cell-data": "a value is from cells in culture",
    "class-evidence": "a value or an edge is from another compound or from the class",
    "draft-protocol": "a protocol is an unvalidated draft",
    "unconfirmed-references": "a cited reference has unconfirmed details",
    "commercial-interest": "the publisher sells what the page is about",
}
OF_VALUES = frozenset({"unverified-values", "animal-data", "cell-data", "class-evidence"})  # whatever the page is about
_APPROVED = ("approved", "conditionally-approved")
_ENDED = ("refused", "withdrawn", "discontinued")
_PEOPLE_OR_NONE = ("human", "in-silico", "yeast", "")


def of_page(
    drug: Drug,
    library: Library,
    shown: Iterable[Observation],
    protocols: Iterable[Protocol],
    diagrams: Iterable[Diagram],
    studies: Iterable[Study],
    cited: Iterable[str],
) -> frozenset[str]:
    """The facets of a page about `drug` that shows these things."""
    shown, protocols, diagrams, studies = list(shown), list(protocols), list(diagrams), list(studies)
    states = {status.state for status in drug.statuses}
    approved, ended = bool(states & {*_APPROVED}), bool(states & {*_ENDED})
    other = {i for i, c in library.vocabulary.compounds.items() if i not in (drug.compound, "none", "placebo")}
    references = [library.references[key] for key in cited if key in library.references]
    holds = {
        "boxed-warning": bool(drug.boxed_warning),
        "labelled-use": approved or "discontinued" in states or any(p.clinical for p in protocols),
        "investigational": not approved and not ended,
        "not-marketed": ended and not approved,
        "unverified-values": any(o.grade == "unverified" for o in shown) or _unverified(protocols, diagrams, studies),
        "animal-data": any(o.species not in _PEOPLE_OR_NONE for o in shown) or any(s.kind == "animal" for s in studies),
        "cell-data": any(o.route == "in-vitro" or o.matrix == "cells" for o in shown),
        "class-evidence": any(o.compound in other for o in shown)
        or any(e.evidence == "class" for d in diagrams for e in d.edges),
        "draft-protocol": any(not p.validated for p in protocols),
        "unconfirmed-references": any(r.state != "confirmed" for r in references),
        "commercial-interest": library.publisher.commercial,
    }
    return frozenset(facet for facet, true in holds.items() if true)


def _unverified(protocols: list[Protocol], diagrams: list[Diagram], studies: list[Study]) -> bool:
    steps = [s for p in protocols for s in (*p.steps, *(n for step in p.steps for n in step.steps))]
    fields = [f for study in studies for f in study.fields]
    edges = [e for d in diagrams for e in d.edges]
    return any(s.grade == "unverified" for s in (*steps, *fields)) or any(e.evidence == "unverified" for e in edges)


def required(disclaimers: Iterable[Disclaimer], facets: frozenset[str]) -> tuple[Disclaimer, ...]:
    """The disclaimers that contents with these facets ask for."""
    return tuple(d for d in disclaimers if facets.issuperset(d.when))
