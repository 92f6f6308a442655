"""A difference or a ratio against another arm is that of the values of the two arms.

A row with `against` is one arm minus the other (`difference`) or one divided by the other (`ratio`). It is compared with the
values of both arms of the same parameter, population, analysis set, time and cut of the data, whose qualifier says nothing
more: within the last printed digits, or inside its own interval, since a model may adjust what it estimates. A sign that
was lost in one of the three is found where it was lost. What a conflict record names is told there.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from generators.check.sources import places
from generators.domain import alike, quantity
from generators.domain.connected import list_compared
from generators.model import Drug, Library, Observation, Problem

ID = "DAT-DIFF"
SEVERITY = "error"
NEEDS = ("conflict",)
BAD = "A difference of 7.90 between −14.31 and 22.20."
GOOD = "A difference of 7.90 between −14.31 and −22.20."
_ONE_POINT = frozenset({"%", "{pp}"})  # a difference of percentages is in points
Trio = tuple[Observation, Observation, Observation]  # what is compared, the arm, the other arm
Numbers = tuple[float, float, float]


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each difference and each ratio that the values of its arms do not give."""
    values = alike.group((row for row in list_compared(library, drug) if row.study and row.arm), alike.BETWEEN_ARMS)
    for rows in values.values():
        for row in (row for row in rows if _is_compared(row) and not library.conflicts_of(row.id)):
            trios = list(_find_trios(row, rows))
            if trios and not any(_holds(trio, _numbers(trio)) for trio in trios):
                yield _problem(trios[0], library)


def _is_compared(row: Observation) -> bool:
    return bool(row.against) and row.statistic in ("difference", "ratio")


def _find_trios(row: Observation, rows: Sequence[Observation]) -> Iterator[Trio]:
    """The row with each pair of values of its two arms."""
    inputs = [other for other in rows if not other.against and _is_input(other, row)]
    arm = [other for other in inputs if other.arm == row.arm]
    control = [other for other in inputs if other.arm == row.against]
    yield from ((row, one, other) for one, other in product(arm, control) if one.statistic == other.statistic)


def _is_input(other: Observation, row: Observation) -> bool:
    units = {other.unit, row.unit}
    comparable = len(units) == 1 or units <= _ONE_POINT or row.statistic == "ratio"
    narrower = set(other.qualifier.split(", ")) - set(row.qualifier.split(", ")) - {""}
    number = all(one.value is not None and one.value.center is not None for one in (other, row))
    return comparable and number and not narrower


def _numbers(trio: Trio) -> Numbers:
    whole, arm, control = (row.value.center if row.value and row.value.center is not None else 0.0 for row in trio)
    return whole, arm, control


def _holds(trio: Trio, numbers: Numbers) -> bool:
    """Whether the numbers fit: the two arms give the third, or a number within its interval."""
    whole, arm, control = numbers
    off, off_arm, off_control = (quantity.printed_numbers(row.value)[0][1] if row.value else 0.0 for row in trio)
    if trio[0].statistic == "ratio":
        low, high = _quotients(arm, off_arm, control, off_control)
    else:
        low, high = arm - control - off_arm - off_control, arm - control + off_arm + off_control
    interval = quantity.interval(trio[0].value) if trio[0].value else None
    least, most = interval or (whole, whole)
    slack = off * (1 + 1e-9)
    return low <= max(most, whole) + slack and high >= min(least, whole) - slack


def _quotients(arm: float, off_arm: float, control: float, off_control: float) -> tuple[float, float]:
    ends = [a / c for a in (arm - off_arm, arm + off_arm) for c in (control - off_control, control + off_control) if c]
    return min(ends, default=0.0), max(ends, default=0.0)


def _problem(trio: Trio, library: Library) -> Problem:
    row, arm, control = trio
    sign = "−" if row.statistic == "difference" else "÷"
    stated = f"{arm.id} {sign} {control.id}: {_text(arm)} {sign} {_text(control)} is not {_text(row)}"
    lost = [place for place in range(3) if _holds(trio, _with_other_sign(_numbers(trio), place))]
    where = places.cell(library, trio[lost[0]] if len(lost) == 1 else row, "value")
    return Problem(where, f"{row.id}: {stated}", "the same in the three rows")


def _with_other_sign(numbers: Numbers, place: int) -> Numbers:
    one, two, three = (-number if at == place else number for at, number in enumerate(numbers))
    return one, two, three


def _text(row: Observation) -> str:
    return row.value.text if row.value else ""
