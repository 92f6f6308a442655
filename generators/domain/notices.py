"""What a page contains, as facets that notices are chosen by: worked out from the data, never set by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
    Reference,
    Status,
    Study,
)


@dataclass(frozen=True)
class ShownItems:
    """The contents of a page: values and other statements, protocols, diagrams, studies, keys of citations."""

    values: tuple[Observation, ...] = ()
    stated: tuple[Fact | Event | Status, ...] = ()
    protocols: tuple[Protocol, ...] = ()
    diagrams: tuple[Diagram, ...] = ()
    studies: tuple[Study, ...] = ()
    cited: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contents:
    """A page's drug, its contents, and the library."""

    drug: Drug
    library: Library
    shown: ShownItems

    @property
    def is_approved(self) -> bool:
        """Whether the drug is approved somewhere now."""
        return any(status.is_approval for status in self.drug.statuses)

    @property
    def has_ended(self) -> bool:
        """Whether the drug was refused, withdrawn or discontinued somewhere."""
        return any(status.is_end for status in self.drug.statuses)

    @property
    def references(self) -> Iterator[Reference]:
        """The references that the page cites."""
        return (self.library.references[key] for key in self.shown.cited if key in self.library.references)

    @property
    def evidence(self) -> set[str]:
        """The evidence of the arrows in its diagrams."""
        return {edge.evidence for diagram in self.shown.diagrams for edge in diagram.edges}


def _has_labelled_use(page: Contents) -> bool:
    sold = page.is_approved or any(status.state == "discontinued" for status in page.drug.statuses)
    return sold or any(protocol.clinical for protocol in page.shown.protocols)


def _has_unverified(page: Contents) -> bool:
    return "unverified" in _list_grades(page.shown) or "unverified" in page.evidence


def _has_animals(page: Contents) -> bool:
    kinds = {page.library.vocabulary.species_kind(value.species) for value in page.shown.values}
    return bool(kinds & {"animal", "several"}) or any(study.kind == "animal" for study in page.shown.studies)


def _has_cells(page: Contents) -> bool:
    kind = page.library.vocabulary.matrix_kind
    return any(value.route == "in-vitro" or kind(value.matrix) == "cell" for value in page.shown.values)


def _has_class_evidence(page: Contents) -> bool:
    own = {page.drug.compound, "none", "placebo"}
    others = page.library.vocabulary.compounds.keys() - own
    return any(value.compound in others for value in page.shown.values) or "class" in page.evidence


_FACETS: tuple[tuple[str, str, Callable[[Contents], bool]], ...] = (
    ("boxed-warning", "the drug's label carries a boxed warning", lambda page: bool(page.drug.boxed_warning)),
    (
        "labelled-use",
        "the drug is or was approved somewhere, or a clinical procedure stands on the page",
        _has_labelled_use,
    ),
    (
        "investigational",
        "the drug was approved nowhere: it is under investigation, or its development ended",
        lambda page: not page.is_approved and not page.has_ended,
    ),
    (
        "not-marketed",
        "the drug was refused, withdrawn or discontinued and is approved nowhere now",
        lambda page: page.has_ended and not page.is_approved,
    ),
    (
        "unverified-values",
        "a value, fact, event, status, step, study item or arrow is unverified",
        _has_unverified,
    ),
    ("animal-data", "a value or a study is from animals", _has_animals),
    ("cell-data", "a value is from cells in culture", _has_cells),
    ("class-evidence", "a value or an arrow is from another compound or from the class", _has_class_evidence),
    (
        "draft-protocol",
        "a protocol is an unvalidated draft",
        lambda page: not all(protocol.validated for protocol in page.shown.protocols),
    ),
    (
        "unconfirmed-references",
        "a cited reference has unconfirmed details",
        lambda page: any(reference.state != "confirmed" for reference in page.references),
    ),
    (
        "commercial-interest",
        "the publisher sells what the page is about",
        lambda page: page.library.publisher.commercial,
    ),
)
FACETS = {name: meaning for name, meaning, _ in _FACETS}
OF_VALUES = frozenset({"unverified-values", "animal-data", "cell-data", "class-evidence"})  # whatever the page is about


def find_facets(drug: Drug, library: Library, shown: ShownItems) -> frozenset[str]:
    """Return the facets of a page about `drug` with these contents."""
    page = Contents(drug, library, shown)
    return frozenset(name for name, _, holds in _FACETS if holds(page))


def _list_grades(shown: ShownItems) -> Iterator[str]:
    """Return the grades of all statements; missing values have none."""
    yield from (one.grade for one in (*shown.values, *shown.stated) if not getattr(one, "missing", None))
    yield from (step.grade for protocol in shown.protocols for step in protocol.every_step())
    yield from (item.grade for study in shown.studies for item in study.fields)


def choose_disclaimers(disclaimers: Iterable[Disclaimer], facets: frozenset[str]) -> tuple[Disclaimer, ...]:
    """Return the disclaimers that a page with these facets has to carry."""
    return tuple(d for d in disclaimers if facets.issuperset(d.when))
