"""What a page contains, as facets that disclaimers are chosen by. Worked out from the data, never set by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generators.model import (  # fmt: skip
    Diagram,
    Disclaimer,
    Drug,
    Event,
    Fact,
    Library,
    Observation,
    Protocol,
    Status,
    Study,
)

FACETS = {
    "boxed-warning": "the drug's label carries a boxed warning",
    "labelled-use": "the drug is or was approved somewhere, or a clinical procedure stands on the page",
    "investigational": "the drug was approved nowhere: it is under investigation, or its development ended",
    "not-marketed": "the drug was refused, withdrawn or discontinued and is approved nowhere now",
    "unverified-values": "a value, fact, event, status, step, study item or arrow is unverified",
    "animal-data": "a value or a study is from animals",
    "cell-data": "a value is from cells in culture",
    "class-evidence": "a value or an arrow is from another compound or from the class",
    "draft-protocol": "a protocol is an unvalidated draft",
    "unconfirmed-references": "a cited reference has unconfirmed details",
    "commercial-interest": "the publisher sells what the page is about",
}
OF_VALUES = frozenset({"unverified-values", "animal-data", "cell-data", "class-evidence"})  # whatever the page is about
_APPROVED = ("approved", "conditionally-approved")
_ENDED = ("refused", "withdrawn", "discontinued")
_PEOPLE_OR_NONE = ("human", "in-silico", "yeast", "")


@dataclass(frozen=True)
class Shown:
    """What a page shows: values and other statements, protocols, diagrams, studies, and the keys of what it cites."""

    values: tuple[Observation, ...] = ()
    stated: tuple[Fact | Event | Status, ...] = ()
    protocols: tuple[Protocol, ...] = ()
    diagrams: tuple[Diagram, ...] = ()
    studies: tuple[Study, ...] = ()
    cited: tuple[str, ...] = ()


def of_page(drug: Drug, library: Library, shown: Shown) -> frozenset[str]:
    """The facets of a page about `drug` that shows these things."""
    seen, edges = shown.values, [edge for diagram in shown.diagrams for edge in diagram.edges]
    states = {status.state for status in drug.statuses}
    approved, ended = bool(states & {*_APPROVED}), bool(states & {*_ENDED})
    other = {i for i, c in library.vocabulary.compounds.items() if i not in (drug.compound, "none", "placebo")}
    references = [library.references[key] for key in shown.cited if key in library.references]
    holds = {
        "boxed-warning": bool(drug.boxed_warning),
        "labelled-use": approved or "discontinued" in states or any(p.clinical for p in shown.protocols),
        "investigational": not approved and not ended,
        "not-marketed": ended and not approved,
        "unverified-values": "unverified" in _grades(shown) or any(e.evidence == "unverified" for e in edges),
        "animal-data": any(o.species not in _PEOPLE_OR_NONE for o in seen)
        or any(s.kind == "animal" for s in shown.studies),
        "cell-data": any(o.route == "in-vitro" or o.matrix == "cells" for o in seen),
        "class-evidence": any(o.compound in other for o in seen) or any(e.evidence == "class" for e in edges),
        "draft-protocol": any(not p.validated for p in shown.protocols),
        "unconfirmed-references": any(r.state != "confirmed" for r in references),
        "commercial-interest": library.publisher.commercial,
    }
    return frozenset(facet for facet, true in holds.items() if true)


def _grades(shown: Shown) -> Iterator[str]:
    """The grade of everything that is printed with one; what is missing has none."""
    yield from (one.grade for one in (*shown.values, *shown.stated) if not getattr(one, "missing", None))
    yield from (step.grade for protocol in shown.protocols for step in protocol.every_step())
    yield from (item.grade for study in shown.studies for item in study.fields)


def required(disclaimers: Iterable[Disclaimer], facets: frozenset[str]) -> tuple[Disclaimer, ...]:
    """The disclaimers that contents with these facets ask for."""
    return tuple(d for d in disclaimers if facets.issuperset(d.when))
