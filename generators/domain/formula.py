"""Values that are computed from others: the arithmetic of the `formula` column.

A formula names its inputs in braces, `8 * {bal-dose-600mg} / 1000`, and has one part for each number of a list, with
commas between. A value written as `=0.01` is computed when the data are read and printed to that step, so that it follows
when an input changes; a value that is typed beside a formula is compared with it (DAT-DERIVE). `risk_difference({a}, {b})`, of two
values that are k of n, gives an estimate with its interval: `19 (1 to 35)`; `proportions.py` says how.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from simpleeval import DEFAULT_OPERATORS, InvalidExpression, SimpleEval

from generators.domain import quantity
from generators.domain.proportions import Difference, find_proportion, risk_difference
from generators.model import Citation, Observation

BROKEN = (
    InvalidExpression, SyntaxError, ArithmeticError, ValueError, TypeError, RecursionError, LookupError, AttributeError, MemoryError
)  # fmt: skip
_FUNCTIONS = {
    "ln": math.log, "log10": math.log10, "exp": math.exp, "sqrt": math.sqrt, "min": min, "max": max, "risk_difference": risk_difference,
}  # fmt: skip
_OPERATORS = {**DEFAULT_OPERATORS, ast.Pow: lambda a, b: float(a) ** float(b)}
_INPUT = re.compile(r"\{([^{}]*)\}")


def list_inputs(formula: str) -> list[str]:
    """List the ids of the observations that a formula names."""
    return _INPUT.findall(formula)


def find_sources(observation: Observation, known: Mapping[str, Observation]) -> tuple[Citation, ...]:
    """Return the sources of a value, each once; of a computed value that has none, those of what it was computed from."""
    return tuple(dict.fromkeys(_trace(observation, known, frozenset({observation.id}))))


def _trace(observation: Observation, known: Mapping[str, Observation], met: frozenset[str]) -> Iterator[Citation]:
    if observation.sources:
        yield from observation.sources
        return
    for ident in list_inputs(observation.formula):
        if ident in known and ident not in met:
            yield from _trace(known[ident], known, met | {ident})


def input_value(observation: Observation | None) -> float | None:
    """Return the number of an input: its estimate, which knows what it is a share of if it is a proportion."""
    if observation is None or observation.value is None:
        return None
    share = find_proportion(observation)
    return quantity.estimate(observation.value) if share is None else share


def compute(formula: str, known: Mapping[str, Observation]) -> list[float]:
    """Compute each part of a formula, a difference as estimate, low and high; raises one of BROKEN when it cannot be computed."""
    return [number for part in _split_parts(formula) for number in _evaluate(part, known)]


def gives_interval(formula: str) -> bool:
    """Whether a formula gives an estimate with its interval, and not one number for each of its parts."""
    return len(_split_parts(formula)) == 1 and formula.strip().startswith("risk_difference(")


def fill_in(
    observation: Observation, known: Mapping[str, Observation], waiting: frozenset[str] = frozenset()
) -> Observation:
    """Compute the value of an observation with a formula and no value, if its inputs have numbers."""
    if not (observation.value and observation.value.step) or observation.id in waiting:
        return observation
    deeper = waiting | {observation.id}
    of = {i: fill_in(known[i], known, deeper) for i in list_inputs(observation.formula) if i in known}
    try:
        numbers = [_round(result, observation.value.step) for result in compute(observation.formula, of)]
        value = quantity.parse(_join_numbers(numbers, observation.formula))
    except BROKEN:
        return observation  # DAT-DERIVE says why
    return observation.model_copy(update={"value": value})


def _join_numbers(numbers: list[str], formula: str) -> str:
    """Write the numbers as a list, or as an estimate with its interval."""
    return "{} ({} to {})".format(*numbers) if gives_interval(formula) else ", ".join(numbers)


def _round(value: float, step: str) -> str:
    """Return a number in digits, without an exponent, and nothing as nothing and not as −0."""
    unit = Decimal(step)
    rounded = (Decimal(repr(value)) / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit
    return f"{rounded or abs(rounded):f}".replace("-", "−")


def _split_parts(formula: str) -> list[str]:
    """Split a formula at the commas outside of brackets."""
    parts, depth = [""], 0
    for character in formula:
        depth += (character == "(") - (character == ")")
        if character == "," and not depth:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts]


def _evaluate(part: str, known: Mapping[str, Observation]) -> tuple[float, ...]:
    names = {f"v{i}": input_value(known.get(name)) for i, name in enumerate(list_inputs(part))}
    counted = iter(names)
    arithmetic = _INPUT.sub(lambda _: next(counted), part)
    parsed = ast.parse(arithmetic, mode="eval").body  # one expression: no assignment, no second statement
    if any(isinstance(node, ast.Constant) and type(node.value) not in (int, float) for node in ast.walk(parsed)):
        raise ValueError("a text is no number")
    result = SimpleEval(operators=_OPERATORS, functions=_FUNCTIONS, names=names).eval(arithmetic, parsed)
    numbers = tuple(result) if isinstance(result, Difference) else (float(result),)
    if not all(map(math.isfinite, numbers)):
        raise ValueError("the result is beyond all measure")
    return numbers
