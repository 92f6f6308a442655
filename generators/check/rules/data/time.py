"""A time has the unit that the schedule of its arm and the other rows of its study give the same number.

`day 26` in one row, and `week 26` in the others of the study: a unit was mistyped, and the value is read as one of the first
month. The same holds of a row of the design that is itself a time, such as a day of dosing or an interval: `28 wk` in a study
that doses `every 28 d`, and of a row of no study beside the schedules of its drug, as a warning. A number that the study has
with both units, or with neither, is left alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from generators.check.sources import places
from generators.domain import quantity
from generators.domain.moments import NAMES, Moment, find_moments
from generators.model import Drug, Library, Observation, Problem, Severity

ID = "DAT-TIME"
SEVERITY: Severity = "error"
BAD = "`day 26 of treatment` in one row of a study, and `week 26 of treatment` in the others."
GOOD = "`week 26 of treatment` in all of them."
_LARGE = 10  # smaller numbers of days and weeks meet by chance
_SCHEDULED = ("h", "d", "wk", "mo", "a")
_ENOUGH = 2  # so many rows, or one schedule, that agree show that the other is a slip


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each time with another unit than the schedules and the other rows of its study have."""
    of_study: dict[str, list[Observation]] = defaultdict(list)
    for row in drug.observations:
        of_study[row.study].append(row)
    for study in (study for study in drug.studies if study.id in of_study):
        planned = Counter({moment: _ENOUGH for plan in study.schedules for moment in find_moments(plan)})
        yield from _check_rows(study.name, planned, of_study[study.id], library)
    plans = {plan for study in drug.studies for plan in study.schedules}
    plans |= {row.schedule for row in drug.observations}
    planned = Counter({moment: _ENOUGH for plan in plans for moment in find_moments(plan)})
    large = Counter({moment: times for moment, times in planned.items() if float(moment[0]) >= _LARGE})
    yield from _check_rows(drug.name, large, of_study[""], library, "warning")


def _check_rows(
    name: str, planned: Counter[Moment], rows: Sequence[Observation], library: Library, severity: Severity = SEVERITY
) -> Iterator[Problem]:
    """Yield each time of a study, or of what belongs to no study of a drug, in another unit than all others have."""
    every = planned + Counter(moment for row in rows for moment in find_moments(row.time))
    for row in rows:
        own = Counter(find_moments(row.time))
        for column, moments in (("time", find_moments(row.time)), ("unit", _list_value(row, library))):
            for moment in moments:
                if unit := _find_other_unit(moment, every, own):
                    wrong = f"{row.id}: {moment[1]} {moment[0]}, and the schedule and the other rows of {name} say"
                    where = places.cell(library, row, column)
                    yield Problem(where, f"{wrong} {unit} {moment[0]}", f"{unit} {moment[0]}", severity=severity)
                    break


def _list_value(row: Observation, library: Library) -> list[Moment]:
    """The numbers of a row of the design that is a time."""
    parameter = library.vocabulary.parameters.get(row.parameter)
    if not row.value or row.formula or row.unit not in _SCHEDULED or not parameter or parameter.section != "design":
        return []
    return [(f"{number:g}", NAMES[row.unit]) for number, _ in quantity.printed_numbers(row.value)]


def _find_other_unit(moment: Moment, every: Counter[Moment], own: Counter[Moment]) -> str:
    """The one unit that the others have the number with, if they do so twice or more and never with its own."""
    number, unit = moment
    if every[moment] > own[moment]:
        return ""
    counts = {name: every[number, name] - own[number, name] for name in NAMES.values()}
    found = [name for name, count in counts.items() if name != unit and count >= _ENOUGH]
    return found[0] if len(found) == 1 else ""
