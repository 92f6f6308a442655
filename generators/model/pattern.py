"""Regular expressions of the data: which of them may take for ever.

A repeat that can match one text in two ways tries all of them where the rest does not fit: `(a+)+`, `(a|aa)+`, `(a\\w*)+`. So the letters
of the repeat are steps of a graph, and two walks through it are followed at once. If they read the same, part, and meet where they began,
the ways double with each round. `(?:\\w+ )*` has one way to part a text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]  # the parser of `re` has no public name
from typing import Any

_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_LETTERS = (_constants.LITERAL, _constants.NOT_LITERAL, _constants.IN, _constants.ANY)
_MANY = 20  # a repeat of so many is as good as endless
_FEW = 3  # as many rounds of a shorter one are looked at
_LARGEST = 400  # steps of a repeat; a longer one is not looked at
_ALPHABET = [*map(chr, range(1, 0x180)), "α", "µ", "′", "–", "−", " ", "漢"]

Pair = tuple[int, int]


@dataclass
class _Steps:
    """The letters of a pattern as numbers: where it can begin and end, and in how many ways it can be empty (two are many)."""

    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    empty: int = 1


class _Walks:
    """The steps of one repeat, and which can follow which, once for each way in which it can."""

    def __init__(self) -> None:
        self.letters: list[Any] = []
        self.after: dict[int, list[int]] = {}

    def add(self, parts: Iterable[Any]) -> _Steps:
        """Add a sequence."""
        steps = _Steps()
        for kind, value in parts:
            steps = self._join(steps, self._add_one(kind, value))
        return steps

    def _add_one(self, kind: Any, value: Any) -> _Steps:
        if kind in _LETTERS or kind is _constants.GROUPREF:
            self.letters.append((kind, value) if kind in _LETTERS else (_constants.ANY, None))
            return _Steps([len(self.letters) - 1], [len(self.letters) - 1], 0)
        if kind in _REPEATS:
            return self._add_repeat(*value)
        if kind is _constants.BRANCH:
            return _unite(self.add(way) for way in value[1])
        return self.add(value[-1]) if kind is _constants.SUBPATTERN else _Steps()

    def _add_repeat(self, least: int, most: int, inner: Any) -> _Steps:
        if most >= _MANY:
            steps = self.add(inner)
            self._link(steps.last, steps.first)
            return _Steps(steps.first, steps.last, int(steps.empty > 0 or least == 0))
        steps = _Steps()
        for number in reversed(range(min(most, _FEW))):
            steps = self._join(self.add(inner), steps)
            steps.empty += number >= least
        return steps

    def _join(self, one: _Steps, two: _Steps) -> _Steps:
        self._link(one.last, two.first)
        first, last = one.first + two.first * one.empty, two.last + one.last * two.empty
        return _Steps(first, last, min(one.empty * two.empty, 2))

    def _link(self, ends: Iterable[int], starts: Iterable[int]) -> None:
        for end, start in product(ends, starts):
            self.after.setdefault(end, []).append(start)

    def part_and_meet(self) -> bool:
        """Whether two walks that read the same can part at a step and meet there again. Steps that lead to one another share their
        walks, which are looked at once."""
        seen: set[int] = set()
        for step in range(len(self.letters)):
            if step not in seen:
                round_trip = self._find_round_trip(step)
                if any(one != two or self._is_followed_twice(one, round_trip) for one, two in round_trip):
                    return True
                seen |= {one for one, _ in round_trip}
        return False

    def _find_round_trip(self, step: int) -> set[Pair]:
        """The pairs of steps on the ways of two walks from a step back to it."""
        back: dict[Pair, set[Pair]] = {}
        for pair in _reach((step, step), self._list_next):
            for other in self._list_next(pair):
                back.setdefault(other, set()).add(pair)
        return _reach((step, step), lambda pair: back.get(pair, set()))

    def _is_followed_twice(self, step: int, pairs: set[Pair]) -> bool:
        """Whether a step is followed by the same one in two ways, on a walk that leads back."""
        times = Counter(self.after.get(step, ()))
        return any(number > 1 and (other, other) in pairs for other, number in times.items())

    def _list_next(self, pair: Pair) -> set[Pair]:
        """The pairs of steps that two walks can take next, reading the same character."""
        ahead = {*product(self.after.get(pair[0], ()), self.after.get(pair[1], ()))}
        return {(one, two) for one, two in ahead if one == two or self._are_alike(one, two)}

    def _are_alike(self, one: int, two: int) -> bool:
        return not _read(self.letters[one]).isdisjoint(_read(self.letters[two]))


def _reach(start: Pair, list_next: Callable[[Pair], set[Pair]]) -> set[Pair]:
    """All pairs of steps that can be reached from one."""
    seen, left = {start}, [start]
    while left:
        new = list_next(left.pop()) - seen
        seen |= new
        left += new
    return seen


def _unite(ways: Iterable[_Steps]) -> _Steps:
    steps = _Steps(empty=0)
    for way in ways:
        steps = _Steps(steps.first + way.first, steps.last + way.last, min(steps.empty + way.empty, 2))
    return steps


def _read(letter: tuple[Any, Any]) -> frozenset[str]:
    """The characters that a letter of a pattern stands for, of those that are tried."""
    kind, value = letter
    return _read_frozen(kind, tuple(value) if isinstance(value, list) else value)


@lru_cache(maxsize=1024)
def _read_frozen(kind: Any, value: Any) -> frozenset[str]:
    parts = [(kind, [*value] if isinstance(value, tuple) else value)]
    compiled = _compiler.compile(_parser.SubPattern(_parser.State(), parts), re.IGNORECASE | re.DOTALL)
    return frozenset(filter(compiled.fullmatch, _ALPHABET))


@lru_cache(maxsize=4096)
def may_run_away(pattern: str) -> bool:
    """Return whether a repeat in a pattern can match one text in more and more ways."""
    return any(map(_is_risky, _list_repeats(_parser.parse(pattern))))


def _is_risky(repeat: Any) -> bool:
    walks = _Walks()
    walks.add([repeat])
    return len(walks.letters) <= _LARGEST and walks.part_and_meet()


def _list_repeats(parts: Iterable[Any]) -> Iterator[Any]:
    """Yield the outermost endless repeats, and those within look-arounds."""
    for kind, value in parts:
        if kind in _REPEATS and value[1] >= _MANY:
            yield kind, value
        else:
            for inner in _list_inner(kind, value):
                yield from _list_repeats(inner)


def _list_inner(kind: Any, value: Any) -> list[Any]:
    """The patterns within a part of a pattern."""
    if kind in _REPEATS:
        return [value[2]]
    if kind is _constants.SUBPATTERN:
        return [value[-1]]
    if kind is _constants.BRANCH:
        return list(value[1])
    return [value[1]] if kind in (_constants.ASSERT, _constants.ASSERT_NOT) else []
