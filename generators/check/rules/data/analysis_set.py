"""What one report counts alike in one study was counted in one analysis set.

The adverse events of a table are all of the safety set, in each arm; a row of it that says the ITT set was mistyped, and would
be set beside values of other people. Compared are rows of one parameter, study, cut of the data and source: one that differs
from five or more, and the one of two or more arms that differs from its counterparts and from what the study usually says. The same holds of the harms of
one arm, of the rows on one analyte at one time (its difference, its p value), and of an id that names a set: `nfl-itt-p`. A row that
gives the size of a set is of that set, and a subgroup is none.
"""

import re
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
_HARMS = alike.Grouping(("study", "arm", "cut", "sources"))
_OF_ONE_ANALYTE = alike.Grouping(("study", "cut", "analyte", "time", "matrix", "sources"))
_USUAL = alike.Grouping(("study", "cut", "sources"))
_ENOUGH, _ENOUGH_OF_ONE = 5, 2  # so many rows that agree show that the other is a slip; of one thing fewer do
_SHORT_IN_ID = re.compile(r"(?<=-)(m?itt)(?=-|$)")


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each row of another analysis set than the other rows of its report, than its counterpart in another arm, or than its id
    names."""
    every = [row for row in library.observations.values() if row.analysis_set in WHOLE_SETS and row.study and row.value]
    rows = [row for row in every if row.sources and not _is_size(row)]
    section, events = library.vocabulary.section_of, _list_events(library)
    harms = [row for row in rows if row.arm and section(row) == "safety"]
    effects = [row for row in rows if row.analyte and row.analyte not in events and section(row) != "safety"]
    found = (
        *_find_odd(rows, _OF_ONE_REPORT, _ENOUGH),
        *_find_odd(harms, _HARMS, _ENOUGH),
        *_find_odd(effects, _OF_ONE_ANALYTE, _ENOUGH_OF_ONE),
        *_find_odd(_drop_repeats_of_arms(every), _COUNTERPARTS, _ENOUGH_OF_ONE),
        *_find_unlike_pairs(rows),
        *_find_other_names(every),
    )
    for row, usual in {row.id: (row, usual) for row, usual in found}.values():
        wrong = f"{row.id}: analysis set {row.analysis_set}, and {usual} in the rows like it of the same report"
        yield Problem(places.cell(library, row, "analysis_set"), wrong, usual, usual)


def _list_events(library: Library) -> set[str]:
    """The analytes that one report may count as an effect and as a harm, each in its own set."""
    return {analyte.id for analyte in library.vocabulary.analytes.values() if analyte.kind == "event"}


def _is_size(row: Observation) -> bool:
    """Whether a row gives the size of a set."""
    value = row.value
    return value is not None and row.n in (value.text, str(value.count)) and value.count in (None, value.total)


def _drop_repeats_of_arms(rows: Iterable[Observation]) -> Iterator[Observation]:
    """The rows of which each arm has one in its report."""
    for group in alike.group(rows, _COUNTERPARTS).values():
        yield from group if len({row.arm for row in group}) == len(group) else ()


def _find_odd(rows: Iterable[Observation], grouping: alike.Grouping, enough: int) -> Iterator[tuple[Observation, str]]:
    """The one row of a group of another set than so many others, which are all of one."""
    for group in alike.group(rows, grouping).values():
        (usual, times), *others = Counter(row.analysis_set for row in group).most_common()
        if times >= enough and [n for _, n in others] == [1]:
            yield from ((row, usual) for row in group if row.analysis_set != usual)


def _find_unlike_pairs(rows: Sequence[Observation]) -> Iterator[tuple[Observation, str]]:
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


def _find_other_names(rows: Iterable[Observation]) -> Iterator[tuple[Observation, str]]:
    """Each row whose id names a set in short, and is of another."""
    for row in rows:
        named = _SHORT_IN_ID.findall(row.id)
        if len(named) == 1 and named[0] != row.analysis_set:
            yield row, named[0]
