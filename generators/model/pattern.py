"""Regular expressions of the data: which of them may take for ever.

`(a+)+` matches a run of letters in as many ways as the run can be parted, and tries them all where the rest does not fit. A repeated
group is bounded by what it must hold besides repeats: `(?:\\w+ )*` has one way to part a text.
"""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants, _parser  # type: ignore[attr-defined]  # the parser of `re` has no public name
from typing import Any

_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
_FIXED = (_constants.LITERAL, _constants.NOT_LITERAL, _constants.IN, _constants.ANY)
_MOST = 500  # ways that are looked at
_MANY = 20  # a repeat of so many is as good as endless


def may_run_away(pattern: str) -> bool:
    """Return whether a repeat in a pattern repeats something that is nothing but repeats."""
    return _is_risky(_parser.parse(pattern))


def _is_risky(parts: Iterable[Any]) -> bool:
    for kind, value in parts:
        if kind in _REPEATS and value[1] >= _MANY and any(map(_is_only_repeats, _ways(value[2]))):
            return True
        if any(_is_risky(inner) for inner in _inside(kind, value)):
            return True
    return False


def _inside(kind: Any, value: Any) -> list[Any]:
    """The patterns within a part of a pattern."""
    if kind in _REPEATS:
        return [value[2]]
    if kind is _constants.SUBPATTERN:
        return [value[-1]]
    if kind is _constants.BRANCH:
        return list(value[1])
    return [value[1]] if kind in (_constants.ASSERT, _constants.ASSERT_NOT) else []


def _ways(parts: Iterable[Any]) -> list[list[Any]]:
    """The sequences that a group may be, without the brackets round them."""
    ways: list[list[Any]] = [[]]
    for kind, value in parts:
        inner = [way for one in _inside(kind, value) for way in _ways(one)]
        is_few = kind in _REPEATS and value[1] < _MANY  # `?`, `{2}`
        inner += [[]] if is_few and value[0] == 0 else []
        if is_few or kind in (_constants.SUBPATTERN, _constants.BRANCH):
            ways = [[*way, *more] for way in ways for more in inner][:_MOST]
        else:
            ways = [[*way, (kind, value)] for way in ways]
    return ways


def _is_only_repeats(way: list[Any]) -> bool:
    endless = any(kind in _REPEATS and value[1] >= _MANY for kind, value in way)
    return endless and not any(kind in _FIXED for kind, _ in way)
