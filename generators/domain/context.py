"""What a row of observations inherits: from its arm, its study and its drug, and from the form of its own value.

A fact is written once: the dose in the regimen of an arm, the species in the study, and `7/8` says by itself that it is a
count of n = 8. Whoever reads an observation finds all of it filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generators.domain import formula as formulas
from generators.model import Arm, Phase, Quantity, Study

INHERITED = (
    "population", "species", "compound", "dose", "route", "schedule", "matrix", "unit", "statistic", "spread_kind", "n", "grade",
)  # fmt: skip
NOTHING = "none"  # in a cell: nothing, although the arm or the study says something
MAY_BE_NOTHING = ("population", "species", "dose", "route", "schedule", "matrix")
_PEOPLE_OR_ANIMALS = ("{participants}", "{animals}")
OF_DIFFERENCE = {"statistic": "difference", "spread_kind": "95% CI", "unit": "{pp}"}  # of a risk difference
_UNGIVEN = ("sham", "untreated")  # the roles of arms that are given nothing
_OF_A_VALUE = ("statistic", "n")  # what a missing value has none of
_NO_COUNTS = ("{pp}", "{ULN}", "{points}")


@dataclass(frozen=True)
class Measured:
    """What a row inherits from what was measured, and in whom: the usual matrix, the unit where there is no choice, the species
    of the population that the row names, n of a number of which all were counted, and what a missing value cannot say."""

    matrix: str = ""
    units: tuple[str, ...] = ()
    species: str = ""
    of_all: bool = False
    requires: tuple[str, ...] = ()

    def only_unit(self, value: Quantity | None) -> str:
        """The unit of a pure number or a count that may have no other; a k of n is in a unit of what is counted."""
        pure = [unit for unit in self.units if unit == "1" or (unit.startswith("{") and unit not in _NO_COUNTS)]
        if value and value.total is not None:
            pure = [unit for unit in pure if unit != "1" and "/" not in unit]
            return pure[0] if pure else ""
        return pure[0] if len(self.units) == len(pure) == 1 else ""


def inherit(
    study: Study | None, arm: Arm | None, compound: str, value: Quantity | None, unit: str, formula: str,
    measured: Measured = Measured(),
) -> dict[str, str]:  # fmt: skip
    """Give what a row has without saying it; `compound` is that of its drug."""
    only_unit = measured.only_unit(value)
    if value is None:
        own = {name: "not-reported" for name in _OF_A_VALUE if name in measured.requires}
    else:
        own = _said_by_form(value, unit or only_unit, measured.of_all)
    return {
        "matrix": measured.matrix,
        "unit": only_unit,
        "compound": compound_of(study, arm) or compound,
        "population": (arm and arm.population) or (study and study.population) or "",
        "species": (arm and arm.species) or (study and study.only_species) or measured.species,
        **_given(study, arm),
        **own,
        **({"grade": "derived"} if formula else {}),
        **(OF_DIFFERENCE if formulas.gives_interval(formula) else {}),
    }


def compound_of(study: Study | None, arm: Arm | None) -> str:
    """Give the compound of an arm or else of its study; a sham or an untreated arm was given none."""
    if arm and not arm.compound and arm.role in _UNGIVEN:
        return "none"
    return (arm and arm.compound) or (study and study.compound) or ""


def _given(study: Study | None, arm: Arm | None) -> dict[str, str]:
    if arm and not arm.regimen and arm.role in _UNGIVEN:
        return {"dose": "not-applicable", "route": "not-applicable", "schedule": ""}
    return describe_regimen(_regimen(study, arm))


def resolve(cells: Mapping[str, str], inherited: Mapping[str, str]) -> dict[str, str]:
    """Give the inherited columns of a row: its own word, or else what it inherits."""
    return {name: _own(cells[name], name) if cells[name] else inherited.get(name, "") for name in INHERITED}


def repeats(cells: Mapping[str, str], inherited: Mapping[str, str]) -> tuple[str, ...]:
    """Name the columns in which a row says what it would inherit."""
    filled = (name for name in INHERITED if cells[name])
    return tuple(name for name in filled if _own(cells[name], name) == inherited.get(name, ""))


def _own(word: str, name: str) -> str:
    return "" if word == NOTHING and name in MAY_BE_NOTHING else word


def describe_regimen(regimen: tuple[Phase, ...]) -> dict[str, str]:
    """Give dose, route and schedule as a record prints them; phases that differ follow each other."""
    return {
        "dose": _join_doses([phase.dose for phase in regimen]),
        "route": next((phase.route for phase in regimen if phase.route), ""),
        "schedule": _join_schedules(regimen),
    }


def arm_name(study: Study | None, arm: Arm | None, against: str) -> str:
    """Give the name of an arm as it is printed: `tofersen 100 mg against placebo`."""
    other = study.arm(against) if study else None
    control = other.name if other else against
    return " ".join(filter(None, [arm.name if arm else "", f"against {control}" if control else ""]))


def cut_name(study: Study | None, cut: str) -> str:
    """Give the name of a cut of the data as it is printed."""
    return next((one.name for one in study.cuts if one.id == cut), "") if study else ""


def _regimen(study: Study | None, arm: Arm | None) -> tuple[Phase, ...]:
    if arm:
        return arm.regimen
    return study.regimen if study else ()


def _join_doses(doses: list[str]) -> str:
    """`50 mg` and `28 mg` as `50, 28 mg`, and both scaled to weight as `50, 28 mg scaled to weight`."""
    once = list(dict.fromkeys(filter(None, doses)))
    units = {dose.partition(" ")[2] for dose in once}
    if len(once) < 2 or len(units) > 1 or "" in units:
        return ", ".join(once)
    return f"{', '.join(dose.partition(' ')[0] for dose in once)} {units.pop()}"


def _join_schedules(regimen: tuple[Phase, ...]) -> str:
    if len(regimen) == 1:
        return regimen[0].schedule
    told = (phase for phase in regimen if phase.schedule)
    return ", then ".join(f"{phase.schedule} ({phase.phase})" if phase.phase else phase.schedule for phase in told)


def _said_by_form(value: Quantity, unit: str, of_all: bool) -> dict[str, str]:
    """What the written form of a value says of it: `7/8` is a count of 8, `≥90` a bound, `28–47` a range, 58 people a count."""
    if value.total is not None:
        n = {"n": str(value.total)} if unit in _PEOPLE_OR_ANIMALS else {}
        return {"statistic": "count", **n}
    if unit in _PEOPLE_OR_ANIMALS and value.text.isdecimal():
        return {"statistic": "count", **({"n": value.text} if of_all else {})}
    forms = {
        "list": bool(value.values),
        "bound": bool(value.bound),
        "approximate": value.approximate,
        "range": value.center is None and value.low is not None,
    }
    return next(({"statistic": name} for name, is_so in forms.items() if is_so), {})
