"""A dose is one that its study gave, in the unit that the other doses of its compound in its species have.

Where the arms of a study say their doses, no row of it names another: 77 mg in a trial of 100, 200 and 300 mg. And a dose that is a
tenth of all others of a compound in a species or less, or ten times them or more, and would be among them in micrograms,
milligrams or grams, was mistyped: 100 µg for 100 mg. A tracer is a compound of its own.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from generators.check.sources import places
from generators.domain import conversion, quantity
from generators.model import Drug, Library, Observation, Problem, Study

ID = "DAT-DOSE"
SEVERITY = "error"
NEEDS = ("observation",)
BAD = "`100 ug` in a row of a drug that people were given 20 to 200 mg of; `77 mg` in a trial of 100 and 200 mg."
GOOD = "`100 mg`; a dose of one of its arms."
_MASSES = ("ug", "mg", "g")
_FAR, _NEAR = 10.0, 3.0  # times: a slip from all others, and what was meant from them
_NOT_GIVEN = ("sham", "untreated")
Kind = tuple[str, str, str]  # drug, species, compound


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each dose that no arm of its study was given, and each in another unit than others of its compound are in."""
    studies = {name: library.study(name) for name in {row.study for row in drug.observations}}
    given = {name: _list_given(study) for name, study in studies.items() if study}
    rows = [(row, column, text) for row in drug.observations for column, text in _list_doses(row, library)]
    known = _sort_doses(rows)
    for row, column, text in rows:
        told = given.get(row.study, [])
        if column == "dose" and told and not {*_in_mg(text)} <= {*told}:
            wrong = (
                f"the dose {text}, and the arms of its study were given {', '.join(f'{dose:g}' for dose in told)} mg"
            )
            yield Problem(places.cell(library, row, column), f"{row.id}: {wrong}", "one of them")
        elif unit := _find_other_unit(row, text, known[_kind(row)]):
            wrong = f"{text} is far from all other doses of {row.compound} in its species"
            yield Problem(places.cell(library, row, column), f"{row.id}: {wrong}", unit)


def _list_given(study: Study) -> list[float]:
    """The doses of all arms in milligrams; none where one arm does not say its own."""
    arms = [arm for arm in study.arms if not arm.of and arm.role not in _NOT_GIVEN]
    doses = [[dose for phase in arm.regimen for dose in _in_mg(phase.dose)] for arm in arms]
    return sorted({dose for of_arm in doses for dose in of_arm}) if all(doses) else []


def _list_doses(row: Observation, library: Library) -> Iterator[tuple[str, str]]:
    """Yield the dose of a row, and the value of a row that is a dose itself, each with its column."""
    parameter = library.vocabulary.parameters.get(row.parameter)
    is_dose = parameter is not None and parameter.of_regimen == "dose" and row.value and not row.formula
    texts = {"dose": row.dose, "unit": f"{row.value.text} {row.unit}" if is_dose and row.value else ""}
    yield from ((column, text) for column, text in texts.items() if _in_mg(text))


def _sort_doses(rows: Sequence[tuple[Observation, str, str]]) -> dict[Kind, list[tuple[float, str]]]:
    """Return the doses of each compound in each species, from the lowest to the highest, with the rows that say them."""
    found: dict[Kind, list[tuple[float, str]]] = defaultdict(list)
    for row, _, text in rows:
        found[_kind(row)] += [(dose, row.id) for dose in _in_mg(text) if dose]
    return defaultdict(list, {kind: sorted(doses) for kind, doses in found.items()})


def _kind(row: Observation) -> Kind:
    return row.drug, row.species, row.compound


@lru_cache(maxsize=1024)  # rows of a drug have few doses
def _in_mg(text: str) -> tuple[float, ...]:
    """The doses of a text in milligrams; none where it says none, or one for a kilogram or a volume."""
    try:
        parsed = quantity.parse_dose(text)
    except ValueError:  # DAT-UNIT tells it
        return ()
    if not parsed or parsed[1] not in _MASSES:
        return ()
    return tuple(number * conversion.factor(parsed[1], "mg") for number, _ in quantity.printed_numbers(parsed[0]))


def _find_other_unit(row: Observation, text: str, known: Sequence[tuple[float, str]]) -> str:
    """The text in the unit in which it is among the other doses, where it is far from them in its own."""
    others = [*_find_ends(row, known)]
    doses, (amount, _, own) = [dose for dose in _in_mg(text) if dose], text.rpartition(" ")
    if not others or not doses or _is_among(doses, others, _FAR):
        return ""
    return next(
        (f"{amount} {unit}" for unit in _MASSES if unit != own and _is_among(_swap(doses, own, unit), others, _NEAR)),
        "",
    )


def _find_ends(row: Observation, known: Sequence[tuple[float, str]]) -> Iterator[float]:
    """Yield the lowest and the highest dose that other rows say, if any does."""
    for doses in (known, reversed(known)):
        yield from (dose for dose, _ in islice((one for one in doses if one[1] != row.id), 1))


def _swap(doses: Sequence[float], own: str, unit: str) -> list[float]:
    return [dose * conversion.factor(unit, own) for dose in doses]


def _is_among(doses: Sequence[float], others: Sequence[float], times: float) -> bool:
    return min(others) / times < min(doses) and max(doses) < max(others) * times
