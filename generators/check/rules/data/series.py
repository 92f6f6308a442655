"""A value has the size and the sign of the others of its series.

A lost decimal point and a lost sign leave a number that can be, and only its neighbours tell. Compared are amounts of one quantity in
one study, unit and dose: where all others lie close together, and one lies far outside and would be among them with its
decimal point moved, the point was lost. Of a change that falls in every other value of a treatment, one that rises has lost its
sign, or is worth a second look. It is a warning: what was measured may be odd.
"""

from collections.abc import Iterator, Sequence

from generators.check.sources import places
from generators.domain import alike
from generators.domain.connected import list_compared
from generators.model import Drug, Library, Observation, Problem

ID = "DAT-SERIES"
SEVERITY = "warning"
BAD = "Troughs of 3.96, 5.58, 66.8 and 6.72 ng/mL in one arm; LDL-C that falls in twelve groups and rises by 25.1% in one."
GOOD = "6.68 ng/mL; −25.1%."
_OF_ONE_SIZE = alike.Grouping(
    ("parameter", "analyte", "matrix", "species", "compound", "unit", "study", "statistic", "dose")
)
_OF_ONE_SIGN = alike.Grouping(("drug", "parameter", "analyte", "compound", "unit"))
_CLOSE, _FAR, _AMONG = 4.0, 5.0, 1.5  # times: the others to each other, the slip from them, the value that was meant
_ENOUGH_SIZES, _ENOUGH_SIGNS = 3, 4  # so many others that agree show a slip
_POINTS = (10.0, 100.0, 1000.0, 0.1, 0.01, 0.001)
_TREATED = ("drug", "surrogate", "tool")
_WANTED = "the number of the source; an exception says why in `qualifier` or `note`"


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each value that its series shows to have lost a decimal point or a sign."""
    rows = [row for row in list_compared(library, drug) if row.study and not row.formula and _estimate(row)]
    yield from _find_lost_points([row for row in rows if not _is_signed(row, library)], library)
    kinds = {ident: compound.kind for ident, compound in library.vocabulary.compounds.items()}
    changes = [row for row in rows if row.drug == drug.id and _is_signed(row, library) and not row.against]
    yield from _find_lost_signs([row for row in changes if kinds.get(row.compound) in _TREATED], library)


def _estimate(row: Observation) -> float:
    """The estimate of a value; 0 for a range, a bound or a k of n."""
    value = row.value
    return (value.center or 0.0) if value and not value.bound and value.count is None else 0.0


def _is_signed(row: Observation, library: Library) -> bool:
    parameter = library.vocabulary.parameters.get(row.parameter)
    return bool(parameter and parameter.signed)


def _find_lost_points(rows: Sequence[Observation], library: Library) -> Iterator[Problem]:
    for group in alike.group(rows, _OF_ONE_SIZE).values():
        for row in group if len(group) > _ENOUGH_SIZES else ():
            others = sorted(_estimate(other) for other in group if other is not row)
            if _has_lost_point(_estimate(row), others[0], others[-1]):
                wrong = (
                    f"{row.id}: {_text(row)}, and the others of its series lie between {others[0]:g} and {others[-1]:g}"
                )
                yield Problem(places.cell(library, row, "value"), wrong, _WANTED)


def _has_lost_point(number: float, least: float, most: float) -> bool:
    """Whether a number is far from a narrow span, and in it with its point moved."""
    if least <= 0 or most > least * _CLOSE or least / _FAR <= number <= most * _FAR:
        return False
    return any(least / _AMONG <= number * times <= most * _AMONG for times in _POINTS)


def _find_lost_signs(rows: Sequence[Observation], library: Library) -> Iterator[Problem]:
    for group in alike.group(rows, _OF_ONE_SIGN).values():
        falls = [row for row in group if _estimate(row) < 0]
        rises = [row for row in group if _estimate(row) > 0]
        few, many = sorted((falls, rises), key=len)
        if len(few) == 1 and len(many) >= _ENOUGH_SIGNS:
            (row,) = few
            wrong = f"{row.id}: {_text(row)}, and all {len(many)} others like it {'rise' if many is rises else 'fall'}"
            yield Problem(places.cell(library, row, "value"), wrong, _WANTED)


def _text(row: Observation) -> str:
    return row.value.text if row.value else ""
