"""A comparison says what it is taken against, and a value the cut of the data that all others of its source say.

A difference is one against something: an arm of the study, or `baseline`. So is a p value or a ratio of two arms, and where the others of one
source in a study all say `against`, the one that is silent has lost it. A source that reports one cut of the data of a study
reports it in each row: without it a value is taken for one of another cut, and its disagreement with that for a conflict.
"""

import re
from collections.abc import Iterable, Iterator

from generators.check.sources import places
from generators.domain import alike
from generators.domain.connected import list_compared
from generators.model import Drug, Library, Observation, Problem

ID = "DAT-AGAINST"
SEVERITY = "error"
NUMBERS = False
BAD = "A `difference` of −12.3 points in the arm of the drug, with an empty `against`."
GOOD = "The same with `against: placebo`."
_COMPARED = alike.Grouping(("parameter", "study", "statistic", "sources"))
_OF_ONE_SOURCE = alike.Grouping(("study", "sources"))
_ENOUGH, _ENOUGH_OF_A_SOURCE = 3, 5  # so many others that agree show that one has lost it
_AGAINST = re.compile(r"\b(?:against|versus|vs\.?|compared with)\s+(.+)")


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each difference against nothing, and each value that alone of its source leaves out the arm or the cut."""
    rows = [row for row in list_compared(library, drug) if row.value and row.study and row.sources and not row.formula]
    for row in (row for row in rows if row.statistic == "difference" and not row.against):
        wrong = f"{row.id}: a difference, and nothing that it is taken against"
        yield Problem(places.cell(library, row, "against"), wrong, "an arm of the study, or `baseline`")
    yield from _find_said_in_words(rows, library)
    compared = [row for row in rows if row.statistic != "difference"]
    for column, found in (("against", _find_silent(compared, _COMPARED, "against", _ENOUGH)),
                          ("cut", _find_silent(rows, _OF_ONE_SOURCE, "cut", _ENOUGH_OF_A_SOURCE))):  # fmt: skip
        for row, others in found:
            wrong = (
                f"{row.id}: the other {others} values of its source in {row.study} say `{column}`, and this does not"
            )
            yield Problem(places.cell(library, row, column), wrong, "it")


def _find_said_in_words(rows: Iterable[Observation], library: Library) -> Iterator[Problem]:
    """Yield each qualifier that names the arm of a comparison, `against placebo`, whose place is `against`."""
    for row in (row for row in rows if not row.against):
        study, stated = library.study(row.study), _AGAINST.search(row.qualifier)
        named = [arm.id for arm in study.arms if stated and stated[1] in (arm.id, arm.name)] if study else []
        if stated and named:
            wrong = f"{row.id}: {stated[0]!r} in words, which no rule compares"
            yield Problem(places.cell(library, row, "qualifier"), wrong, f"`against: {named[0]}`")


def _find_silent(
    rows: Iterable[Observation], by: alike.Grouping, column: str, enough: int
) -> Iterator[tuple[Observation, int]]:
    """Each row that alone of its group leaves a column empty, with the number of the others."""
    for group in alike.group(rows, by).values():
        empty = [row for row in group if not getattr(row, column)]
        if len(empty) == 1 and len(group) > enough:
            yield empty[0], len(group) - 1
