"""A time has the unit that the schedule of its arm and the other rows of its study give the same number.

`day 26` in one row, and `week 26` in the others of the study: a unit was mistyped, and the value is read as one of the first
month. The same holds of a row of the design that is itself a time, such as a day of dosing or an interval: `28 wk` in a study
that doses `every 28 d`, and of a row of no study beside the schedules of its drug, as a warning; and of a measured time, such as a half-life, that is far from all others of its kind and among them
in another unit. A number that the study has with both units, or with neither, is left alone.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from generators.check.sources import places
from generators.domain import alike, conversion, quantity
from generators.model import Library, Observation, Page, Problem, Section, Severity, Study

ID = "DAT-TIME"
SEVERITY: Severity = "error"
BAD = "`day 26 of treatment` in one row of a study, and `week 26 of treatment` in the others."
GOOD = "`week 26 of treatment` in all of them."
_LARGE = 10  # smaller numbers of days and weeks meet by chance
_ENOUGH = 2  # so many rows, or one schedule, that agree show that the other is a slip
_APART = 3.0  # how many times shorter or longer than all others a half-life is that was mistyped …
_NEAR = 1.5  # … and how near to them it is in the unit that was meant
_MEASURED_TIMES: tuple[Section, ...] = ("pharmacokinetics", "distribution")
_OF_ONE_THING = alike.Grouping(("drug", "parameter", "matrix", "species", "compound"))
Moment = tuple[str, str]  # a number and its unit: ("26", "week")
_UNITS = {"h": "hour", "d": "day", "wk": "week", "mo": "month", "a": "year"}
_WORDS = {**_UNITS, **{name: name for name in _UNITS.values()}}
_UNIT_FIRST = re.compile(r"\b(hour|day|week|month|year)s? ((?:\d+(?:\.\d+)?(?:, | and |–| to )?)+)")
_NUMBER_FIRST = re.compile(r"\b(\d+(?:\.\d+)?)[\s-](h|d|wk|mo|a|hour|day|week|month|year)s?\b")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each time with another unit than the schedules and the other rows of its study have, or all others of its kind."""
    for drug in library.drugs:
        of_study: dict[str, list[Observation]] = defaultdict(list)
        for row in drug.observations:
            of_study[row.study].append(row)
        for study in (study for study in drug.studies if study.id in of_study):
            planned = Counter({moment: _ENOUGH for plan in {*_list_schedules(study)} for moment in find_moments(plan)})
            yield from _check_rows(study.name, planned, of_study[study.id], library)
        plans = {plan for study in drug.studies for plan in _list_schedules(study)}
        plans |= {row.schedule for row in drug.observations}
        planned = Counter({moment: _ENOUGH for plan in plans for moment in find_moments(plan)})
        large = Counter({moment: times for moment, times in planned.items() if float(moment[0]) >= _LARGE})
        yield from _check_rows(drug.name, large, of_study[""], library, "warning")
    yield from _find_slips(library)


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


def _find_slips(library: Library) -> Iterator[Problem]:
    """Yield each measured time that is far from all others like it, and among them in another unit."""
    parameters = library.vocabulary.parameters
    timed = (row for row in library.observations.values() if row.value and row.unit in _UNITS and not row.formula)
    measured = (
        row for row in timed if row.parameter in parameters and parameters[row.parameter].section in _MEASURED_TIMES
    )
    for group in alike.group(measured, _OF_ONE_THING).values():
        for row in group if len(group) > _ENOUGH else ():
            others = [number for other in group if other is not row for number in _in_days(other, other.unit)]
            units = (unit for unit in parameters[row.parameter].units if unit in _UNITS and unit != row.unit)
            if not others or _is_among(_in_days(row, row.unit), others, _APART):
                continue
            if meant := next((unit for unit in units if _is_among(_in_days(row, unit), others, _NEAR)), ""):
                wrong = f"{row.id}: {row.value.text if row.value else ''} {row.unit} is far from the others of its kind"
                yield Problem(places.cell(library, row, "unit"), wrong, f"{meant}, among which it stands", meant)


def _in_days(row: Observation, unit: str) -> list[float]:
    """The estimate or the ends of a range, as if in a unit, in days."""
    numbers = [number for number, _ in quantity.printed_numbers(row.value)] if row.value else []
    shown = numbers[:1] if row.value and row.value.center is not None else numbers
    return [number * conversion.factor(unit, "d") for number in shown]


def _is_among(numbers: Sequence[float], others: Sequence[float], times: float) -> bool:
    return bool(numbers) and min(others) / times <= min(numbers) and max(numbers) <= max(others) * times


def _list_schedules(study: Study) -> Iterator[str]:
    yield from (phase.schedule for phase in study.regimen)
    yield from (phase.schedule for arm in study.arms for phase in arm.regimen)


def _list_value(row: Observation, library: Library) -> list[Moment]:
    """The numbers of a row of the design that is a time."""
    parameter = library.vocabulary.parameters.get(row.parameter)
    if not row.value or row.formula or row.unit not in _UNITS or not parameter or parameter.section != "design":
        return []
    return [(f"{number:g}", _UNITS[row.unit]) for number, _ in quantity.printed_numbers(row.value)]


def find_moments(text: str) -> list[Moment]:
    """Find the moments in words: `days 1, 15, 29`, `every 28 d`, `to week 26`."""
    listed = ((number, found[1]) for found in _UNIT_FIRST.finditer(text) for number in _NUMBER.findall(found[2]))
    return [*listed, *((found[1], _WORDS[found[2]]) for found in _NUMBER_FIRST.finditer(text))]


def _find_other_unit(moment: Moment, every: Counter[Moment], own: Counter[Moment]) -> str:
    """The one unit that the others have the number with, if they do so twice or more and never with its own."""
    number, unit = moment
    if every[moment] > own[moment]:
        return ""
    counts = {name: every[number, name] - own[number, name] for name in _UNITS.values()}
    found = [name for name, count in counts.items() if name != unit and count >= _ENOUGH]
    return found[0] if len(found) == 1 else ""
