"""Conversion between units: pint with UCUM codes read by ucumvert, loaded only when a chart or a check asks."""

from __future__ import annotations

import re
from functools import cache
from typing import Any


@cache
def _reader() -> tuple[Any, Any]:
    """Return the parser of UCUM codes and what makes pint units of them; loading takes most of a second, so only on
    demand. `PintUcumRegistry` would load the definitions twice: for itself, and for the units that it returns."""
    from ucumvert import UcumToPintTransformer, get_ucum_parser

    return get_ucum_parser(), UcumToPintTransformer()


@cache
def _unit(code: str) -> Any:
    """Return a UCUM code as a pint unit; a bare annotation such as `{participants}` is a pure number."""
    parser, transformer = _reader()
    if re.fullmatch(r"\{[^}]*\}", code):
        return transformer.ureg.dimensionless
    return transformer.transform(parser.parse(code))


def factor(source: str, target: str) -> float:
    """Return how many `target` one `source` is (both UCUM codes); raises ValueError if they are not commensurable."""
    found = _find_factor(source, target)
    if isinstance(found, str):
        raise ValueError(found)
    return found


@cache
def _find_factor(source: str, target: str) -> float | str:
    """Return the factor, or why there is none: that is looked up once, too."""
    if source == target:
        return 1.0
    try:
        return float((1 * _unit(source)).to(_unit(target)).magnitude)
    except Exception as problem:  # pint and ucumvert share no base class for their errors
        return f"no conversion from {source} to {target}: {problem}"


def convert(value: float, source: str, target: str) -> float:
    """Convert a value from unit `source` to unit `target`."""
    return value * factor(source, target)
