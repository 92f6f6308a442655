"""A step gives amounts, times and temperatures as numbers that another laboratory can repeat.

“Desired concentration”, “appropriate time” or “several washes” leave the decision to the reader. The number belongs in
the parameters of the step. If no source gives one, the note of the step says that it is open.
"""

import re
from collections.abc import Iterator

from generators.check.problem import Look
from generators.check.sources import texts
from generators.check.sources.texts import TextField
from generators.domain import quantity
from generators.model import Library, Material, Noun, Problem, Step, StepParameter
from generators.text.patterns import whole_words

ID = "PRO-PARAM"
SEVERITY = "warning"
NUMBERS = False
BAD = "Incubate the cells at the desired concentration for an appropriate time."
GOOD = "Incubate the cells with the drug. Parameters: concentration 300 nM, time 2 h."
_BELOW_ZERO = "Cel"  # the unit of what may be below zero


def check_text(library: Library) -> Look:
    """Yield each vague quantity of a step or a material, and each parameter that is not a quantity."""
    vague = whole_words(library.wording.vague)

    def look(field: TextField) -> Iterator[Problem]:
        is_asked = isinstance(field.noun, Step | Material) and field.name in ("text", "detail")
        for match in vague.finditer(field.masked) if is_asked else ():
            if _is_explained(match[0], field.noun):
                continue
            yield Problem(
                texts.place_in(field, match.start(), library),
                f"{match[0]!r} is no quantity",
                "a number in the parameters, or a note that it is open",
            )
        if isinstance(field.noun, Step) and field.name == "text":
            for parameter in field.noun.parameters:
                for wrong, wanted in _check_quantity(parameter):
                    yield Problem(
                        texts.place_in(field, 0, library), f"{parameter.name}: {parameter.value!r} {wrong}", wanted
                    )

    return look


def _is_explained(words: str, noun: Noun) -> bool:
    """Whether the note of a step explains that this quantity is open, and why."""
    note = noun.note.lower() if isinstance(noun, Step) else ""
    return any(word in note for word in re.findall(r"\w{5,}", words.lower()))


def _check_quantity(parameter: StepParameter) -> Iterator[tuple[str, str]]:
    """Describe why the value of a parameter is not a quantity."""
    try:
        value = quantity.parse(parameter.value.removeprefix(">").removeprefix("<"))
    except ValueError:
        yield "is no quantity", f"one such as {quantity.WANTED}"
        return
    if value.upside_down:
        yield "has the lower number above the upper one", "them in order"
    elif value.below_zero and parameter.unit != _BELOW_ZERO:
        yield "is below zero", f"an amount, or the unit {_BELOW_ZERO}"
