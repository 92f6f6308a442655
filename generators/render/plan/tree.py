"""Walk a part of a page as a tree, and change pieces in it.

A part is a frozen dataclass, a tuple of parts, or a mapping of them; its leaves are nouns and plain values. The order of
fields is the order of printing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from generators.model import Noun

_PLAIN = (str, int, float, type(None))


def _field_names(part: Any) -> tuple[str, ...]:
    """Return the names of the fields of a dataclass; empty for anything else."""
    return tuple(getattr(type(part), "__dataclass_fields__", ()))


def flatten(part: Any) -> list[Any]:
    """Return everything that a part prints, in order: nouns, blocks, pieces; outer before inner."""
    out: list[Any] = []
    _collect(part, out)
    return out


def _collect(part: Any, out: list[Any]) -> None:
    if isinstance(part, _PLAIN):
        return
    if isinstance(part, tuple):
        for one in part:
            _collect(one, out)
    elif isinstance(part, Noun):
        out.append(part)
    elif isinstance(part, Mapping):
        for one in part.values():
            _collect(one, out)
    elif names := _field_names(part):
        out.append(part)
        for name in names:
            _collect(getattr(part, name), out)


def change_pieces(part: Any, change: Callable[[Any], Any], *kinds: type[Any]) -> Any:
    """Return the part with each piece of these kinds changed, in the order of `flatten`; an unchanged part is the same object."""
    if isinstance(part, kinds):
        return change(part)
    if isinstance(part, tuple):
        made = [change_pieces(one, change, *kinds) for one in part]
        return part if all(a is b for a, b in zip(made, part, strict=True)) else tuple(made)
    if isinstance(part, (*_PLAIN, Noun)) or not (names := _field_names(part)):
        return part
    pairs = ((name, getattr(part, name)) for name in names)
    new = {name: made for name, old in pairs if (made := change_pieces(old, change, *kinds)) is not old}
    return replace(part, **new) if new else part
