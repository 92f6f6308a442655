"""A count of people says of whom: the population, and the analysis set that was counted.

Seven were randomised and six dosed, and both are the size of one arm: a count without its analysis set (randomised,
safety, full analysis, per protocol, a subgroup such as those biopsied) can be set beside another that counts different
people. Where a source does not say, the row says `not-reported`. A plan, such as an allocation or an enrolment that was
aimed at, counts nobody. A subgroup is named, by its own population or in the qualifier or the arm.
"""

from collections.abc import Iterator, Sequence

from generators.check.sources import places
from generators.model import Library, Observation, Page, Problem

ID = "DAT-POP"
SEVERITY = "error"
BAD = "`10/38 (26%)` with headache and an empty `analysis_set`."
GOOD = "The same row with `safety`, or with `not-reported`."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each count of people of whom it is not said who they are."""
    for observation in library.observations.values():
        if _counts_people(observation, library):
            for column, lacking, wanted in _absent(observation):
                wrong = f"{observation.id}: a count of people without its {lacking}"
                yield Problem(places.cell(library, observation, column), wrong, wanted)


def _counts_people(observation: Observation, library: Library) -> bool:
    parameter = library.vocabulary.parameters.get(observation.parameter)
    planned = parameter is not None and parameter.section == "design"
    share = observation.statistic == "percentage" and observation.species == "human" and observation.population
    return not planned and (observation.unit == "{participants}" or bool(share))


def _absent(observation: Observation) -> Iterator[tuple[str, str, str]]:
    if not observation.analysis_set:
        yield "analysis_set", "analysis set", "randomised, safety, full-analysis, … or not-reported"
    elif observation.analysis_set == "subgroup" and not (
        observation.qualifier or observation.population or observation.arm
    ):
        yield "qualifier", "subgroup", "which one in the qualifier"
    if not observation.population:
        yield "population", "population", "an id of populations.yml"
