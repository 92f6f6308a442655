"""What a page is about and shows, as words by field, and the notices that these ask for.

A notice of `data/disclaimers.yml` names fields and words, `when: {status.state: approved}`, and a page carries it when all
of them hold. The fields are worked out here from the data, never set by hand; a new notice needs no code.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from generators.model import (  # fmt: skip
    Condition,
    Diagram,
    Disclaimer,
    Drug,
    Event,
    Evidence,
    Fact,
    Grade,
    Library,
    Missing,
    Observation,
    Population,
    Protocol,
    Reference,
    Region,
    Route,
    Safety,
    Species,
    State,
    Status,
    Study,
    Tone,
)
from generators.model.vocabulary import Compound, Matrix

Facts = Mapping[str, Collection[str]]  # by field: the words that are true of a page
Of = Literal["this drug", "another compound", "no drug"]


@dataclass(frozen=True)
class ShownItems:
    """The contents of a page: values and other statements, protocols, diagrams, studies, keys of citations."""

    values: tuple[Observation, ...] = ()
    stated: tuple[Fact | Event | Status | Safety, ...] = ()
    protocols: tuple[Protocol, ...] = ()
    diagrams: tuple[Diagram, ...] = ()
    studies: tuple[Study, ...] = ()
    cited: tuple[str, ...] = ()


# --- the fields that a notice may ask for ---------------------------------------------------------------------------

OF_VALUES = frozenset(
    {"route", "species", "species.kind", "population", "population.kind", "matrix", "matrix.kind", "compound", "compound.kind",
     "compound.of", "parameter", "grade", "missing"}
)  # fmt: skip
"""The fields that follow from the values of a page, whatever else the page is about."""


def list_words(library: Library) -> dict[str, tuple[str, ...]]:
    """List the fields that a notice may ask for, each with all words that it may have."""
    vocabulary = library.vocabulary

    def kinds(noun: type[Compound | Matrix | Species | Population | Study], name: str = "kind") -> tuple[str, ...]:
        return tuple(filter(None, get_args(noun.model_fields[name].annotation)))

    return {
        "drug": tuple(drug.id for drug in library.drugs),
        "drug.modality": get_args(Drug.model_fields["modality"].annotation),
        "safety.kind": get_args(Safety.model_fields["kind"].annotation),
        "status.state": get_args(State),
        "status.region": get_args(Region),
        "publisher": ("commercial", "not commercial"),
        "route": tuple(filter(None, get_args(Route))),
        "species": tuple(vocabulary.species),
        "species.kind": kinds(Species),
        "population": tuple(vocabulary.populations),
        "population.kind": kinds(Population),
        "matrix": tuple(vocabulary.matrices),
        "matrix.kind": kinds(Matrix),
        "compound": tuple(vocabulary.compounds),
        "compound.kind": kinds(Compound),
        "compound.of": get_args(Of),
        "parameter": tuple(vocabulary.parameters),
        "grade": get_args(Grade),
        "missing": get_args(Missing),
        "arrow.evidence": get_args(Evidence),
        "study": tuple(study.id for drug in library.drugs for study in drug.studies),
        "study.kind": kinds(Study),
        "protocol": ("draft", "validated", "clinical"),
        "reference.state": get_args(Reference.model_fields["state"].annotation),
        "reference.tier": tuple(tier.id for tier in library.sources.tiers),
    }


def find_facts(drug: Drug, library: Library, shown: ShownItems) -> Facts:
    """Find all that is true of a page about `drug` with these contents."""
    found: dict[str, set[str]] = defaultdict(set)
    for field, word in (*_of_drug(drug, library), *_of_values(drug, library, shown.values), *_of_items(shown, library)):
        if word:
            found[field].add(word)
    return {field: frozenset(words) for field, words in found.items()}


def _of_drug(drug: Drug, library: Library) -> Iterator[tuple[str, str]]:
    yield "drug", drug.id
    yield "drug.modality", drug.modality
    yield from (("safety.kind", one.kind) for one in drug.safety)
    for status in drug.statuses:
        yield "status.state", status.state
        yield "status.region", status.region
    yield "publisher", "commercial" if library.publisher.commercial else "not commercial"


def _of_values(drug: Drug, library: Library, values: Iterable[Observation]) -> Iterator[tuple[str, str]]:
    vocabulary = library.vocabulary
    for value in values:
        compound, population = vocabulary.compounds.get(value.compound), vocabulary.populations.get(value.population)
        yield from (
            (name, getattr(value, name))
            for name in ("route", "species", "population", "matrix", "compound", "parameter")
        )
        yield "species.kind", vocabulary.species_kind(value.species)
        yield "population.kind", population.kind if population else ""
        yield "matrix.kind", vocabulary.matrix_kind(value.matrix)
        yield "compound.kind", compound.kind if compound else ""
        yield "compound.of", _whose(value, drug) if compound else ""
        yield "missing" if value.missing else "grade", value.missing or value.grade


def _whose(value: Observation, drug: Drug) -> Of:
    if value.compound in ("none", "placebo"):
        return "no drug"
    return "this drug" if value.compound == drug.compound else "another compound"


def _of_items(shown: ShownItems, library: Library) -> Iterator[tuple[str, str]]:
    yield from (("grade", one.grade) for one in shown.stated if not getattr(one, "missing", None))
    for protocol in shown.protocols:
        yield "protocol", "validated" if protocol.validated else "draft"
        yield "protocol", "clinical" if protocol.clinical else ""
        yield from (("grade", step.grade) for step in protocol.every_step())
    for study in shown.studies:
        yield "study", study.id
        yield "study.kind", study.kind
        yield from (("grade", item.grade) for item in study.fields)
    yield from (("arrow.evidence", edge.evidence) for diagram in shown.diagrams for edge in diagram.edges)
    for reference in (library.references[key] for key in shown.cited if key in library.references):
        yield "reference.state", reference.state
        yield "reference.tier", reference.tier


# --- the notices of a page ------------------------------------------------------------------------------------------

_WEIGHTS: tuple[Tone, ...] = ("warning", "caution", "note")


def choose_disclaimers(disclaimers: Iterable[Disclaimer], *facts: Facts) -> tuple[Disclaimer, ...]:
    """Choose the notices that a page of which these facts are true has to carry, the gravest first; a page about several drugs has
    facts of each."""
    needed = [one for one in disclaimers if not one.when or any(holds(c, found) for c in one.when for found in facts)]
    return order(needed)


def order(disclaimers: Iterable[Disclaimer]) -> tuple[Disclaimer, ...]:
    """Return the disclaimers, the gravest first."""
    return tuple(sorted(disclaimers, key=lambda one: _WEIGHTS.index(one.tone)))


def choose_by_drug(library: Library, values: Iterable[Observation]) -> dict[str, tuple[Disclaimer, ...]]:
    """Return what a page of values of several drugs has to say of each of them, by the name of the drug: all that its values and it ask for."""
    own: dict[str, list[Observation]] = defaultdict(list)
    for value in values:
        own[value.drug].append(value)
    shown = {drug: ShownItems(tuple(listed), cited=tuple(_list_cited(listed))) for drug, listed in own.items()}
    asking = [one for one in library.disclaimers if one.when]
    return {
        drug.name: choose_disclaimers(asking, find_facts(drug, library, shown[drug.id]))
        for drug in library.drugs
        if drug.id in shown
    }


def _list_cited(values: Iterable[Observation]) -> Iterator[str]:
    yield from dict.fromkeys(citation.key for value in values for citation in value.sources)


def choose_for_values(disclaimers: Iterable[Disclaimer], facts: Facts) -> tuple[Disclaimer, ...]:
    """Choose the notices that values alone ask for, whatever the page is about."""
    needed = (one for one in disclaimers if any(_is_of_values(c) and holds(c, facts) for c in one.when))
    return tuple(needed)


def holds(condition: Condition, facts: Facts) -> bool:
    """Whether each field of a condition has one of its words, and none of those that it excludes."""
    true = all(not words.isdisjoint(facts.get(field, ())) for field, words in condition.fields.items())
    return true and all(words.isdisjoint(facts.get(field, ())) for field, words in condition.excluded.items())


def _is_of_values(condition: Condition) -> bool:
    return not condition.excluded and condition.fields.keys() <= OF_VALUES
