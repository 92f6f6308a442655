"""An observation with all its context, as labelled fields: the words of a record.

A record page, a card, a download, the JSON and a rule read the same fields, so that none of them drops the study or the
edition. A field is words, some of which lead to a study, a source, another value or a disagreement; who prints it knows
their addresses. Plain text, no HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generators.domain import describe, disagreement, formula
from generators.domain.proportions import find_proportion
from generators.domain.reading import how_read
from generators.model import Library, Observation, Reference, Study

LeadsTo = Literal["", "study", "source", "value", "disagreement", "parameter"]
_AND = re.compile(r" and (?![^{}]*\})")  # between names, not within one that braces hold together
_OPERATOR = re.compile(r"\s*(\*|/|(?<=[\s\d})])-)\s*")
_SIGNS = {"*": " × ", "/": " ÷ ", "-": " − "}
_DIFFERENCE = {
    "risk_difference(": "difference of ",
    ",": " and ",
    ")": ", with the interval of Newcombe’s hybrid score method",
}


@dataclass(frozen=True)
class Words:
    """Words of a field. `leads_to` says what `ident` is the id of: a study, a reference, an observation, a conflict."""

    text: str
    leads_to: LeadsTo = ""
    ident: str = ""


@dataclass(frozen=True)
class Field:
    """A labelled part of a record."""

    name: str
    label: str
    words: tuple[Words, ...]

    @property
    def text(self) -> str:
        """Its words as one text."""
        return "".join(word.text for word in self.words)


@dataclass(frozen=True)
class Record:
    """An observation in words: the fields that it has, in the order of `LABELS`."""

    observation: Observation
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field | None:
        """The field of a name, if it has one."""
        return next((field for field in self.fields if field.name == name), None)

    def text(self, name: str) -> str:
        """The words of a field; empty if it has none."""
        field = self.field(name)
        return field.text if field else ""

    @property
    def context(self) -> tuple[str, ...]:
        """All words that tell it from other records, apart from its number and the place in its source."""
        told = (field for field in self.fields if field.name not in _NO_CONTEXT)
        return tuple(f"{field.label}: {field.text}" for field in told) + self.source_names

    @property
    def source_names(self) -> tuple[str, ...]:
        """The names of its sources, without the places in them."""
        field = self.field("sources")
        return tuple(word.text for word in field.words if word.leads_to == "source") if field else ()


LABELS = {
    "drug": "Drug", "compound": "Compound", "quantity": "Quantity", "value": "Value", "printed": "Printed in the source as", "statistic": "Statistic", "n": "n",
    "analysis_set": "Analysis set", "study": "Study", "arm": "Arm", "against": "Against", "cut": "Data cut",
    "population": "Population", "species": "Species", "matrix": "Measured in", "dose": "Dose", "route": "Route",
    "schedule": "Schedule", "time": "Time", "sources": "Source", "grade": "Evidence", "formula": "Computed as",
    "explained": "Differs from", "disagreements": "Disagreement",
}  # fmt: skip
_NO_CONTEXT = ("value", "printed", "n", "sources", "grade", "explained", "disagreements")


def make(observation: Observation, library: Library) -> Record:
    """Put an observation into words."""
    explained = tuple(_word_explained(observation, library))
    others = {"explained": explained, "disagreements": tuple(_list_disagreements(observation, library))}
    return _make_record(observation, {**_make_fields(observation, library), **others})


def tell_apart(observation: Observation, library: Library) -> tuple[str, ...]:
    """Return the context of a record; what others say is no part of it, and is not looked for."""
    told = {**_make_context(observation, library), "sources": tuple(_list_sources(observation, library))}
    return _make_record(observation, told).context


def _make_record(observation: Observation, made: Mapping[str, tuple[Words, ...]]) -> Record:
    return Record(observation, tuple(Field(name, LABELS[name], made[name]) for name in LABELS if made.get(name)))


def _make_fields(observation: Observation, library: Library) -> dict[str, tuple[Words, ...]]:
    """Make the fields that follow from the observation alone."""
    vocabulary = library.vocabulary
    plain = {
        "value": describe.value(observation, vocabulary),
        "printed": describe.as_printed(observation, vocabulary),
        "n": describe.n(observation),
        "grade": word_grade(observation),
    }
    return {
        **_make_context(observation, library),
        **{name: (Words(text),) if text else () for name, text in plain.items()},
        "sources": tuple(_list_sources(observation, library)),
    }


def _make_context(observation: Observation, library: Library) -> dict[str, tuple[Words, ...]]:
    """Make those of them that tell it from other observations."""
    study, vocabulary = library.study(observation.study), library.vocabulary
    species = vocabulary.species.get(observation.species)
    drug = library.drug_of(observation)
    plain = {
        "drug": drug.name if drug else observation.drug,
        "compound": describe.compound(observation.compound, vocabulary),
        "statistic": describe.statistic(observation),
        "analysis_set": describe.analysis_set(observation),
        "arm": name_arm(study, observation.arm),
        "against": name_arm(study, observation.against),
        "cut": observation.cut_name,
        "population": describe.population(observation, vocabulary),
        "species": species.name if species else "",
        "matrix": describe.matrix(observation, vocabulary),
        "dose": describe.dose(observation, vocabulary),
        "route": describe.route(observation),
        "schedule": describe.schedule(observation),
        "time": describe.time(observation),
    }
    return {
        **{name: (Words(text),) if text else () for name, text in plain.items()},
        "quantity": (Words(describe.what(observation, vocabulary), "parameter", observation.parameter),),
        "study": (Words(study.name, "study", study.id),) if study else (),
        "formula": tuple(_word_formula(observation, library)),
    }


def word_grade(observation: Observation) -> str:
    """Return what the grade means, with how the sources were read: `read in a primary source: product label`."""
    if not observation.value:
        return ""
    if observation.mark in ("primary", "secondary") and observation.read_in:
        only = "only " if observation.mark == "secondary" else ""
        return f"read {only}in a {observation.mark} source: {', '.join(observation.read_in)}"
    return describe.GRADES[observation.mark].words


def name_arm(study: Study | None, ident: str) -> str:
    """Name an arm of a study; an id that is none, as `baseline`, is its own name."""
    arm = study.arm(ident) if study else None
    return arm.name if arm else ident


# --- sources --------------------------------------------------------------------------------------------------------


def _list_sources(observation: Observation, library: Library) -> Iterator[Words]:
    """Its sources, each with the place in it and how it was read; of a computed value without any, those of what it was computed from."""
    if observation.formula and not observation.sources:
        yield from _list_sources_of_inputs(observation, library)
    known = [citation for citation in observation.sources if citation.key in library.references]
    for place, citation in enumerate(known):
        reference = library.references[citation.key]
        if place:
            yield Words("; ")
        yield Words(name_source(reference), "source", reference.key)
        read = f" ({how_read(citation, reference, library.sources)})" if reference.tier else ""
        if more := f"{', ' + citation.locator if citation.locator else ''}{read}":
            yield Words(more)


def _list_sources_of_inputs(observation: Observation, library: Library) -> Iterator[Words]:
    keys = dict.fromkeys(citation.key for citation in formula.find_sources(observation, library.observations))
    for place, key in enumerate(key for key in keys if key in library.references):
        yield Words("; " if place else "from ")
        yield Words(name_source(library.references[key]), "source", key)


def name_source(reference: Reference) -> str:
    """Name a source: `US label, 2018`, or else `Miller et al 2022`."""
    return reference.edition_name or name_short(reference)


def name_short(reference: Reference) -> str:
    """Name a source in few words: `Miller et al 2022`, `Biogen 2024`, or its key."""
    found = (reference.fields.get(field) for field in ("author", "institution", "organization"))
    names = _AND.split(next(filter(None, found), ""))
    first = names[0].strip("{}") if names[0].startswith("{") else names[0].partition(",")[0]
    others = " et al" if len(names) > 2 else " and " + names[1].partition(",")[0] if len(names) == 2 else ""
    others = " et al" if others == " and others" else others
    return f"{first}{others} {reference.fields.get('year', '')}".strip() if first else reference.key


# --- what it was computed from, and what it disagrees with ----------------------------------------------------------


def _word_formula(observation: Observation, library: Library) -> Iterator[Words]:
    """The arithmetic with its inputs, where each leads to its record: `7594.76 g/mol − 19 × 22.990`, `difference of 42% (30 of 72) and …`."""
    is_difference = formula.gives_interval(observation.formula)
    for place, part in enumerate(re.split(r"[{}]", observation.formula)):
        if place % 2:
            found = library.observations.get(part)
            yield Words(describe.value(found, library.vocabulary) if found else part, "value", part)
            yield from _word_count(found) if found and is_difference else ()
        elif is_difference:
            yield Words(_DIFFERENCE.get(part.strip(), part))
        elif part:
            yield Words(_OPERATOR.sub(lambda sign: _SIGNS[sign[1]], part))


def _word_count(share: Observation) -> Iterator[Words]:
    """The count that a percentage stands for, from which a difference is computed: `42% (30 of 72)`."""
    proportion = find_proportion(share)
    if proportion and share.value and share.value.count is None:
        yield Words(f" ({proportion.events} of {proportion.total})")


def _list_disagreements(observation: Observation, library: Library) -> Iterator[Words]:
    """The titles of the records that name it, each with its state."""
    for place, (_, conflict) in enumerate(library.conflicts_of(observation.id)):
        yield from (Words("; "),) if place else ()
        yield Words(conflict.title, "disagreement", conflict.id)
        yield Words(f" ({conflict.state})")


def _word_explained(observation: Observation, library: Library) -> Iterator[Words]:
    """The values that it differs from for a reason that the fields tell: `63 d: the regions differ (US label; EU label)`."""
    for place, found in enumerate(library.derive(disagreement.list_explained).get(observation.id, [])):
        other = found.second if found.first.id == observation.id else found.first
        yield from (Words("; "),) if place else ()
        yield Words(describe.value(other, library.vocabulary), "value", other.id)
        yield Words(f": {disagreement.describe_reasons(found, library)}")
