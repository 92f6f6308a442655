"""A count of people says of whom: the population, and the analysis set that was counted.

Seven were randomised and six dosed, and both are the size of one arm: a count without its analysis set (randomised,
safety, full analysis, per protocol, a subgroup such as those biopsied) can be set beside another that counts different
people. Where a source does not say, the row says `not-reported`. A plan, such as an allocation or an enrolment that was
aimed at, counts nobody. A subgroup is named, by its own population or in the qualifier or the arm.
"""

from collections.abc import Iterator

from generators.check.sources import places
from generators.model import Drug, Library, Observation, Problem, Vocabulary

ID = "DAT-POP"
SEVERITY = "error"
NUMBERS = False
BAD = "`10/38 (26%)` with headache and an empty `analysis_set`."
GOOD = "The same row with `safety`, or with `not-reported`."


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield counts of participants without a population or an analysis set."""
    for row in places.list_rows(library, drug):
        if _counts_people(row, library.vocabulary):
            for column, absent, wanted in _find_absent(row):
                wrong = f"{row.id}: a count of people without its {absent}"
                yield Problem(places.cell(library, row, column), wrong, wanted)


def _counts_people(row: Observation, vocabulary: Vocabulary) -> bool:
    """Whether people were counted, or a share of them, and not only planned."""
    parameter = vocabulary.parameters.get(row.parameter)
    planned = parameter is not None and parameter.section == "design"
    people = vocabulary.species_kind(row.species) == "people"
    share = row.statistic == "percentage" and people and bool(row.population)
    return not planned and (share or vocabulary.counted(row.unit) == "people")


def _find_absent(row: Observation) -> Iterator[tuple[str, str, str]]:
    """The columns that do not say who was counted: the column, what it lacks, what was wanted."""
    if not row.analysis_set:
        yield "analysis_set", "analysis set", "randomised, safety, full-analysis, … or not-reported"
    elif row.analysis_set == "subgroup" and not (row.qualifier or row.population or row.arm):
        yield "qualifier", "subgroup", "which one in the qualifier"
    if not row.population:
        yield "population", "population", "an id of populations.yml"
