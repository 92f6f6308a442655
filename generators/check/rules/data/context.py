"""A value says in whom, in what and how it was measured.

Each parameter names the context that it cannot do without (species, matrix, dose, route, time, n, statistic). A value
without it needs an explicit `not-reported`: a half-life without a species is no half-life. A missing value says the
same of itself, since a reader has to know what it is that was not found. And where the other values of one source for a
quantity in a study all say a thing, n for each arm but one, the one that is silent has lost it. One arm of a study had
one compound, one dose and one route: the single row that names another is misfiled, and so is one whose id names
another day, or whose arm names another dose, than its row.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from generators.check.sources import places
from generators.model import Library, Observation, Page, Problem

ID = "DAT-CONTEXT"
SEVERITY = "error"
BAD = "A row for `elimination-half-life` with an empty `species`."
GOOD = "The same row with `human`, or `not-reported` for a dose that the source does not give."
_ALIKE = ("parameter", "statistic", "species", "study", "compound")
_SAID = ("n", "population", "analysis_set", "matrix", "schedule", "time")
_OF_AN_ARM = ("compound", "dose", "route")  # what all rows of one arm have in common
_DOSE_OF_ARM = re.compile(r"\b\d[\d.]* (?:mg|ug|g)(?:/kg)?$")
_DAY_OF_ID, _DAY = re.compile(r"-d(\d{1,3})(?:-|$)"), re.compile(r"day (\d+)")
Misfiled = tuple[Observation, str, str, str]  # the row, the column, what is wrong, what was wanted
_OTHERS = 3  # so many that say it show that it is no accident


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each value that lacks a column its parameter requires, or that all its likes fill."""
    for observation in library.observations.values():
        parameter = library.vocabulary.parameters.get(observation.parameter)
        absent = list(_absent(observation, parameter.requires)) if parameter else []
        if parameter and absent:
            yield Problem(
                places.cell(library, observation, absent[0]),
                f"{observation.id}: {parameter.id} needs {', '.join(absent)}",
                "a value or `not-reported`",
            )
    for observation, name, others in _silent(library):
        parameter = library.vocabulary.parameters.get(observation.parameter)
        if parameter and name not in parameter.requires:
            said = f"the other {others} values of {parameter.id} in {observation.study} say {name}, and this does not"
            yield Problem(places.cell(library, observation, name), f"{observation.id}: {said}", "it or `not-reported`")
    misfiled = (*_untimely(library), *_respelt(library), *_otherwise_dosed(library), *_odd(library))
    for row, name, wrong, right in {(one[0].id, one[1]): one for one in misfiled}.values():  # one finding for a cell
        yield Problem(places.cell(library, row, name), f"{row.id}: {wrong}", right, right)


def _absent(observation: Observation, required: Iterable[str]) -> Iterator[str]:
    """What is required and not said; a value computed from others has their n."""
    for name in required:
        if not getattr(observation, name, "") and not (name == "n" and observation.formula):
            yield name


def _silent(library: Library) -> Iterator[tuple[Observation, str, int]]:
    """Each value that was read in a source and lacks what all its likes of that source say."""
    alike: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for observation in library.observations.values():
        if observation.value and observation.study and not observation.formula:
            keys = tuple(citation.key for citation in observation.sources)
            alike[(*(getattr(observation, name) for name in _ALIKE), keys)].append(observation)
    for group in alike.values():
        for name in _SAID if len(group) > _OTHERS else ():
            silent = [observation for observation in group if not getattr(observation, name)]
            if len(silent) == 1:
                yield silent[0], name, len(group) - 1


def _odd(library: Library) -> Iterator[Misfiled]:
    """The one row of an arm that names another compound, dose or route than the others."""
    arms: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for observation in library.observations.values():
        parameter = library.vocabulary.parameters.get(observation.parameter)
        if observation.study and observation.arm and parameter and parameter.section not in ("design", "population"):
            arms[observation.study, observation.arm].append(observation)
    for rows, name in ((rows, name) for rows in arms.values() for name in _OF_AN_ARM):
        said = [row for row in rows if getattr(row, name) not in ("", "not-reported")]
        times = Counter(getattr(row, name) for row in said).most_common()
        if len(times) == 2 and times[0][1] >= _OTHERS and times[1][1] == 1:
            odd = next(row for row in said if getattr(row, name) == times[1][0])
            usual, others = times[0]
            wrong = f"{name} is {times[1][0]}, and {usual} in the other {others} rows of {odd.arm} in {odd.study}"
            yield odd, name, wrong, usual


def _untimely(library: Library) -> Iterator[Misfiled]:
    """Each value whose id names another day than its row."""
    for observation in library.observations.values():
        named, said = _DAY_OF_ID.search(observation.id), _DAY.fullmatch(observation.time)
        if named and said and named[1] != said[1]:
            right = observation.time.replace(said[1], named[1])
            yield observation, "time", f"the id names day {named[1]} and the row says {observation.time}", right


def _otherwise_dosed(library: Library) -> Iterator[Misfiled]:
    """Each value of an arm that is named by its dose, in whose row another dose stands."""
    for observation in library.observations.values():
        named, value = _DOSE_OF_ARM.search(observation.arm), observation.value
        said, column, dose = "dose", "dose", observation.dose
        if observation.parameter == "dose-level" and value:
            said, column, dose = "level", "unit", f"{value.text} {observation.unit}"
        if named and dose not in ("", "not-reported", named[0]):
            yield observation, column, f"the arm is {observation.arm} and the {said} is {dose}", named[0]


def _respelt(library: Library) -> Iterator[Misfiled]:
    """Each row of an arm that is written in another way in more rows of its study."""
    arms: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for observation in library.observations.values():
        if observation.study and observation.arm:
            arms[observation.study, "".join(observation.arm.casefold().split())].append(observation)
    for rows in arms.values():
        usual = Counter(row.arm for row in rows).most_common(1)[0][0]
        for row in (row for row in rows if row.arm != usual):
            yield row, "arm", f"the arm {row.arm!r} is written {usual!r} elsewhere", usual
