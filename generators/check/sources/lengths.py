"""What a length of time is compared with: others of its kind, the schedules and times of its study, what is usual."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generators.domain import alike, moments, quantity
from generators.domain.connected import list_compared
from generators.model import Drug, Library, Observation, Parameter, Section

NEAR, NEAR_STUDY = 1.5, 2.0  # how near the unit that was meant brings a length; a treatment ends before its study does
_MEASURED: tuple[Section, ...] = ("pharmacokinetics", "distribution", "pharmacodynamics", "preclinical")
_PLANNED: tuple[Section, ...] = ("design", "population", "product")
_IN_STUDY = alike.Grouping(("drug", "study", "parameter", "matrix", "species"))
_IN_SPECIES = alike.Grouping(("drug", "parameter", "analyte", "matrix", "species", "compound"))
_IN_DRUG = alike.Grouping(("drug", "parameter", "analyte", "matrix", "compound"))
_TOLD = {
    _IN_STUDY: "the others of its study",
    _IN_SPECIES: "the others of its kind",
    _IN_DRUG: "those in other species",
}


@dataclass(frozen=True)
class Others:
    """What a length is compared with, in days, how that is told, and how near to it a slip is in the unit that was meant."""

    days: tuple[float, ...]
    told: str
    near: float = NEAR


class Lengths:
    """The lengths of time of a drug, each with what it is compared with: what is planned, and has a qualifier, also in other drugs."""

    def __init__(self, library: Library, drug: Drug) -> None:
        compared = list_compared(library, drug)
        timed = _list_timed(compared, library)
        self.rows = [row for row in timed if row.drug == drug.id]
        self._parameters = library.vocabulary.parameters
        self._groups = {grouping: alike.group(self.rows, grouping) for grouping in _TOLD}
        self._planned = library.derive(group_planned)
        self._studies = _list_study_days(drug, timed, compared, self._parameters)
        self._schedules = _list_schedules(drug)

    def parameter(self, row: Observation) -> Parameter:
        """The parameter of a row."""
        return self._parameters[row.parameter]

    def other_units(self, row: Observation) -> list[str]:
        """The other units of time that its parameter allows."""
        return [unit for unit in self.parameter(row).units if unit in moments.NAMES and unit != row.unit]

    def list_others(self, row: Observation) -> list[Others]:
        """List what a length is compared with, the closest first; none is empty."""
        return [others for others in self._list_others(row) if others.days]

    def _list_others(self, row: Observation) -> Iterator[Others]:
        section, kind = self.parameter(row).section, self.parameter(row).of_regimen
        if kind == "length" and row.study:
            days = (days for ident, days in self._studies.get(row.study, ()) if ident != row.id)
            yield Others((*days,), "the schedules and times of its study", NEAR_STUDY)
        if kind == "interval":
            yield Others((*self._list_periods(row),), "the schedules of its drug")
        if section in _PLANNED:
            same = (other for part in split_qualifier(row) for other in self._planned.get((row.parameter, part), ()))
            yield _compare(row, same, "others with its qualifier")
        groupings = (_IN_STUDY,) if row.study and section not in _PLANNED else ()
        for grouping in (*groupings, *((_IN_SPECIES, _IN_DRUG) if section in _MEASURED else ())):
            yield _compare(row, self._groups[grouping][alike.key(row, grouping)], _TOLD[grouping])

    def _list_periods(self, row: Observation) -> Iterator[float]:
        """The periods of the schedules of its study, or else of the labels of its drug, or else of all its studies."""
        named = (self._schedules[name] for name in (row.study, "", "*"))
        plans = ([period for plan in plans for period in moments.list_periods(plan)] for plans in named)
        yield from next(filter(None, plans), [])

    def find_period(self, row: Observation) -> float:
        """The shortest period of a schedule of its study, which no length of treatment there is shorter than, in days; or 0."""
        if self.parameter(row).of_regimen != "length" or not row.study:
            return 0
        plans = [row.schedule] if row.schedule else self._schedules[row.study]
        return min((period for plan in plans for period in moments.list_periods(plan)), default=0)

    def usual(self, row: Observation) -> list[float]:
        """The lowest and the highest that its parameter usually is, in days; or nothing."""
        for limit in self.parameter(row).usual:
            if limit.low is not None and limit.high is not None and limit.unit in moments.NAMES:
                return [moments.in_days(limit.low, limit.unit), moments.in_days(limit.high, limit.unit)]
        return []


def in_days(row: Observation, unit: str) -> list[float]:
    """The estimate, or the ends of a range or a list, as if in a unit, in days; a day 0 has no size."""
    numbers = [number for number, _ in quantity.printed_numbers(row.value) if number > 0] if row.value else []
    shown = numbers[:1] if row.value and row.value.center is not None else numbers
    return [moments.in_days(number, unit) for number in shown]


def split_qualifier(row: Observation) -> set[str]:
    """The parts of a qualifier between its commas."""
    return {" ".join(part.casefold().split()) for part in row.qualifier.split(",") if part.strip()}


def _compare(row: Observation, others: Iterable[Observation], told: str) -> Others:
    independent = (other for other in others if other.id != row.id and f"{{{row.id}}}" not in other.formula)
    return Others(tuple(days for other in independent for days in in_days(other, other.unit)), told)


def _list_timed(rows: Iterable[Observation], library: Library) -> list[Observation]:
    """Return the values that are lengths of time."""
    timed = (row for row in rows if row.value and row.unit in moments.NAMES)
    return [row for row in timed if row.parameter in library.vocabulary.parameters]


def group_planned(library: Library) -> dict[tuple[str, str], list[Observation]]:
    """Group the planned lengths of time of all drugs by their parameters and the parts of their qualifiers, for `Library.derive`."""
    parameters = library.vocabulary.parameters
    found: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for row in _list_timed(library.observations.values(), library):
        for part in split_qualifier(row) if parameters[row.parameter].section in _PLANNED else ():
            found[row.parameter, part].append(row)
    return dict(found)


def _list_study_days(
    drug: Drug, timed: Iterable[Observation], rows: Iterable[Observation], parameters: dict[str, Parameter]
) -> dict[str, list[tuple[str, float]]]:
    """Of each study its latest time, the end of its schedules, and each length of treatment with its row."""
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for row in timed:
        if parameters[row.parameter].of_regimen == "length":
            found[row.study] += [(row.id, days) for days in in_days(row, row.unit)]
    times: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        times[row.study] += moments.list_days(row.time)
    for study in drug.studies:
        planned = [days for plan in study.schedules for days in moments.list_days(plan)]
        found[study.id] += [("", max(days)) for days in (times[study.id], planned) if days]
    return found


def _list_schedules(drug: Drug) -> dict[str, set[str]]:
    """The schedules of each study of a drug, of what is of no study (""), and of all its studies ("*")."""
    found: dict[str, set[str]] = defaultdict(set)
    for study in drug.studies:
        for key in (study.id, "*"):
            found[key].update(study.schedules)
    for row in drug.observations:
        found[row.study].update(filter(None, [row.schedule]))
    return found
