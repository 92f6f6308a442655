"""Group observations into records by quantity, and assign them to sections of a monograph."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from generators.domain import describe
from generators.model import Observation, Section
from generators.render.plan import pieces
from generators.render.plan.inline import Scope, bind_observation, parse_inline
from generators.render.plan.parts import Record, RecordGroup

SECTIONS: dict[Section, str] = {
    "chemistry": "Chemistry", "product": "Product", "design": "Study design", "population": "Study populations",
    "disease": "Disease", "pharmacokinetics": "Pharmacokinetics", "distribution": "Tissue distribution",
    "uptake": "Cellular uptake", "pharmacodynamics": "Activity", "efficacy": "Efficacy", "safety": "Safety",
    "preclinical": "Preclinical findings", "regulatory": "Regulatory",
}  # fmt: skip


def make_record(observation: Observation, scope: Scope) -> Record:
    """Return one observation with its context; a compound other than the page's is named."""
    vocabulary = scope.library.vocabulary
    is_other = observation.compound not in (scope.drug.compound, "none", "placebo")
    return Record(
        value=bind_observation(observation, scope),
        quantity=describe.what(observation, vocabulary),
        name=observation.qualifier or vocabulary.parameters[observation.parameter].name,
        compound=describe.compound(observation.compound, vocabulary) if is_other else "",
        statistic=describe.statistic(observation),
        who=describe.who(observation, vocabulary),
        conditions=describe.conditions(observation, vocabulary),
        note=parse_inline(observation.note, observation.where, scope),
        sources=pieces.make_citations(observation.sources),
    )


def group_records(observations: Iterable[Observation], scope: Scope) -> tuple[RecordGroup, ...]:
    """Group consecutive records by quantity; a name may come again."""
    parameters = scope.library.vocabulary.parameters
    return tuple(
        RecordGroup(parameters[parameter].name, tuple(make_record(o, scope) for o in found))
        for parameter, found in groupby(observations, key=lambda o: o.parameter)
    )


def find_section(observation: Observation, scope: Scope) -> Section:
    """Return the section of a monograph for an observation."""
    return scope.library.vocabulary.parameters[observation.parameter].section
