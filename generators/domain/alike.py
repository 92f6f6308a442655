"""Which rows are of the same thing: the only place that groups observations.

A grouping names the fields that rows of one group have in common. Fields are compared by what they mean:

- a blank and `not-reported` are the same: nothing is known;
- capitals and spaces make no other qualifier, nor does the order of its parts;
- words of a qualifier that only say whose number it is, region, edition and cut of the data included (`attributions` in
  data/sources.yml), are no part of it: fields say these;
- a dose is compared in milligrams, so that 0.1 g and 100 mg are one dose;
- the ITT set is everyone randomised;
- placebo is a compound like any other, and its arm an arm like any other; arms and cuts of the data are compared by id.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

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

_SMALL = r"\b(?:as|and|by|in|of|the|to|both)\b"
_SMALL_WORDS = re.compile(rf"{_SMALL}(?=(?:\s*{_SMALL})*\s*(?:$|,))|[()]")  # those that a part of a qualifier ends with

_MEASURED = ("parameter", "analyte", "matrix", "species")
_SUBJECTS = ("study", "population", "arm", "against", "analysis_set", "cut")
_TREATMENT = ("compound", "dose", "route", "schedule")

SAME_SUBJECTS = Grouping(_SUBJECTS)  # one n
SAME_QUANTITY = Grouping(_MEASURED)  # one unit below one head of a table
SAME_SERIES = Grouping((*_MEASURED, "study", "route", "statistic", "sources"))  # a source gives them in one unit
SAME_REPORT = Grouping(
    ("parameter", "analyte", "species", "study", "statistic", "compound", "sources")
)  # told with the same context
SAME_BUT_FOR_THE_ARM = Grouping(
    (*_MEASURED, "study", "analysis_set", "cut", "statistic", "time", "qualifier", "sources")
)  # a source gives both arms in one unit
SAME_SAMPLE = Grouping((*_MEASURED, *_SUBJECTS, *_TREATMENT, "time", "unit", "n"))  # a mean lies within the range
# Two values contradict each other, in one cut of the data or in two.
SAME_CONTEXT = Grouping((*_MEASURED, *(name for name in _SUBJECTS if name != "cut"), *_TREATMENT, "time", "qualifier"))
# The same but for whether it is told as a change or as a ratio to baseline.
SAME_BASELINE = Grouping(
    ("analyte", "matrix", "species", "study", "population", "arm", "cut", *_TREATMENT, "time", "qualifier")
)
# The same but for the dose, the arm and the analysis set: what goes up or down with dose.
OVER_DOSES = Grouping(
    (*_MEASURED, "study", "population", "compound", "route", "schedule", "time", "qualifier", "unit", "statistic")
)
# The same but for the arm, the statistic and the qualifier: the difference is that of the two.
BETWEEN_ARMS = Grouping((*_MEASURED, "study", "population", "analysis_set", "cut", "time"))
# The same but for the arm: the parts add up to the total.
OVER_ARMS = Grouping(
    ("parameter", "analyte", "qualifier", "time", "study", "population", "against", "analysis_set", "cut")
)


def group(
    observations: Iterable[Observation], by: Grouping, attributions: Sequence[str] = ()
) -> dict[Key, list[Observation]]:
    """Group observations, in their order, by what the fields of a grouping mean."""
    found: dict[Key, list[Observation]] = defaultdict(list)
    for observation in observations:
        found[key(observation, by, attributions)].append(observation)
    return dict(found)


def key(observation: Observation, by: Grouping, attributions: Sequence[str] = ()) -> Key:
    """Give what an observation has in common with the others of its group."""
    return tuple(_meaning(observation, name, attributions) for name in by.fields)


def is_same(first: Observation, second: Observation, by: Grouping) -> bool:
    """Whether two observations are of one group, their qualifiers taken whole."""
    return key(first, by) == key(second, by)


def _meaning(observation: Observation, name: str, attributions: Sequence[str]) -> str:
    if name == "sources":
        return " ".join(citation.key for citation in observation.sources)
    word = str(getattr(observation, name))
    if name == "qualifier":
        return _normalise_qualifier(word, attributions)
    return _NORMALISE.get(name, _normalise_word)(word)


def _normalise_word(word: str) -> str:
    return "" if word == "not-reported" else word


def _normalise_qualifier(qualifier: str, attributions: Sequence[str]) -> str:
    parts = (" ".join(part.casefold().split()) for part in drop_attributions(qualifier, attributions).split(","))
    return ", ".join(sorted(filter(None, parts)))


def drop_attributions(qualifier: str, attributions: Sequence[str]) -> str:
    """Return a qualifier without the words that say whose number it is, and without the small words between those."""
    if not attributions:
        return qualifier
    told, found = _any_of(tuple(attributions)).subn(" ", qualifier)
    return _SMALL_WORDS.sub(" ", told) if found else qualifier


@lru_cache(maxsize=8)
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the patterns as whole words; of two that begin alike the longer text is found."""
    longest_first = sorted(patterns, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])")


@lru_cache(maxsize=4096)
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
