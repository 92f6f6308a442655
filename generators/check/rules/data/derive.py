"""A derived value is what its formula gives.

A value written as `=0.01` is computed from its formula and printed to that step; one that is typed is compared with
what its formula gives. The formula is arithmetic over other observations, in the unit of its row: `8 * {bal-dose-600mg} / 1000`,
`ln(2) / {tof-csf-k} / 24`, or one formula for each number of a list or a range, with commas between. `risk_difference({a}, {b})` gives the
difference of two shares of participants, in percentage points, with its 95 % interval by Newcombe's hybrid score method. An input counts as
its estimate, k for k of n. The result has to be the printed value, rounded to its printed digits. A value of the grade
`derived` has a formula, no other has one, and every input is an observation with a number.
"""

from collections.abc import Iterator

from generators.check.sources import places
from generators.domain import formula, quantity
from generators.domain.context import OF_DIFFERENCE
from generators.model import Drug, Library, Observation, Problem, Quantity

ID = "DAT-DERIVE"
SEVERITY = "error"
BAD = "`4.6` g with the formula `{bal-number-of-doses} * {bal-dose-600mg} / 1000`, which gives 4.8."
GOOD = "`4.8` with the same formula."


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each derived value that its formula does not give."""
    for observation in places.list_rows(library, drug):
        for column, wrong, wanted in _check_row(observation, library):
            yield Problem(places.cell(library, observation, column), f"{observation.id}: {wrong}", wanted)


def _check_row(row: Observation, library: Library) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the formula or the value of a row: the column, the fault, what was wanted."""
    if (row.grade == "derived") != bool(row.formula):
        fault = f"has a formula and is {row.grade}" if row.formula else "is derived and has no formula"
        yield "formula", f"the value {fault}", "a formula for derived values and for no others"
    elif row.formula and row.value is not None:
        bad = [name for name in formula.list_inputs(row.formula) if not _has_number(name, row, library)]
        if unknown := [name for name in bad if name not in library.broken]:
            yield "formula", f"no number in {', '.join(unknown)}", "the ids of other observations with a number"
        elif not bad:
            wrong = list(_compare(row.formula, row.value, library))
            yield from wrong or _check_difference(row)


def _check_difference(row: Observation) -> Iterator[tuple[str, str, str]]:
    """A risk difference in another unit, or called something else, than it is."""
    for column in ("unit", "statistic", "spread_kind") if formula.gives_interval(row.formula) else ():
        if (word := getattr(row, column)) != OF_DIFFERENCE[column]:
            yield (
                column,
                f"a risk difference has the {column} {OF_DIFFERENCE[column]}, and here {word}",
                "an empty cell",
            )


def _has_number(name: str, row: Observation, library: Library) -> bool:
    return name != row.id and formula.input_value(library.observations.get(name)) is not None


def _compare(text: str, value: Quantity, library: Library) -> Iterator[tuple[str, str, str]]:
    """Compare the printed numbers with what the formula gives."""
    printed = _numbers_to_give(value, formula.gives_interval(text))
    try:
        found = formula.compute(text, library.observations)
    except formula.BROKEN as problem:
        yield "formula", f"cannot be computed ({problem})", "arithmetic over {observation-id}"
        return
    if value.step:
        yield "formula", f"gives {', '.join(f'{a:.6g}' for a in found)}, which cannot be printed", "a number of a value"
    elif len(found) != len(printed):
        yield "formula", f"{len(found)} formulas for {value.text}", f"{len(printed)}"
    elif any(abs(a - b) > off * (1 + 1e-9) + 1e-12 * abs(a) for a, (b, off) in zip(found, printed, strict=True)):
        yield "value", f"{value.text}, and the formula gives {', '.join(f'{a:.6g}' for a in found)}", "that"


def _numbers_to_give(value: Quantity, interval: bool) -> list[tuple[float, float]]:
    """The numbers that a formula has to give, and how far off rounding lets them be."""
    numbers = quantity.printed_numbers(value)
    return numbers if interval or value.values or (value.center is None and value.count is None) else numbers[:1]
