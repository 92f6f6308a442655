"""Conversion between units: pint with UCUM codes read by ucumvert, loaded only when a chart or a check asks."""

from __future__ import annotations

import re
from functools import cache
from typing import Any


@cache
def _registry() -> Any:
    """Return the pint registry that reads UCUM codes; loading takes about a second, so only on demand."""
    from ucumvert import PintUcumRegistry

    return PintUcumRegistry()


@cache
def _unit(code: str) -> Any:
    """Return a UCUM code as a pint unit; a bare annotation such as `{participants}` is a pure number."""
    registry = _registry()
    return registry.dimensionless if re.fullmatch(r"\{[^}]*\}", code) else registry.from_ucum(code)


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
