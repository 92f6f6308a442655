"""Walk a part of a page as a tree, and change pieces in it.

A part is a frozen dataclass, a tuple of parts, or a mapping of them; its leaves are nouns and plain values. The order of
fields is the order of printing. A page has tens of thousands of parts, so what a kind of part is is asked once a kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from generators.model import Noun

_PLAIN = (str, int, float, type(None))
_LEAVES = frozenset({str, int, float, bool, type(None)})  # most fields of a part: nothing is looked for in them


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    """Return the names of the fields of a kind of dataclass; empty for anything else."""
    return () if issubclass(kind, (*_PLAIN, Noun)) else tuple(getattr(kind, "__dataclass_fields__", ()))


@cache
def _is_printed(kind: Any) -> bool:
    """Whether `flatten` lists things of a kind themselves: nouns, blocks and pieces."""
    return issubclass(kind, Noun) or bool(_field_names(kind))


def flatten(part: Any) -> list[Any]:
    """Return everything that a part prints, in order: nouns, blocks, pieces; outer before inner."""
    out: list[Any] = []
    _collect(part, out)
    return out


def _collect(part: Any, out: list[Any]) -> None:
    kind: Any = type(part)
    if isinstance(part, tuple):
        for one in part:
            _collect(one, out)
    elif _is_printed(kind):
        out.append(part)
        for name in _field_names(kind):
            inner = getattr(part, name)
            if type(inner) not in _LEAVES:
                _collect(inner, out)
    elif isinstance(part, Mapping):
        for one in part.values():
            _collect(one, out)


def change_pieces(part: Any, change: Callable[[Any], Any], *kinds: type[Any]) -> Any:
    """Return the part with each piece of these kinds changed, in the order of `flatten`; an unchanged part is the same object."""
    if isinstance(part, kinds):
        return change(part)
    if isinstance(part, tuple):
        made = [change_pieces(one, change, *kinds) for one in part]
        return part if all(a is b for a, b in zip(made, part, strict=True)) else tuple(made)
    kind: Any = type(part)
    new = {}
    for name in _field_names(kind):
        old = getattr(part, name)
        if type(old) not in _LEAVES and (made := change_pieces(old, change, *kinds)) is not old:
            new[name] = made
    return replace(part, **new) if new else part
