"""A unit is one that the parameter allows, and a column of a table has one unit.

Where the head of a column names a unit, every value in the column has it. Where it names none, each value prints its
own, and the values of one quantity in one matrix and species from one source are in one unit: two units side by side are
compared as if they were one. Sources that differ in unit are printed as they are, and counts stand beside percentages.
Outside tables too, one odd unit among several values of one series is a slip. A count is no percentage, a difference of
percentages is in percentage points, and a dose has a known unit. The micro sign is µ (U+00B5) everywhere, never the
Greek letter μ (U+03BC): they look alike, and a search for one does not find the other.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from generators.check.sources import places
from generators.domain import quantity
from generators.model import Column, Library, Observation, Page, Problem, Table, Where, cell_ids

ID = "DAT-UNIT"
SEVERITY = "error"
BAD = "A half-life in `h` below one in `d` from the same source; `μg/g` with a Greek letter."
GOOD = "Both half-lives in `d`; `µg/g` with the micro sign."
_LETTER = re.compile(
    r"(?<![\u0370-\u03ff\u1f00-\u1fff])μ(?![\u0370-\u03ff\u1f00-\u1fff])"
)  # in a Greek word it is no unit
_PEOPLE = ("{participants}", "%")
_MEASURED = ("pharmacokinetics", "distribution", "uptake", "pharmacodynamics", "efficacy")
Key = tuple[str, str, str, str]  # parameter, matrix, species, source


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each Greek letter that stands for micro, each dose without a known unit and each column of mixed units."""
    yield from library.unread("unit")
    for file, text in library.files.items():
        if file.startswith("data/") and "μ" in text:
            yield from _letters(file, text)
    for observation in library.observations.values():
        yield from _dose(observation, library)
        yield from _kind(observation, library)
    yield from _odd(library)
    for table in (table for drug in library.drugs for table in drug.tables if table.kind == "matrix"):
        yield from _columns(table, library)


def _letters(file: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        for found in _LETTER.finditer(line):
            where = Where(file=file, line=number, column=found.start() + 1)
            yield Problem(where, "the Greek letter μ (U+03BC)", "the micro sign µ (U+00B5)", "µ")


def _dose(observation: Observation, library: Library) -> Iterator[Problem]:
    try:
        parsed = quantity.parse_dose(observation.dose)
        wrong = parsed is not None and parsed[1] not in library.vocabulary.units
    except ValueError:
        wrong = True
    if wrong:
        message = f"{observation.id}: the dose {observation.dose!r} has no number with a known unit"
        yield Problem(places.cell(library, observation, "dose"), message, "`100 mg`, with a code of units.yml")


def _kind(observation: Observation, library: Library) -> Iterator[Problem]:
    """A unit that the statistic of the row cannot have."""
    parameter = library.vocabulary.parameters.get(observation.parameter)
    statistic, unit, allowed = observation.statistic, observation.unit, parameter.units if parameter else ()
    counted = statistic == "count" or (observation.value is not None and observation.value.count is not None)
    wanted = "%" if statistic == "percentage" else "{pp}" if statistic == "difference" else unit
    if counted and unit in ("%", "{pp}"):
        wanted = next((code for code in allowed if code not in ("%", "{pp}")), "a unit of what is counted")
    elif unit == "{pp}" and statistic != "difference" and "%" in allowed:
        wanted = "%"
    if unit and wanted != unit and (counted or {unit, wanted} <= {*allowed}):
        yield Problem(
            places.cell(library, observation, "unit"),
            f"{observation.id}: {statistic or 'a count'} in {unit!r}",
            wanted,
            wanted,
        )


def _odd(library: Library) -> Iterator[Problem]:
    """The one value in another unit than the series that it belongs to."""
    series: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for observation in library.observations.values():
        parameter = library.vocabulary.parameters.get(observation.parameter)
        if parameter and parameter.section in _MEASURED and observation.value and observation.grade != "derived":
            what = (parameter.id, observation.study, observation.matrix, observation.species, observation.statistic)
            series[(*what, *(citation.key for citation in observation.sources))].append(observation)
    for group in series.values():
        (usual, times), *_ = Counter(observation.unit for observation in group).most_common()
        for observation in (odd for odd in group if times > 2 and odd.unit != usual):
            message = f"{observation.id} is in {observation.unit!r} and {times} like it are in {usual!r}"
            yield Problem(places.cell(library, observation, "unit"), message, "one unit in a series", usual)


def _columns(table: Table, library: Library) -> Iterator[Problem]:
    for place, column in enumerate(table.columns):
        if column.show != "value":
            continue
        seen: dict[Key, str] = {}
        for observation in _cells(table, place, library):
            wanted = column.unit or _expected(observation, seen)
            if observation.unit != wanted:
                where = places.mention(library, table.where, observation.id)
                yield Problem(where, *_said(table, column, observation, wanted), wanted)


def _cells(table: Table, place: int, library: Library) -> Iterator[Observation]:
    cells = (row.cells[place] for row in table.rows if len(row.cells) > place)
    found = (library.observations.get(ident) for cell in cells for ident in cell_ids(cell))
    yield from (observation for observation in found if observation and observation.value)


def _expected(observation: Observation, seen: dict[Key, str]) -> str:
    """The unit that the same quantity from the same source had first in this column."""
    what = (observation.parameter, observation.matrix, observation.species)
    keys = [(*what, citation.key) for citation in observation.sources]
    first = next((seen[key] for key in keys if key in seen), observation.unit)
    seen.update({key: observation.unit for key in keys if key not in seen})
    return observation.unit if first in _PEOPLE and observation.unit in _PEOPLE else first


def _said(table: Table, column: Column, observation: Observation, wanted: str) -> tuple[str, str]:
    place = f"table {table.name}, column {column.head!r}"
    return (f"{place}: {observation.id} is in {observation.unit!r} among values in {wanted!r}", "one unit in a column")
