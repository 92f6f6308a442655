"""A published value and all that is needed to trust it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generators.model.base import AnalysisSet, Missing, Noun, Route, Slug, Sourced, SpreadKind, Statistic


class Quantity(Noun):
    """A value as people write it, and what was understood of it.

    `text` is what is printed. Numbers are in the unit of the observation: `center` is the estimate, `low` and
    `high` the interval, `spread` the half-width after ±, `bound` says which side is open, `points` are values that
    hold under a condition (`8 (50 mg) to 51 (400 mg)`), `count`/`total` a k of n, `cv` a coefficient of variation in per
    cent, which is never an amount. Where a median was `not_reached`, or an interval has an open end, there is no number for it.
    """

    text: str
    center: float | None = None
    low: float | None = None
    high: float | None = None
    spread: float | None = None
    bound: Literal["", "<", "≤", ">", "≥", "up to"] = ""
    approximate: bool = False
    not_reached: bool = False
    cv: float | None = None
    count: int | None = None
    total: int | None = None
    percent: float | None = None
    values: tuple[float, ...] = ()
    points: tuple[tuple[float, str], ...] = ()
    step: str = ""  # of a value that is still to be computed: what it is rounded to

    @property
    def below_zero(self) -> bool:
        """Whether its estimate or the lower end of its interval is."""
        return any(number is not None and number < 0 for number in (self.center, self.low))

    @property
    def is_fall(self) -> bool:
        """Whether its estimate is below zero, or a range that ends below it."""
        return self.center < 0 if self.center is not None else self.high is not None and self.high < 0

    @property
    def upside_down(self) -> bool:
        """Whether its lower end is above the upper one."""
        return self.low is not None and self.high is not None and self.low > self.high


class Observation(Sourced):
    """One published value with all that is needed to trust it: one row of `observations.csv`.

    What the row leaves out was filled in when it was read, by `domain/context.py`: nobody else needs to know where a
    compound or a dose was written. `repeats` names the columns in which the row says what it would inherit.
    """

    id: Slug
    drug: str
    parameter: str
    analyte: str = ""  # what was measured or counted
    value: Quantity | None
    unit: str
    statistic: Statistic
    spread_kind: SpreadKind
    n: str
    population: str
    analysis_set: AnalysisSet
    cut: str = ""  # the id of a cut of the data of the study
    cut_name: str = ""
    species: str
    matrix: str
    study: str
    arm: str  # the id of an arm of the study
    arm_name: str = ""  # as it is printed, with the arm that it was compared against
    against: str = ""  # the id of the arm that a difference or a ratio was taken against, or `baseline`
    dose: str
    route: Route
    schedule: str
    time: str
    qualifier: str
    missing: Missing | None
    compound: str
    formula: str
    repeats: tuple[str, ...] = Field(default=(), exclude=True, repr=False)
    is_disputed: bool = Field(default=False, exclude=True, repr=False)  # whether sources openly disagree on it
