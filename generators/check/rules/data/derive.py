"""A derived value is what its formula gives.

A value written as `=0.01` is computed from its formula and printed to that step; one that is typed is compared with
what its formula gives. The formula is arithmetic over other observations, in the unit of its row: `8 * {bal-dose-600mg} / 1000`,
`ln(2) / {tof-csf-k} / 24`, or one formula for each number of a list or a range, with commas between. An input counts as
its estimate, k for k of n. The result has to be the printed value, rounded to its printed digits. A value of the grade
`derived` has a formula, no other has one, and every input is an observation with a number.
"""

from collections.abc import Iterator, Sequence

from generators.check.sources import places
from generators.domain import formula, quantity
from generators.model import Library, Observation, Page, Problem, Quantity

ID = "DAT-DERIVE"
SEVERITY = "error"
BAD = "`4.6` g with the formula `{bal-number-of-doses} * {bal-dose-600mg} / 1000`, which gives 4.8."
GOOD = "`4.8` with the same formula."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each derived value that its formula does not give."""
    for observation in library.observations.values():
        for column, wrong, wanted in _wrong(observation, library):
            yield Problem(places.cell(library, observation, column), f"{observation.id}: {wrong}", wanted)


def _wrong(observation: Observation, library: Library) -> Iterator[tuple[str, str, str]]:
    value = observation.value
    if (observation.grade == "derived") != bool(observation.formula):
        said = (
            "is derived and has no formula" if not observation.formula else f"has a formula and is {observation.grade}"
        )
        yield "formula", f"the value {said}", "a formula for derived values and for no others"
    elif observation.formula and value is not None:
        names = formula.inputs(observation.formula)
        bad = [
            name for name in names if name == observation.id or formula.number(library.observations.get(name)) is None
        ]
        if unread := [name for name in bad if name not in library.broken]:
            yield "formula", f"no number in {', '.join(unread)}", "the ids of other observations with a number"
        elif not bad:
            yield from _compared(observation.formula, value, library)


def _compared(text: str, value: Quantity, library: Library) -> Iterator[tuple[str, str, str]]:
    wanted = _printed(value)
    try:
        found = formula.results(text, library.observations)
    except formula.BROKEN as problem:
        yield "formula", f"cannot be computed ({problem})", "arithmetic over {observation-id}"
        return
    if len(found) != len(wanted):
        yield "formula", f"{len(found)} formulas for {value.text}", f"{len(wanted)}"
    elif any(abs(a - b) > off * (1 + 1e-9) + 1e-12 * abs(a) for a, (b, off) in zip(found, wanted, strict=True)):
        yield "value", f"{value.text}, and the formula gives {', '.join(f'{a:.6g}' for a in found)}", "that"


def _printed(value: Quantity) -> list[tuple[float, float]]:
    """The numbers that a formula has to give, and how far off rounding lets them be."""
    numbers = quantity.printed(value)
    return numbers if value.values or (value.center is None and value.count is None) else numbers[:1]
