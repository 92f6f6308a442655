"""Count values: the only place that says what a value is. A missing value is none; it is counted by its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generators.model import MarkedGrade, Missing, Observation


@dataclass(frozen=True)
class Count:
    """Numbers of values by grade, and of missing ones by reason."""

    grades: Counter[MarkedGrade]
    reasons: Counter[Missing]

    @property
    def values(self) -> int:
        """How many values there are."""
        return self.grades.total()

    @property
    def missing(self) -> int:
        """How many values are missing."""
        return self.reasons.total()


def count_values(observations: Iterable[Observation]) -> Count:
    """Count values by grade, and missing ones by reason."""
    rows = list(observations)
    reasons = Counter(row.missing or "not-reported" for row in rows if row.value is None)
    return Count(Counter(row.mark for row in rows if row.value is not None), reasons)
