"""Conversion between units: pint with UCUM codes read by ucumvert, loaded only when a factor is asked for that no run has found before."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.metadata import version
from typing import Any

from generators.cache import Cache, digest, identify_engine

_STAGE, _SLOT = "factors", "all"
_found: dict[tuple[str, str], float | str] = {}  # the factor, or why there is none


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


def find_factor(source: str, target: str) -> float | None:
    """Return the same, or None if they are not commensurable."""
    found = _find_factor(source, target)
    return None if isinstance(found, str) else found


def _find_factor(source: str, target: str) -> float | str:
    """Return the factor, or why there is none: that is looked up once, too."""
    if source == target:
        return 1.0
    if (source, target) not in _found:
        _found[source, target] = _compute_factor(source, target)
    return _found[source, target]


def _compute_factor(source: str, target: str) -> float | str:
    try:
        return float((1 * _unit(source)).to(_unit(target)).magnitude)
    except Exception as problem:  # pint and ucumvert share no base class for their errors
        return f"no conversion from {source} to {target}: {problem}"


@contextmanager
def recalled(kept: Cache) -> Iterator[None]:
    """Let factors that earlier runs found be known without pint, and keep those that are found now."""
    key = digest(identify_engine("domain/conversion"), version("pint"), version("ucumvert"))
    with suppress(ValueError):
        _found.update({(one, other): told for one, other, told in json.loads(kept.find(_STAGE, key, _SLOT) or "[]")})
    known = len(_found)
    yield
    if len(_found) > known:
        kept.keep(_STAGE, key, json.dumps([(*units, told) for units, told in sorted(_found.items())]), _SLOT)


def convert(value: float, source: str, target: str) -> float:
    """Convert a value from unit `source` to unit `target`."""
    return value * factor(source, target)
