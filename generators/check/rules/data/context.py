"""A value says in whom, in what and how it was measured.

Each parameter names the context that it cannot do without (species, matrix, dose, route, time, n, statistic). A value
without it needs an explicit `not-reported`: a half-life without a species is no half-life. A missing value says the
same of itself, since a reader has to know what it is that was not found. And where the other values of one source for a
quantity in a study all say a thing, n for each arm but one, the one that is silent has lost it. One arm of a study had
one compound, one dose and one route: the single row that names another is misfiled, and so is one whose id names
another day, or whose arm names another dose, than its row.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generators.check.sources import places
from generators.domain import alike, arms
from generators.model import Library, Observation, Page, Parameter, Problem

ID = "DAT-CONTEXT"
SEVERITY = "error"
BAD = "A row for `elimination-half-life` with an empty `species`."
GOOD = "The same row with `human`, or `not-reported` for a dose that the source does not give."
_TOLD_IN_A_REPORT = ("n", "population", "analysis_set", "matrix", "schedule", "time")
_SHARED_IN_AN_ARM = ("compound", "dose", "route")
_DAY_OF_ID, _DAY = re.compile(r"-d(\d{1,3})(?:-|$)"), re.compile(r"day (\d+)")
_ENOUGH = 3  # so many rows that agree show that the other is a slip


class Misfiled(NamedTuple):
    """A row with a word in the wrong column, and the right one."""

    row: Observation
    column: str
    wrong: str
    right: str


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each value that lacks a column its parameter requires or all others like it fill, and each misfiled one."""
    rows = list(library.observations.values())
    yield from _find_required(rows, library)
    yield from _find_omitted(rows, library)
    misfiled = (
        *_find_other_days(rows),
        *_find_other_spellings(rows),
        *_find_other_doses(rows),
        *_find_odd_in_arms(rows, library),
    )
    for found in {(one.row.id, one.column): one for one in misfiled}.values():  # one problem for a cell
        where = places.cell(library, found.row, found.column)
        yield Problem(where, f"{found.row.id}: {found.wrong}", found.right, found.right)


def _find_required(rows: Iterable[Observation], library: Library) -> Iterator[Problem]:
    for row in rows:
        parameter = library.vocabulary.parameters.get(row.parameter)
        if parameter and (absent := [name for name in parameter.requires if _lacks(row, name)]):
            wrong = f"{row.id}: {parameter.id} needs {', '.join(absent)}"
            yield Problem(places.cell(library, row, absent[0]), wrong, "a value or `not-reported`")


def _lacks(row: Observation, column: str) -> bool:
    """Whether the column is empty; a value that is computed from others has their n."""
    return not getattr(row, column, "") and not (column == "n" and row.formula)


def _find_omitted(rows: Iterable[Observation], library: Library) -> Iterator[Problem]:
    """Yield each value that lacks what all others of one report give."""
    read = (row for row in rows if row.value and row.study and not row.formula)
    for group in alike.group(read, alike.SAME_REPORT).values():
        for column in _TOLD_IN_A_REPORT if len(group) > _ENOUGH else ():
            empty = [row for row in group if not getattr(row, column)]
            parameter = library.vocabulary.parameters.get(group[0].parameter)
            if len(empty) == 1 and parameter and column not in parameter.requires:
                others = f"the other {len(group) - 1} values of {parameter.id} in {empty[0].study} say {column}"
                wrong = f"{empty[0].id}: {others}, and this does not"
                yield Problem(places.cell(library, empty[0], column), wrong, "it or `not-reported`")


def _find_odd_in_arms(rows: Iterable[Observation], library: Library) -> Iterator[Misfiled]:
    """The one row of an arm that names another compound, dose or route than the others."""
    parameters = library.vocabulary.parameters
    treated = (row for row in rows if row.study and row.arm and _is_of_treatment(parameters.get(row.parameter)))
    for group in alike.group(treated, alike.SAME_ARM).values():
        for column in _SHARED_IN_AN_ARM:
            told = [row for row in group if getattr(row, column) not in ("", "not-reported")]
            counts = Counter(getattr(row, column) for row in told).most_common()
            if len(counts) == 2 and counts[0][1] >= _ENOUGH and counts[1][1] == 1:
                (usual, others), (odd, _) = counts
                row = next(row for row in told if getattr(row, column) == odd)
                wrong = f"{column} is {odd}, and {usual} in the other {others} rows of {row.arm} in {row.study}"
                yield Misfiled(row, column, wrong, usual)


def _is_of_treatment(parameter: Parameter | None) -> bool:
    """Whether a row of the parameter is of what an arm was given; a plan and who took part may stand before it."""
    return parameter is not None and parameter.section not in ("design", "population")


def _find_other_days(rows: Iterable[Observation]) -> Iterator[Misfiled]:
    """Each value whose id names another day than its row."""
    for row in rows:
        named, written = _DAY_OF_ID.search(row.id), _DAY.fullmatch(row.time)
        if named and written and named[1] != written[1]:
            wrong = f"the id names day {named[1]} and the row says {row.time}"
            yield Misfiled(row, "time", wrong, row.time.replace(written[1], named[1]))


def _find_other_doses(rows: Iterable[Observation]) -> Iterator[Misfiled]:
    """Each row of an arm that is named by its dose, and that gives another dose."""
    for row in rows:
        what, column, dose = "dose", "dose", row.dose
        if row.parameter == "dose-level" and row.value:
            what, column, dose = "level", "unit", f"{row.value.text} {row.unit}"
        named = arms.doses_in(row.arm)
        if named and dose not in ("", "not-reported") and not _is_among(dose, named):
            yield Misfiled(row, column, f"the arm is {row.arm} and the {what} is {dose}", named[-1])


def _is_among(dose: str, named: Iterable[str]) -> bool:
    """Whether each part of a dose, `50, 28 mg`, is one that the arm is named by."""
    amounts, _, unit = dose.rpartition(" ")
    return {alike.normalise_dose(f"{amount} {unit}") for amount in amounts.split(", ")} <= {
        alike.normalise_dose(one) for one in named
    }


def _find_other_spellings(rows: Iterable[Observation]) -> Iterator[Misfiled]:
    """Each row of an arm that is written in another way in more rows of its study."""
    for group in alike.group((row for row in rows if row.study and row.arm), alike.SAME_ARM).values():
        usual = Counter(row.arm for row in group).most_common(1)[0][0]
        for row in (row for row in group if row.arm != usual):
            yield Misfiled(row, "arm", f"the arm {row.arm!r} is written {usual!r} elsewhere", usual)
