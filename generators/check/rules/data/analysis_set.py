"""What one report counts alike in one study was counted in one analysis set.

The adverse events of a table are all of the safety set, in each arm; a row of it that says the ITT set was mistyped, and would
be set beside values of other people. Compared are rows of one parameter, study, cut of the data and source: one that differs
from five or more, and the one of two arms that differs from its counterpart and from what the study usually says. A row
that gives the size of a set is of that set, and a subgroup is none.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generators.check.sources import places
from generators.domain import alike
from generators.model import WHOLE_SETS, Library, Observation, Page, Problem

ID = "DAT-SET"
SEVERITY = "error"
BAD = "Headache in the drug arm of the safety set, and on placebo `itt`, from one table."
GOOD = "Both of the safety set."
_OF_ONE_REPORT = alike.Grouping(("parameter", "study", "cut", "sources", "unit"))
_COUNTERPARTS = alike.Grouping(
    ("parameter", "study", "cut", "sources", "unit", "qualifier", "time", "matrix", "statistic", "against")
)
_USUAL = alike.Grouping(("study", "cut", "sources"))
_ENOUGH = 5  # so many rows that agree show that the other is a slip


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each row of another analysis set than the other rows of its report, or than its counterpart in the other arm."""
    rows = [row for row in library.observations.values() if _tells_set(row)]
    odd = {row.id: (row, usual) for row, usual in (*_find_odd(rows), *_find_unlike_counterparts(rows))}
    for row, usual in odd.values():
        wrong = f"{row.id}: analysis set {row.analysis_set}, and {usual} in the rows like it of the same report"
        yield Problem(places.cell(library, row, "analysis_set"), wrong, usual, usual)


def _tells_set(row: Observation) -> bool:
    """Whether a row was counted or measured in a whole set, and does not give the size of it."""
    value = row.value
    is_size = value is not None and row.n in (value.text, str(value.count)) and value.count in (None, value.total)
    return bool(row.study and value and row.sources) and row.analysis_set in WHOLE_SETS and not is_size


def _find_odd(rows: Iterable[Observation]) -> Iterator[tuple[Observation, str]]:
    for group in alike.group(rows, _OF_ONE_REPORT).values():
        (usual, times), *others = Counter(row.analysis_set for row in group).most_common()
        if times >= _ENOUGH and sum(n for _, n in others) == 1:
            yield from ((row, usual) for row in group if row.analysis_set != usual)


def _find_unlike_counterparts(rows: Sequence[Observation]) -> Iterator[tuple[Observation, str]]:
    """Each of two arms whose set is not that of its counterpart, and rarer in the report."""
    usual = {
        key: Counter(row.analysis_set for row in group).most_common(1)[0][0]
        for key, group in alike.group(rows, _USUAL).items()
    }
    for group in alike.group(rows, _COUNTERPARTS).values():
        arms, sets = {row.arm for row in group}, {row.analysis_set for row in group}
        if len(arms) == len(group) == 2 and len(sets) == 2:
            common = usual[alike.key(group[0], _USUAL)]
            yield from ((row, common) for row in group if row.analysis_set != common and common in sets)
