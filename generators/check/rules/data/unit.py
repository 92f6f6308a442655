"""A unit is one that the parameter allows, and a column of a table has one unit.

Where the head of a column names a unit, every value in the column has it. Where it names none, each value prints its
own, and the values of one quantity in one matrix and species from one source are in one unit: two units side by side are
compared as if they were one. Sources that differ in unit are printed as they are, and counts stand beside percentages.
Outside tables too, one odd unit among several values of one series is a slip, and so are two units of two arms that one source compares. A count is no percentage, a difference of
percentages is in percentage points, and a dose has a known unit. The micro sign is µ (U+00B5) everywhere, never the
Greek letter μ (U+03BC): they look alike, and a search for one does not find the other.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from generators.check.sources import places
from generators.domain import alike, possible, quantity
from generators.domain.connected import group_files, list_compared
from generators.model import Column, Drug, Library, Observation, Page, Problem, Table, Vocabulary, Where, cell_ids

ID = "DAT-UNIT"
SEVERITY = "error"
BAD = "A half-life in `h` below one in `d` from the same source; `μg/g` with a Greek letter."
GOOD = "Both half-lives in `d`; `µg/g` with the micro sign."
_LETTER = re.compile(
    r"(?<![\u0370-\u03ff\u1f00-\u1fff])μ(?![\u0370-\u03ff\u1f00-\u1fff])"
)  # in a Greek word it is no unit
_SHARES = (_PERCENT, _POINTS) = ("%", "{pp}")


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each Greek letter that stands for micro in a file that is no drug's."""
    yield from library.unread("unit")
    yield from _find_greek_letters(library, "")


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each Greek letter that stands for micro, each dose without a known unit and each column of mixed units."""
    yield from _find_greek_letters(library, drug.id)
    for observation in places.list_rows(library, drug):
        yield from _check_dose(observation, library)
        yield from _check_kind(observation, library)
    rows = list_compared(library, drug)
    yield from _find_odd_units(rows, library)
    yield from _find_unlike_arms(rows, library)
    for table in (table for table in drug.tables if table.kind == "matrix"):
        yield from _find_mixed_columns(table, library)


def _find_greek_letters(library: Library, folder: str) -> Iterator[Problem]:
    for file, text in library.derive(group_files).get(folder, {}).items():
        if file.startswith("data/") and "μ" in text:
            yield from _find_in_lines(file, text)


def _find_in_lines(file: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        for found in _LETTER.finditer(line):
            where = Where(file=file, line=number, column=found.start() + 1)
            yield Problem(where, "the Greek letter μ (U+03BC)", "the micro sign µ (U+00B5)", "µ")


def _check_dose(observation: Observation, library: Library) -> Iterator[Problem]:
    try:
        parsed = quantity.parse_dose(observation.dose)
        wrong = parsed is not None and parsed[1] not in library.vocabulary.units
    except ValueError:
        wrong = True
    if wrong:
        message = f"{observation.id}: the dose {observation.dose!r} has no number with a known unit"
        yield Problem(places.cell(library, observation, "dose"), message, "`100 mg`, with a code of units.yml")


def _check_kind(observation: Observation, library: Library) -> Iterator[Problem]:
    """A unit that the statistic of the row cannot have."""
    words = library.vocabulary
    allowed = words.units_of(observation.parameter, observation.analyte)
    statistic, unit = observation.statistic, observation.unit
    counted = statistic == "count" or (observation.value is not None and observation.value.count is not None)
    wanted = _unit_of_count(unit, allowed) if counted else _unit_of_statistic(observation, allowed, words)
    if unit and wanted != unit and (counted or {unit, wanted} <= {*allowed}):
        wrong = f"{observation.id}: {statistic or 'a count'} in {unit!r}"
        yield Problem(places.cell(library, observation, "unit"), wrong, wanted, wanted)


def _unit_of_count(unit: str, allowed: Iterable[str]) -> str:
    """A count is no share; without a unit of the parameter for what is counted, words for it."""
    others = (code for code in allowed if code not in _SHARES)
    return next(others, "a unit of what is counted") if unit in _SHARES else unit


def _unit_of_statistic(row: Observation, allowed: Collection[str], words: Vocabulary) -> str:
    """A percentage is in per cent, a difference of percentages in percentage points, and nothing else is in these.

    A change of what is itself a percentage may be in points.
    """
    if row.statistic == "percentage":
        return _PERCENT
    if row.statistic == "difference":
        return _POINTS if row.unit == _PERCENT else row.unit
    own = words.analytes[row.analyte].units if row.analyte in words.analytes else ()
    return _PERCENT if row.unit == _POINTS and _PERCENT in allowed and not {*own} & {*_SHARES} else row.unit


def _find_odd_units(rows: Iterable[Observation], library: Library) -> Iterator[Problem]:
    """The one value in another unit than the series that it belongs to."""
    for group in alike.group(filter(_is_read_outcome(library), rows), alike.SAME_SERIES).values():
        (usual, times), *_ = Counter(row.unit for row in group).most_common()
        for row in (row for row in group if times > 2 and row.unit != usual):
            wrong = f"{row.id} is in {row.unit!r} and {times} like it are in {usual!r}"
            yield Problem(places.cell(library, row, "unit"), wrong, "one unit in a series", usual)


def _find_unlike_arms(rows: Iterable[Observation], library: Library) -> Iterator[Problem]:
    """Two arms that one source compares, each in a unit of its own: one of them is a slip, and which is not known."""
    in_arms = (row for row in rows if row.value and row.study and row.arm and not row.formula)
    for group in alike.group(in_arms, alike.SAME_BUT_FOR_THE_ARM).values():
        for row in group:
            other = next(
                (other for other in group if other.arm != row.arm and _is_converted(row.unit, other.unit)), None
            )
            if other:
                wrong = f"{row.id} is in {row.unit!r}, and {other.id}, of another arm, in {other.unit!r}"
                yield Problem(places.cell(library, row, "unit"), wrong, "one unit in both", other.unit)


def _is_converted(unit: str, other: str) -> bool:
    """Whether two units are not the same and measure the same."""
    return unit != other and possible.unit_factor(unit, other) > 0


def _is_read_outcome(library: Library) -> Callable[[Observation], bool]:
    """Whether a row was measured on subjects and read in a source; harms may be counted in several ways."""
    words = library.vocabulary
    return lambda row: (
        row.value is not None and row.grade != "derived" and words.is_outcome(row) and words.section_of(row) != "safety"
    )


def _find_mixed_columns(table: Table, library: Library) -> Iterator[Problem]:
    for place, column in enumerate(table.columns):
        if column.show == "value":
            yield from _find_mixed_units(table, column, list(_cells(table, place, library)), library)


def _find_mixed_units(table: Table, column: Column, rows: Iterable[Observation], library: Library) -> Iterator[Problem]:
    seen: dict[alike.Key, str] = {}
    for row in rows:
        wanted = column.unit or _expected_unit(row, seen, library)
        if row.unit != wanted:
            wrong = (
                f"table {table.name}, column {column.head!r}: {row.id} is in {row.unit!r} among values in {wanted!r}"
            )
            yield Problem(places.mention(library, table.where, row.id), wrong, "one unit in a column", wanted)


def _cells(table: Table, place: int, library: Library) -> Iterator[Observation]:
    cells = (row.cells[place] for row in table.rows if len(row.cells) > place)
    found = (library.observations.get(ident) for cell in cells for ident in cell_ids(cell))
    yield from (observation for observation in found if observation and observation.value)


def _expected_unit(row: Observation, seen: dict[alike.Key, str], library: Library) -> str:
    """The unit that the same quantity from the same source had first in this column; a count stands beside a percentage."""
    quantity_of = alike.key(row, alike.SAME_QUANTITY)
    keys = [(*quantity_of, citation.key) for citation in row.sources]
    first = next((seen[key] for key in keys if key in seen), row.unit)
    seen.update({key: row.unit for key in keys if key not in seen})
    return row.unit if all(_is_count_or_share(unit, library) for unit in (first, row.unit)) else first


def _is_count_or_share(unit: str, library: Library) -> bool:
    return unit == _PERCENT or library.vocabulary.counted(unit) == "people"
