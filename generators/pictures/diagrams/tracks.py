"""The stretches of arrows between two rows: each leads down, across on a track of its own, and down again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

APART = 9.0  # px between the uprights of two arrows
STRAIGHT = 0.5  # px within which two places are one
ON_ONE_ANOTHER = 50  # crossings that two lines on one another are as bad as
UP, DOWN = "up", "down"  # an end at the row above, and at that below


@dataclass
class End:
    """Where a stretch comes from a row or leads to one."""

    x: float
    side: str


@dataclass
class Stretch:
    """The way of an arrow between two rows; both ends may be at the same row."""

    edge: int
    start: End
    end: End
    level: int = 0  # of its track, counted from the top
    y: float = 0.0  # of its track

    @property
    def ends(self) -> tuple[End, End]:
        """Its two ends."""
        return self.start, self.end

    @property
    def is_straight(self) -> bool:
        """Whether it needs no track."""
        return self.start.side != self.end.side and abs(self.start.x - self.end.x) < STRAIGHT

    @property
    def left(self) -> float:
        """Where its track begins."""
        return min(self.start.x, self.end.x)

    @property
    def right(self) -> float:
        """Where its track ends."""
        return max(self.start.x, self.end.x)


def assign_levels(stretches: Sequence[Stretch]) -> int:
    """Give each stretch that turns a track, so that few cross; return how many tracks lie under one another."""
    order = _improve(sorted((one for one in stretches if not one.is_straight), key=_rank))
    for place, one in enumerate(order):
        one.level = 1 + max((other.level for other in order[:place] if _meet(one, other)), default=0)
    return max((one.level for one in order), default=0)


def count_overlaps(stretches: Sequence[Stretch]) -> int:
    """Return how many uprights lie on one another, whose tracks have levels."""
    pairs = combinations(sorted((one for one in stretches if not one.is_straight), key=lambda one: one.level), 2)
    return sum(_rate(upper, lower) >= ON_ONE_ANOTHER for upper, lower in pairs if _meet(upper, lower))


def _rank(one: Stretch) -> tuple[bool, float]:
    """Nothing crosses if all lead to one side and the first to arrive is the uppermost."""
    is_rightward = one.end.x > one.start.x
    return is_rightward, -one.start.x if is_rightward else one.start.x


def _meet(one: Stretch, other: Stretch) -> bool:
    return one.left < other.right + APART and other.left < one.right + APART


def _improve(order: list[Stretch]) -> list[Stretch]:
    """Swap neighbours as long as less is crossed."""
    for _ in order:
        before = list(order)
        for place in range(len(order) - 1):
            upper, lower = order[place : place + 2]
            if _rate(lower, upper) < _rate(upper, lower):
                order[place : place + 2] = lower, upper
        if [*map(id, order)] == [*map(id, before)]:
            break
    return order


def _rate(upper: Stretch, lower: Stretch) -> int:
    """Return how much two stretches cross if one is above the other."""
    downward = [end.x for end in upper.ends if end.side == DOWN]
    upward = [end.x for end in lower.ends if end.side == UP]
    crossed = sum(lower.left < x < lower.right for x in downward) + sum(upper.left < x < upper.right for x in upward)
    return crossed + ON_ONE_ANOTHER * sum(abs(one - other) < APART for one in downward for other in upward)
