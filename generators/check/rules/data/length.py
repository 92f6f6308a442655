"""A length of time has the size of the others of its kind, and the unit that its own words name.

`4 d` for a half-life of `4 wk` can be, and only what else is known tells that it is a slip: other values of the quantity in the study,
in the drug and its matrix, or with the same qualifier; for a length of treatment, the schedules and the times of its study; for an
interval, the schedules; and, as a warning, what such values usually are (`usual` in the vocabulary). A value is a slip where it is far from
all of these, and among them in another unit of its parameter. A treatment is no shorter than one period of its schedule, and a row
whose id or qualifier says *weeks* is in weeks.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from generators.check.sources import lengths, places
from generators.check.sources.lengths import Lengths, Others
from generators.domain import moments
from generators.model import Drug, Library, Observation, Problem, Severity

ID = "DAT-LENGTH"
SEVERITY: Severity = "error"
NEEDS = ("observation",)
BAD = "A half-life of `4 d` in cerebrospinal fluid beside one of `~1 mo`; `treatment-weeks` in `d`."
GOOD = "`4 wk`; `treatment-weeks` in `wk`."
_APART = 3.0  # how many times shorter or longer than all others a length is that was mistyped
_UNIT_IN_ID = re.compile(r"-(?:(minute|hour|day|week|month|year)s(?!-?\d)|(minute|hour|day|week|month|year)$)")
_UNIT_IN_WORDS = re.compile(r"\bin (minute|hour|day|week|month|year)s\b")
_CODES = {name: code for code, name in moments.NAMES.items()}


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each length of time in another unit than its own words name, and each that others of its kind show to be a slip."""
    known = Lengths(library, drug)
    for row in (row for row in known.rows if not row.formula):
        wrong, unit, severity = _find_wrong(row, known)
        if unit:
            told = f"{row.id}: {row.value.text if row.value else ''} {row.unit} {wrong}"
            yield Problem(places.cell(library, row, "unit"), told, unit, unit, severity=severity)


def knows(library: Library) -> Iterator[str]:
    """The planned lengths of time of all drugs, by what their qualifiers say."""
    for (parameter, part), rows in library.derive(lengths.group_planned).items():
        yield from (f"{parameter} {part} {row.id} {row.value} {row.unit} {row.formula}" for row in rows)


def _find_wrong(row: Observation, known: Lengths) -> tuple[str, str, Severity]:
    """What is wrong with a length, the unit that was meant, and how sure that is; no unit where nothing is wrong."""
    named = _find_named_unit(row)
    if named and named != row.unit:
        return f"says {moments.NAMES[named]}s", named, "error"
    if unit := _find_longer(row, known):
        return "is shorter than one period of its schedule", unit, "error"
    compared = known.list_others(row)
    if any(_is_among(lengths.in_days(row, row.unit), others.days, _APART) for others in compared):
        return "", "", "error"
    told, unit = _find_slip(row, known, compared)
    if unit:
        return f"is far from {told}", unit, "error"
    return f"is far from what a {known.parameter(row).name} usually is", _find_usual_unit(row, known), "warning"


def _find_named_unit(row: Observation) -> str:
    """The unit of time that the id or the qualifier of a row names."""
    found = _UNIT_IN_WORDS.search(row.qualifier) or _UNIT_IN_ID.search(row.id)
    return next((_CODES[name] for name in found.groups() if name), "") if found else ""


def _find_slip(row: Observation, known: Lengths, compared: Iterable[Others]) -> tuple[str, str]:
    """What a length is far from, and the unit in which it is among that."""
    meant = (
        (others.told, unit)
        for others in compared
        for unit in known.other_units(row)
        if _is_among(lengths.in_days(row, unit), others.days, others.near)
    )
    return next(meant, ("", ""))


def _find_longer(row: Observation, known: Lengths) -> str:
    """The unit in which a length of treatment is a whole period of its schedule or longer, and which its own is not."""
    period = known.find_period(row)
    if not period or max(lengths.in_days(row, row.unit), default=period) >= period:
        return ""
    return next((unit for unit in known.other_units(row) if max(lengths.in_days(row, unit)) >= period), "")


def _find_usual_unit(row: Observation, known: Lengths) -> str:
    """The unit in which a value is what it usually is, and in its own is not."""
    usual = known.usual(row)
    if not usual or _is_among(lengths.in_days(row, row.unit), usual, 1):
        return ""
    return next((unit for unit in known.other_units(row) if _is_among(lengths.in_days(row, unit), usual, 1)), "")


def _is_among(numbers: Sequence[float], others: Sequence[float], times: float) -> bool:
    return bool(numbers) and min(others) / times <= min(numbers) and max(numbers) <= max(others) * times
