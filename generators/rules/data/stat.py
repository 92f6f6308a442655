"""A spread says what kind of spread it is, and the numbers of one value agree with each other.

An interval or a ± without its kind (SD, SEM, CI, range) cannot be used. An estimate outside its interval, a lower bound
above the upper one, or a k larger than its n is a slip of the pen.
"""

from collections.abc import Iterator, Sequence

from generators.model import Library, Observation, Page, Quantity, Where

ID = "DAT-STAT"
SEVERITY = "error"
BAD = "`119 ± 15` with an empty `spread_kind`; `38 (40–48)`."
GOOD = "`119 ± 15` with `SD`, or `not-stated` where the source does not say."


def check(library: Library, pages: Sequence[Page]) -> Iterator[tuple[Where, str, str]]:
    """Yield each value whose numbers or kinds do not fit together."""
    for observation in library.observations.values():
        if observation.value is not None:
            for message in _wrong(observation, observation.value):
                yield observation.where, f"{observation.id}: {message}", ""


def _wrong(observation: Observation, value: Quantity) -> Iterator[str]:
    spread = value.spread is not None or (value.center is not None and value.low is not None)
    if spread and not observation.spread_kind:
        yield f"{value.text} has a spread without its kind; wanted spread_kind SD, SEM, 95% CI, range, … or not-stated"
    if value.low is not None and value.high is not None:
        if value.low > value.high:
            yield f"{value.text}: the lower number is above the upper one; wanted them in order"
        elif value.center is not None and not value.low <= value.center <= value.high:
            yield f"{value.text}: the estimate is outside its interval; wanted it inside"
