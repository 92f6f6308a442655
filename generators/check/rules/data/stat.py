"""A value says what statistic it is, a spread says what kind of spread it is, and the numbers of one value agree.

An interval or a ± without its kind (SD, SEM, CI, range) cannot be used, nor can an estimate with an interval of which
nobody says whether it is a mean or a median. An estimate outside its interval, a median outside its range, a lower
number above the upper one, a ± that is called a range, a list that is called a mean, or a mean above the maximum of the
same thing in another row is a slip of the pen. So is a number that cannot be: an amount, a time or a count below zero
that is no change and no difference, a fall by more than all.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from generators.check.sources import places
from generators.model import Library, Observation, Page, Problem, Quantity

ID = "DAT-STAT"
SEVERITY = "error"
BAD = "`119 ± 15` with an empty `spread_kind`; `38 (40–48)`; a `list` with the value `12`."
GOOD = "`119 ± 15` with `mean` and `SD`, or with `not-stated` where the source does not say."
_AROUND = ("SD", "SEM", "95% CI", "90% CI", "CV", "not-stated")  # what may stand after ±
_BETWEEN = ("95% CI", "90% CI", "range", "IQR", "not-stated")  # what may stand in brackets or alone as a span
_FORMS: Mapping[str, tuple[str, Callable[[Quantity], bool]]] = {  # what a value of a statistic looks like
    "range": ("28–47", lambda value: value.center is None and value.low is not None),
    "list": ("0.5, 1, 2", lambda value: bool(value.values)),
    "bound": ("≥90", lambda value: bool(value.bound)),
    "count": ("12 or 5/7", lambda value: value.count is not None or (value.center or 0) % 1 == 0),
}
_CENTRAL = ("mean", "median", "geometric-mean")
_SAME = ("parameter", "unit", "population", "analysis_set", "n", "species", "matrix", "study", "arm", "dose", "route",
         "schedule", "time", "compound")  # fmt: skip
Wrong = tuple[str, str, str]  # the column, what is wrong, what was wanted


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each value whose numbers or kinds do not fit together."""
    for observation, beyond in _beyond(library):
        message = f"{observation.id}: {_text(observation)} lies outside {_text(beyond)}, the {beyond.statistic} in {beyond.id}"
        yield Problem(places.cell(library, observation, "value"), message, "an estimate within it")
    for observation in library.observations.values():
        if observation.value is not None:
            value = observation.value
            signed = observation.statistic == "difference" or _signed(observation, library)
            found = (*_spread(observation, value), *_form(observation, value), *_impossible(observation, value, signed))
            for column, wrong, wanted in found:
                yield Problem(places.cell(library, observation, column), f"{observation.id}: {wrong}", wanted)


def _text(observation: Observation) -> str:
    return observation.value.text if observation.value else ""


def _beyond(library: Library) -> Iterator[tuple[Observation, Observation]]:
    """Each estimate above the maximum, below the minimum or outside the range of the same thing."""
    alike: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for observation in library.observations.values():
        if observation.value and observation.study and observation.species:
            alike[tuple(getattr(observation, name) for name in _SAME)].append(observation)
    for group in alike.values():
        for one, end in ((one, end) for one in group for end in group if one.statistic in _CENTRAL):
            center = one.value.center if one.value else None
            low, high = _ends(end)
            if center is not None and not low <= center <= high:
                yield one, end


def _ends(observation: Observation) -> tuple[float, float]:
    """What an extreme leaves for an estimate: up to a maximum, from a minimum, within a range."""
    value, least, most = observation.value, -math.inf, math.inf
    if value and observation.statistic == "range" and value.low is not None and value.high is not None:
        least, most = value.low, value.high
    elif value and observation.statistic == "maximum" and not value.bound:
        most = value.center if value.center is not None else most
    elif value and observation.statistic == "minimum" and not value.bound:
        least = value.center if value.center is not None else least
    return least, most


def _spread(observation: Observation, value: Quantity) -> Iterator[Wrong]:
    span = value.low is not None and not value.points
    kind, wanted = observation.spread_kind, _AROUND if value.spread is not None else _BETWEEN
    if (value.spread is not None or (span and value.center is not None)) and not kind:
        yield "spread_kind", f"{value.text} has a spread without its kind", f"{', '.join(wanted)}"
    elif kind and value.spread is None and not span:
        yield "spread_kind", f"{value.text} has no spread and is called {kind}", "± or an interval, or no kind"
    elif kind and kind not in wanted:
        yield "spread_kind", f"{value.text} is called {kind}", f"{', '.join(wanted)}"


def _form(observation: Observation, value: Quantity) -> Iterator[Wrong]:
    if value.low is not None and value.high is not None:
        if value.upside_down:
            yield "value", f"{value.text}: the lower number is above the upper one", "them in order"
        elif value.low == value.high and value.center is None:
            yield "value", f"{value.text}: both ends are the same number", "two, or one alone"
        elif value.center is not None and not value.low <= value.center <= value.high:
            yield "value", f"{value.text}: the estimate is outside its interval", "it inside"
    if value.spread is not None and value.spread < 0:
        yield "value", f"{value.text}: a spread below zero", "a positive one"
    if value.center is not None and observation.spread_kind and not observation.statistic:
        yield "statistic", f"{value.text} does not say what it is", "mean, median, … or not-reported"
    looks, fits = _FORMS.get(observation.statistic, ("", lambda _: True))
    if value.count is not None and observation.statistic != "count":
        yield "statistic", f"{value.text} is k of n and called {observation.statistic or 'nothing'}", "count"
    elif value.values and observation.statistic not in ("list", "not-reported"):
        yield (
            "statistic",
            f"{value.text} is several numbers and called {observation.statistic or 'nothing'}",
            "list",
        )
    elif not fits(value):
        yield "statistic", f"{value.text} is called a {observation.statistic}", f"a value like {looks}"


def _signed(observation: Observation, library: Library) -> bool:
    """Whether the parameter may be below zero; of one that is unknown nobody can say."""
    parameter = library.vocabulary.parameters.get(observation.parameter)
    return parameter is None or parameter.signed


def _impossible(observation: Observation, value: Quantity, signed: bool) -> Iterator[Wrong]:
    """An estimate that nothing can have."""
    words, center = observation.parameter.split("-"), value.center
    if value.below_zero and not signed:
        yield "value", f"{value.text}: below zero and no change", "an amount"
    elif observation.unit == "%" and center is not None:
        if "change" in words and center < -100:
            yield "value", f"{value.text}%: a fall by more than all", "−100 at the least"
        elif words[-1] == "reduction" and center > 100:
            yield "value", f"{value.text}%: a fall by more than all", "100 at the most"
