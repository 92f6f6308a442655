"""A value says in whom, in what and how it was measured.

Each parameter names the context that it cannot do without (species, matrix, dose, route, time, n, statistic). A value
without it needs an explicit `not-reported`: a half-life without a species is no half-life. A missing value says the
same of itself, since a reader has to know what it is that was not found. And where the other values of one source for a
quantity in a study all say a thing, n for each arm but one, the one that is silent has lost it. One arm of a study had
one compound, one route, one schedule and the doses of its regimen, which its name may repeat: a row that names another is misfiled, and so
is one whose id names another day than its row.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generators.check.sources import places
from generators.domain import alike, context, formula
from generators.domain.connected import list_compared
from generators.model import Drug, Library, Observation, Problem

ID = "DAT-CONTEXT"
SEVERITY = "error"
BAD = "A row for `elimination-half-life` with an empty `species`."
GOOD = "The same row with `human`, or `not-reported` for a dose that the source does not give."
_DOSE_IN_NAME = re.compile(r"(\d+(?:\.\d+)?(?:/\d+(?:\.\d+)?)*) (ug|µg|mg|g)(?![\w/])")
_TOLD_IN_A_REPORT = ("n", "population", "analysis_set", "matrix", "schedule", "time")
_DAY_OF_ID, _DAY = re.compile(r"-d(\d{1,3})(?:-|$)"), re.compile(r"day (\d+)")
_ENOUGH = 3  # so many rows that agree show that the other is a slip


class Misfiled(NamedTuple):
    """A row with a word in the wrong column, and the right one."""

    row: Observation
    column: str
    wrong: str
    right: str


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each value that lacks a column its parameter requires or all others like it fill, and each misfiled one."""
    own, rows = [*places.list_rows(library, drug)], list_compared(library, drug)
    yield from _find_required(own, library)
    yield from _find_omitted(rows, library)
    yield from _find_other_names(library, drug)
    misfiled = (*_find_other_days(own), *_find_other_treatments(library, drug))
    for found in {(one.row.id, one.column): one for one in misfiled}.values():  # one problem for a cell
        where = places.cell(library, found.row, found.column)
        yield Problem(where, f"{found.row.id}: {found.wrong}", found.right, found.right)


def _find_required(rows: Iterable[Observation], library: Library) -> Iterator[Problem]:
    for row in rows:
        parameter = library.vocabulary.parameters.get(row.parameter)
        if parameter and (absent := [name for name in parameter.requires if _lacks(row, name)]):
            wrong = f"{row.id}: {parameter.id} needs {', '.join(absent)}"
            told = f" ({parameter.definition})" if "qualifier" in absent else ""
            told += (
                f" (a species of {', '.join(parameter.species)})" if parameter.species and "species" in absent else ""
            )
            yield Problem(places.cell(library, row, absent[0]), wrong, f"a value or `not-reported`{told}")


def _lacks(row: Observation, column: str) -> bool:
    """Whether the column is empty; a value that is computed, other than from the counts of two arms, or typical in a model has no n of its own."""
    has_no_n = row.statistic == "typical" or (row.formula and not formula.gives_interval(row.formula))
    return not getattr(row, column, "") and not (column == "n" and has_no_n)


def _find_omitted(rows: Iterable[Observation], library: Library) -> Iterator[Problem]:
    """Yield each value that lacks what all others of one report give."""
    read = (row for row in rows if row.value and row.study and not row.formula)
    for group in alike.group(read, alike.SAME_REPORT).values():
        for column in _TOLD_IN_A_REPORT if len(group) > _ENOUGH else ():
            empty = [row for row in group if not getattr(row, column) and not _is_of_several(row, column, library)]
            parameter = library.vocabulary.parameters.get(group[0].parameter)
            if len(empty) == 1 and parameter and column not in parameter.requires:
                others = f"the other {len(group) - 1} values of {parameter.id} in {empty[0].study} say {column}"
                wrong = f"{empty[0].id}: {others}, and this does not"
                yield Problem(places.cell(library, empty[0], column), wrong, "it or `not-reported`")


def _is_of_several(row: Observation, column: str, library: Library) -> bool:
    """Whether a total of arms has none of what each of them was given: two schedules are no schedule."""
    study = library.study(row.study)
    arm = study.arm(row.arm) if study else None
    return column == "schedule" and arm is not None and bool(arm.of)


def _find_other_names(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each arm whose name says another dose than its regimen."""
    for study in drug.studies:
        for arm in study.arms:
            named, given = _doses_in_name(arm.name), _doses(context.describe_regimen(arm.regimen)["dose"])
            if named and given and all(dose.endswith(" mg") for dose in given) and not named & given:
                wrong = f"the arm {arm.id} of {study.id} is called {arm.name} and was given {', '.join(sorted(given))}"
                after = places.mention(library, places.key(library, study.where, "arms"), arm.id)
                yield Problem(places.key(library, after, "dose"), wrong, "one dose in both")


def _doses_in_name(name: str) -> set[str]:
    """Each dose of `nusinersen 50/28 mg` in milligrams."""
    found = ((amount, unit) for amounts, unit in _DOSE_IN_NAME.findall(name) for amount in amounts.split("/"))
    return {alike.normalise_dose(f"{amount} {unit.replace('µ', 'u')}") for amount, unit in found}


def _find_other_days(rows: Iterable[Observation]) -> Iterator[Misfiled]:
    """Each value whose id names another day than its row."""
    for row in rows:
        named, written = _DAY_OF_ID.search(row.id), _DAY.fullmatch(row.time)
        if named and written and named[1] != written[1]:
            wrong = f"the id names day {named[1]} and the row says {row.time}"
            yield Misfiled(row, "time", wrong, row.time.replace(written[1], named[1]))


def _find_other_treatments(library: Library, drug: Drug) -> Iterator[Misfiled]:
    """Each row that names another compound, route or dose than its arm was given."""
    arms = {(study.id, arm.id): (study, arm) for study in drug.studies for arm in study.arms}
    for row in (row for row in drug.observations if (row.study, row.arm) in arms):
        study, arm = arms[row.study, row.arm]
        given = {"compound": context.compound_of(study, arm), **context.describe_regimen(arm.regimen)}
        for column in ("compound", "route"):
            if _differs(getattr(row, column), given[column]):
                wrong = f"{arm.name} was given {given[column]} and the row says {getattr(row, column)}"
                yield Misfiled(row, column, wrong, given[column])
        if len({*_name_often(row.schedule, library), *_name_often(given["schedule"], library)}) > 1:
            wrong = f"{arm.name} was given {given['schedule']} and the row says {row.schedule}"
            yield Misfiled(row, "schedule", wrong, given["schedule"])
        yield from _find_other_dose(row, arm.name, given["dose"])


def _name_often(schedule: str, library: Library) -> set[str]:
    """How often a schedule says that something is given: daily, weekly, monthly, once."""
    known = library.wording.schedules_in_names
    return {name for name, pattern in known.items() if re.fullmatch(rf"(?:{pattern})(?: doses?)?", schedule)}


def _find_other_dose(row: Observation, arm: str, given: str) -> Iterator[Misfiled]:
    what, column, dose = "dose", "dose", row.dose
    if row.parameter == "dose-level" and row.value:
        what, column, dose = "level", "unit", f"{row.value.text} {row.unit}"
    if _differs(dose, given) and not _doses(dose) <= _doses(given):
        yield Misfiled(row, column, f"{arm} was given {given} and the {what} is {dose}", given)


def _differs(written: str, given: str) -> bool:
    """Whether both say something, and not the same."""
    return not {written, given} & {"", "not-reported"} and written != given


def _doses(written: str) -> set[str]:
    """Each dose of `50, 28 mg` in milligrams."""
    amounts, _, unit = written.rpartition(" ")
    return {alike.normalise_dose(f"{amount} {unit}") for amount in amounts.split(", ")}
