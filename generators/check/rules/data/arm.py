"""What an arm is called, what it was given and what its role is agree.

A dose for each kilogram is `per-kg`, one for each square metre `per-m2`, and one that is scaled says to what. A placebo, a vehicle and a sham have no dose above zero.
A placebo or a vehicle was given by a route and on a schedule of an active arm of its study, or it would show which arm is which. A name that
says a route or a schedule (`300 mg weekly`) says that of the regimen. Days of a schedule stand in their order, and its words are spelt.
"""

import re
from collections.abc import Iterator

from generators.check.sources import places
from generators.check.sources.wrong import Wrong
from generators.domain import quantity
from generators.model import Arm, Drug, Library, Phase, Problem, Study, Wording
from generators.text.patterns import whole_words
from generators.text.suggest import find_nearest

ID = "DAT-ARM"
SEVERITY = "error"
NUMBERS = False
BAD = (
    "An arm `calvirsen 300 mg weekly` on the schedule `monthly`; a placebo by another route; `2 mg/kg` that is `flat`."
)
GOOD = "The arm with `weekly`, its placebo by the same route and weekly, and `2 mg/kg` with `basis: per-kg`."
_CONTROLS = ("placebo", "vehicle")
_BASES = (("per-kg", "/kg"), ("per-m2", "/m2"), ("scaled", "scaled to"))  # and what their doses say


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each arm whose name, role and regimen disagree."""
    for study in drug.studies:
        for arm in study.arms:
            for one in _check_arm(arm, study, library.wording):
                after = places.mention(library, places.key(library, study.where, "arms"), arm.id)
                where, wrong = places.key(library, after, one.field), f"the arm {arm.id} of {study.id}: {one.wrong}"
                yield Problem(where, wrong, one.wanted)


def _check_arm(arm: Arm, study: Study, words: Wording) -> Iterator[Wrong]:
    for phase in arm.regimen:
        yield from _check_dose(arm, phase)
        yield from _check_schedule(phase.schedule, words)
    yield from _check_name(arm, words)
    if arm.role in _CONTROLS:
        yield from _check_control(arm, [other for other in study.arms if other.role == "active"])


def _check_dose(arm: Arm, phase: Phase) -> Iterator[Wrong]:
    """A dose that is not on the basis that the regimen says, or that a control cannot have."""
    dose = phase.dose
    basis = next((name for name, sign in _BASES if sign in dose), "flat")
    if any(sign.isdigit() for sign in dose) and basis != phase.basis and not _is_nothing(dose):
        yield Wrong(
            "dose", f"the dose {dose} is {basis}, and its basis is {phase.basis}", f"`basis: {basis}` or another unit"
        )
    if arm.role in (*_CONTROLS, "sham") and not _is_nothing(dose):
        yield Wrong("dose", f"a {arm.role} has the dose {dose}", "0, or no dose")


def _is_nothing(dose: str) -> bool:
    """Whether a dose is zero, not said or in no form that can be read, which another rule tells."""
    try:
        read = quantity.parse_dose(dose)
    except ValueError:
        return True
    return read is None or not read[0].center


def _check_schedule(schedule: str, words: Wording) -> Iterator[Wrong]:
    days = [int(day) for day in re.findall(r"\d+", schedule)] if re.fullmatch(r"days? [\d, and]+", schedule) else []
    if days != sorted({*days}):
        yield Wrong("schedule", f"the days of {schedule!r} are not in their order", "each day once, in order")
    for word in re.findall(r"[a-z]{4,}", schedule):
        near = find_nearest(word, words.schedule_words) if word not in words.schedule_words else ""
        if near:
            yield Wrong("schedule", f"{word!r} of {schedule!r} is misspelt", repr(near))


def _check_name(arm: Arm, words: Wording) -> Iterator[Wrong]:
    """A route or a schedule in the name of an arm that its regimen does not have."""
    for field, known in (("route", words.route_words), ("schedule", words.schedules_in_names)):
        given = {getattr(phase, field) for phase in arm.regimen} - {""}
        named = {name for name, pattern in known.items() if whole_words([pattern]).search(arm.name)}
        if given and named and not any(_fits(one, name) for one in given for name in named):
            yield Wrong(field, f"it is called {arm.name!r} and was given {', '.join(sorted(given))}", "one in both")


def _fits(given: str, named: str) -> bool:
    return re.search(rf"\b{re.escape(named)}\b", given) is not None


def _check_control(arm: Arm, active: list[Arm]) -> Iterator[Wrong]:
    """A control that was given in another way than every active arm of its study."""
    for field in ("route", "schedule"):
        theirs = {getattr(phase, field) for other in active for phase in other.regimen}
        own = {getattr(phase, field) for phase in arm.regimen} - {""}
        if own and theirs and "" not in theirs and not own <= theirs:
            yield Wrong(
                field,
                f"the {arm.role} was given {', '.join(sorted(own))}, and no active arm was",
                f"one of {', '.join(sorted(theirs))}",
            )
