"""What one report counts alike in one study was counted in one analysis set.

The adverse events of a table are all of the safety set, in each arm; a row of it that says the ITT set was mistyped, and would
be set beside values of other people. Compared are rows of one parameter, study, cut of the data and source: one that differs
from generators.domain.connected import list_compared
from generators.model import Drug
from five or more, and the one of two or more arms that differs from its counterparts and from what the study usually says. The same holds of the harms of
one arm or one parameter, also of ten rows of several reports, of the rows on one analyte at one time (its difference, its p value), and of an effect that alone of its
report is of the safety set. An id or a qualifier that names a set (`nfl-itt-p`; `set_names` in `data/wording.yml`) is of that set. A row
that gives the size of a set is of that set, and a subgroup is none.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from generators.check.sources import places
from generators.domain import alike
from generators.domain.connected import list_compared
from generators.model import WHOLE_SETS, AnalysisSet, Drug, Library, Observation, Problem

ID = "DAT-SET"
SEVERITY = "error"
NEEDS = ("wording",)
BAD = "Headache in the drug arm of the safety set, and on placebo `itt`, from one table."
GOOD = "Both of the safety set."
_OF_ONE_REPORT = alike.Grouping(("parameter", "study", "cut", "sources", "unit"))
_COUNTERPARTS = alike.Grouping(
    ("parameter", "study", "cut", "sources", "unit", "qualifier", "time", "matrix", "statistic", "against")
)
_HARMS = alike.Grouping(("study", "arm", "cut", "sources"))
_OF_ONE_ANALYTE = alike.Grouping(("study", "cut", "analyte", "time", "matrix", "sources"))
_USUAL = alike.Grouping(("study", "cut", "sources"))
_OF_ONE_PARAMETER, _OF_ONE_STUDY = alike.Grouping(("study", "parameter")), alike.Grouping(("study",))
_ENOUGH_OF_REPORTS, _ENOUGH, _ENOUGH_OF_EFFECTS, _ENOUGH_OF_ONE = (
    10,
    5,
    3,
    2,
)  # so many that agree show that the other is a slip
_OF_HARMS = "safety"  # the section of harms, and the set that they are counted in, and few effects


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each row of another analysis set than the other rows of its report, than its counterpart in another arm, or than its id
    names."""
    found = {row.id: (row, usual) for row, usual in _find_others(library, drug)}
    for row, usual in found.values():
        if row.analysis_set not in _list_named_sets(row, library):
            wrong = f"{row.id}: analysis set {row.analysis_set}, and {usual} in the rows like it of the same report"
            wanted = f"{usual}, or a `qualifier` that names the set"
            yield Problem(places.cell(library, row, "analysis_set"), wrong, wanted, usual)


def _find_others(library: Library, drug: Drug) -> Iterator[tuple[Observation, str]]:
    """Each row of another set than it should be of, with that; some more than once."""
    known = list_compared(library, drug)
    every = [row for row in known if row.analysis_set in WHOLE_SETS and row.study and row.value]
    measured = [row for row in every if not _is_size(row)]
    rows = [row for row in measured if row.sources]
    section, events = library.vocabulary.section_of, _list_events(library)
    harms = [row for row in rows if section(row) == _OF_HARMS]
    effects = [row for row in rows if row.analyte and row.analyte not in events and section(row) != _OF_HARMS]
    yield from _find_odd((row for row in measured if section(row) == _OF_HARMS), _OF_ONE_PARAMETER, _ENOUGH_OF_REPORTS)
    yield from _find_odd_in_sources(harms, effects)
    yield from _find_odd(rows, _OF_ONE_REPORT, _ENOUGH)
    yield from _find_odd((row for row in harms if row.arm and row.analyte), _HARMS, _ENOUGH)
    yield from _find_odd(effects, _OF_ONE_ANALYTE, _ENOUGH_OF_ONE)
    yield from _find_odd(_drop_repeats_of_arms(every), _COUNTERPARTS, _ENOUGH_OF_ONE)
    yield from _find_unlike_pairs(rows)
    yield from _find_other_names(every, library)


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


def _find_odd_in_sources(
    harms: Iterable[Observation], effects: Iterable[Observation]
) -> Iterator[tuple[Observation, str]]:
    """The one harm of another set than all others like it of a source, and the one effect of the safety set, in any arm and cut."""
    for rows in _group_by_source(harms):
        yield from _find_odd(rows, _OF_ONE_PARAMETER, _ENOUGH)
    for rows in _group_by_source(effects):
        odd = _find_odd(rows, _OF_ONE_STUDY, _ENOUGH_OF_EFFECTS)
        yield from ((row, usual) for row, usual in odd if row.analysis_set == _OF_HARMS)


def _group_by_source(rows: Iterable[Observation]) -> Iterable[list[Observation]]:
    """The rows that rest on each source, alone or with others."""
    found: dict[str, list[Observation]] = defaultdict(list)
    for row in rows:
        for citation in row.sources:
            found[citation.key].append(row)
    return found.values()


def _find_other_names(rows: Iterable[Observation], library: Library) -> Iterator[tuple[Observation, str]]:
    """Each row whose id or qualifier names a set, and is of another."""
    for row in rows:
        named = _list_named_sets(row, library)
        if named and row.analysis_set not in named:
            yield row, named[0]


def _list_named_sets(row: Observation, library: Library) -> Sequence[AnalysisSet]:
    """The sets that the one word for a set in the id or the qualifier of a row may mean."""
    words = {*row.id.split("-"), *row.qualifier.split(", ")}
    named = [sets for word, sets in library.wording.set_names.items() if word in words]
    return named[0] if len(named) == 1 else ()
