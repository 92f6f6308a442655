"""Which rows are of the same thing: the only place that groups observations.

A grouping names the fields that rows of one group have in common. Fields are compared by what they mean:

- a blank and `not-reported` are the same: nothing is known;
- capitals and spaces make no other qualifier, nor does the order of its parts;
- parts of a qualifier that only say whose number it is (`attributions` in data/sources.yml) are no part of it;
- a dose is compared in milligrams, so that 0.1 g and 100 mg are one dose;
- the ITT set is everyone randomised;
- placebo is a compound like any other, and its arm an arm like any other; arms and cuts of the data are compared by id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from generators.domain import conversion
from generators.model import Observation

Key = tuple[str, ...]


@dataclass(frozen=True)
class Grouping:
    """The fields that rows of one group have in common."""

    fields: tuple[str, ...]


_STATISTICS = {  # names of one number; the rest of the statistics may be any
    "mean": "mean", "ls-mean": "mean", "geometric-mean": "geometric mean", "ls-geometric-mean": "geometric mean",
    "median": "median", "difference": "difference", "maximum": "maximum", "minimum": "minimum", "count": "share",
    "percentage": "share",
}  # fmt: skip

_MEASURED = ("parameter", "matrix", "species")
_SUBJECTS = ("study", "population", "arm", "against", "analysis_set", "cut")
_TREATMENT = ("compound", "dose", "route", "schedule")

SAME_SUBJECTS = Grouping(_SUBJECTS)  # one n
SAME_QUANTITY = Grouping(_MEASURED)  # one unit below one head of a table
SAME_SERIES = Grouping((*_MEASURED, "study", "statistic", "sources"))  # a source gives them in one unit
SAME_REPORT = Grouping(
    ("parameter", "species", "study", "statistic", "compound", "sources")
)  # told with the same context
SAME_SAMPLE = Grouping((*_MEASURED, *_SUBJECTS, *_TREATMENT, "time", "unit", "n"))  # a mean lies within the range
SAME_CONTEXT = Grouping((*_MEASURED, *_SUBJECTS, *_TREATMENT, "time", "qualifier"))  # two values contradict each other
# The same but for the dose, the arm and the analysis set: what goes up or down with dose.
OVER_DOSES = Grouping(
    (*_MEASURED, "study", "population", "compound", "route", "schedule", "time", "qualifier", "unit", "statistic")
)
# The same but for the arm, the statistic and the qualifier: the difference is that of the two.
BETWEEN_ARMS = Grouping((*_MEASURED, "study", "population", "analysis_set", "cut", "time"))
# The same but for the arm: the parts add up to the total.
OVER_ARMS = Grouping(("parameter", "qualifier", "time", "study", "population", "against", "analysis_set", "cut"))


def group(
    observations: Iterable[Observation], by: Grouping, attributions: Collection[str] = ()
) -> dict[Key, list[Observation]]:
    """Group observations, in their order, by what the fields of a grouping mean."""
    found: dict[Key, list[Observation]] = defaultdict(list)
    for observation in observations:
        found[key(observation, by, attributions)].append(observation)
    return dict(found)


def key(observation: Observation, by: Grouping, attributions: Collection[str] = ()) -> Key:
    """Give what an observation has in common with the others of its group."""
    return tuple(_meaning(observation, name, attributions) for name in by.fields)


def _meaning(observation: Observation, name: str, attributions: Collection[str]) -> str:
    if name == "sources":
        return " ".join(citation.key for citation in observation.sources)
    word = str(getattr(observation, name))
    if name == "qualifier":
        return _normalise_qualifier(word, attributions)
    return _NORMALISE.get(name, _normalise_word)(word)


def _normalise_word(word: str) -> str:
    return "" if word == "not-reported" else word


def _normalise_qualifier(qualifier: str, attributions: Collection[str]) -> str:
    parts = (" ".join(part.casefold().split()) for part in qualifier.split(", ") if part not in attributions)
    return ", ".join(sorted(filter(None, parts)))


def normalise_dose(dose: str) -> str:
    """A single dose in milligrams, whatever its unit; any other as it is written."""
    amount, _, unit = dose.partition(" ")
    try:
        return f"{float(amount) * conversion.factor(unit, 'mg'):.6g} mg"
    except ValueError:
        return _normalise_word(dose)


def _normalise_set(analysis_set: str) -> str:
    return "randomised" if analysis_set == "itt" else _normalise_word(analysis_set)


_NORMALISE: dict[str, Callable[[str], str]] = {
    "dose": normalise_dose,
    "analysis_set": _normalise_set,
}


def same_statistic(first: Observation, second: Observation) -> bool:
    """Whether two rows can be the same statistic; one that is not reported, a bound or a range may be any."""
    return len({_STATISTICS.get(row.statistic, "") for row in (first, second)} - {""}) < 2
