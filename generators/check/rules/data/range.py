"""A number is one that its quantity can have.

A parameter, and an analyte for its amount, say what cannot be: a ratio to baseline of 98, an LDL-C of 9000 mg/dL, a fall by more than
everything. The limits are wide, so that what lies outside is a slip: a lost decimal point, a lost sign, another unit. Values are
converted to the unit of the limit. Besides, a change in per cent and a ratio to baseline of the same thing say the same: −27% is
a ratio of 0.73, and where both were reported they agree within their rounding.
"""

from collections.abc import Iterator, Sequence

from generators.check.sources import places
from generators.domain import alike, possible, quantity
from generators.domain.connected import list_compared
from generators.model import OF_ANALYTE, Analyte, Drug, Library, Observation, Page, Parameter, Problem, Quantity, Range

ID = "DAT-RANGE"
SEVERITY = "error"
BAD = "A ratio to baseline of 98.0 for 0.98; a change of 27% beside a ratio of 0.73."
GOOD = "0.98; a change of −27% beside a ratio of 0.73."
_RATIO = "ratio-to-baseline"


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each limit in a unit that no such value has."""
    yield from _check_limits(library)


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each value outside what its parameter or analyte can have, each change that is not that of its ratio."""
    rows = [row for row in list_compared(library, drug) if row.value is not None]
    for row in (row for row in rows if row.drug == drug.id):
        numbers = _numbers(row.value or Quantity(text=""))
        limits = (
            limit for limit in possible.find_limits(row, library.vocabulary) if _is_outside(numbers, row.unit, limit)
        )
        for limit in list(limits)[:1]:
            text = row.value.text if row.value else ""
            wrong = f"{row.id}: {text} {row.unit} cannot be, or is a slip"
            yield Problem(places.cell(library, row, "value"), wrong, _format_limit(limit))
    yield from _compare_with_ratios(rows, library)


def _check_limits(library: Library) -> Iterator[Problem]:
    """Yield each limit that holds nothing, since no value could be in its unit."""
    vocabulary = library.vocabulary
    nouns: tuple[Parameter | Analyte, ...] = (*vocabulary.parameters.values(), *vocabulary.analytes.values())
    for noun in nouns:
        units = [unit for unit in noun.units if unit != OF_ANALYTE]
        for limit in (*noun.range, *(noun.usual if isinstance(noun, Parameter) else ())):
            if noun.units and not any(possible.unit_factor(unit, limit.unit) for unit in units):
                wrong = f"{noun.id}: a range in {limit.unit!r}, which is none of its units"
                yield Problem(places.mention(library, noun.where, limit.unit), wrong, ", ".join(units))


def _numbers(value: Quantity) -> list[float]:
    """The estimate of a value, or the ends of a range."""
    if value.count is not None:
        return []
    ends = [value.low, value.high] if value.center is None else [value.center]
    return [*value.values, *(number for number in ends if number is not None)]


def _is_outside(numbers: Sequence[float], unit: str, limit: Range) -> bool:
    factor, low, high = possible.unit_factor(unit, limit.unit), limit.low, limit.high
    values = [number * factor for number in numbers] if factor else []
    return any((low is not None and value < low) or (high is not None and value > high) for value in values)


def _format_limit(limit: Range) -> str:
    low, high = (f"{end:g}" if end is not None else "" for end in (limit.low, limit.high))
    return (
        f"{low} to {high} {limit.unit}"
        if low and high
        else f"at least {low} {limit.unit}"
        if low
        else f"at most {high} {limit.unit}"
    )


def _compare_with_ratios(rows: Sequence[Observation], library: Library) -> Iterator[Problem]:
    read = [
        row
        for row in rows
        if not row.formula and not row.against and row.parameter in (possible.CHANGE, _RATIO) and row.study
    ]
    for group in alike.group(read, alike.SAME_BASELINE).values():
        changes = [row for row in group if row.parameter == possible.CHANGE and row.unit == "%"]
        ratios = [row for row in group if row.parameter == _RATIO]
        for row in changes:
            other = next((ratio for ratio in ratios if not _is_same(row, ratio)), None)
            if other and not any(_is_same(row, ratio) for ratio in ratios):
                wrong = f"{row.id}: {_text(row)}% and a ratio of {_text(other)} in {other.id}"
                yield Problem(places.cell(library, row, "value"), wrong, "a change that is the ratio less one")


def _text(row: Observation) -> str:
    return row.value.text if row.value else ""


def _is_same(change: Observation, ratio: Observation) -> bool:
    (percent, off), (share, off_share) = (
        quantity.printed_numbers(row.value)[0] for row in (change, ratio) if row.value
    )
    return abs(percent - 100 * (share - 1)) <= off + 100 * off_share + 1e-9
