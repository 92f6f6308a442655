"""A value says what statistic it is, a spread says what kind of spread it is, and the numbers of one value agree.

An interval or a ± without its kind (SD, SEM, CI, range) cannot be used, nor can an estimate with an interval of which
nobody says whether it is a mean or a median. An estimate outside its interval, a median outside its range, a lower
number above the upper one, a ± that is called a range, a list that is called a mean, or a mean above the maximum of the
same thing in another row is a slip of the pen. So is a number that cannot be: an amount, a time or a count below zero
that is no change and no difference, a fall by more than all.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from generators.check.sources import places
from generators.check.sources.wrong import Wrong, place_in_row
from generators.domain import alike
from generators.domain.connected import list_compared
from generators.model import Drug, Library, Observation, Parameter, Problem, Quantity

ID = "DAT-STAT"
SEVERITY = "error"
BAD = "`119 ± 15` with an empty `spread_kind`; `38 (40–48)`; a `list` with the value `12`."
GOOD = "`119 ± 15` with `mean` and `SD`, or with `not-stated` where the source does not say."
_AROUND = ("SD", "SEM", "95% CI", "90% CI", "not-stated")  # what may stand after ±
_BETWEEN = ("95% CI", "90% CI", "range", "IQR", "not-stated")  # what may stand in brackets or alone as a span
_FORMS: Mapping[str, tuple[str, Callable[[Quantity], bool]]] = {  # what a value of a statistic looks like
    "range": ("28–47", lambda value: value.center is None and value.low is not None),
    "list": ("0.5, 1, 2", lambda value: bool(value.values)),
    "bound": ("≥90", lambda value: bool(value.bound)),
    "count": ("12 or 5/7", lambda value: value.count is not None or (value.center or 0) % 1 == 0),
}
_CENTRAL = ("mean", "median", "geometric-mean")


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each value whose numbers or kinds do not fit together."""
    rows = [row for row in list_compared(library, drug) if row.value is not None]
    for row, end in _find_outside(rows):
        wrong = f"{row.id}: {_text(row)} lies outside {_text(end)}, the {end.statistic} in {end.id}"
        yield Problem(places.cell(library, row, "value"), wrong, "an estimate within it")
    for row in (row for row in rows if row.drug == drug.id):
        parameter = library.vocabulary.parameters.get(row.parameter)
        yield from place_in_row(library, row, _check_row(row, row.value or Quantity(text=""), parameter))


def _text(row: Observation) -> str:
    return row.value.text if row.value else ""


def _find_outside(rows: Iterable[Observation]) -> Iterator[tuple[Observation, Observation]]:
    """Each estimate above the maximum, below the minimum or outside the range of the same sample."""
    placed = (row for row in rows if row.study and row.species)
    for group in alike.group(placed, alike.SAME_SAMPLE).values():
        for row, end in ((row, end) for row in group for end in group if row.statistic in _CENTRAL):
            center = row.value.center if row.value else None
            low, high = _limits(end)
            if center is not None and not low <= center <= high:
                yield row, end


def _limits(row: Observation) -> tuple[float, float]:
    """What an extreme leaves for an estimate: up to a maximum, from a minimum, within a range."""
    value, least, most = row.value, -math.inf, math.inf
    if value and row.statistic == "range" and value.low is not None and value.high is not None:
        return value.low, value.high
    if value and value.center is not None and not value.bound:
        least = value.center if row.statistic == "minimum" else least
        most = value.center if row.statistic == "maximum" else most
    return least, most


def _check_row(row: Observation, value: Quantity, parameter: Parameter | None) -> Iterator[Wrong]:
    yield from _check_spread(row, value)
    yield from _check_ends(value)
    yield from _check_statistic(row, value)
    if value.below_zero and row.statistic != "difference" and parameter is not None and not parameter.signed:
        yield Wrong("value", f"{value.text}: below zero and no change", "an amount")
    elif row.unit == "%" and value.center is not None:
        yield from _check_fall(row.parameter.split("-"), value.text, value.center)


def _check_spread(row: Observation, value: Quantity) -> Iterator[Wrong]:
    span = (value.low is not None or value.high is not None) and not value.points
    kind, wanted = row.spread_kind, _AROUND if value.spread is not None else _BETWEEN
    if kind == "CV" or value.cv is not None:
        if value.cv is None or kind not in ("", "CV"):
            yield Wrong("spread_kind", f"{value.text} is called {kind}", "119 (CV 15%): a CV is a percentage")
    elif not kind:
        if value.spread is not None or (span and value.center is not None):
            yield Wrong("spread_kind", f"{value.text} has a spread without its kind", ", ".join(wanted))
    elif value.spread is None and not span:
        yield Wrong("spread_kind", f"{value.text} has no spread and is called {kind}", "± or an interval, or no kind")
    elif kind not in wanted:
        yield Wrong("spread_kind", f"{value.text} is called {kind}", ", ".join(wanted))


def _check_ends(value: Quantity) -> Iterator[Wrong]:
    """An interval whose ends are not in order, or that its estimate is not in; a spread below zero."""
    low, high, center = value.low, value.high, value.center
    if low is not None and high is not None:
        if value.upside_down:
            yield Wrong("value", f"{value.text}: the lower number is above the upper one", "them in order")
        elif low == high and center is None:
            yield Wrong("value", f"{value.text}: both ends are the same number", "two, or one alone")
        elif center is not None and not low <= center <= high:
            yield Wrong("value", f"{value.text}: the estimate is outside its interval", "it inside")
    if value.spread is not None and value.spread < 0:
        yield Wrong("value", f"{value.text}: a spread below zero", "a positive one")


def _check_statistic(row: Observation, value: Quantity) -> Iterator[Wrong]:
    """A value that does not look like its statistic."""
    statistic = row.statistic
    if value.center is not None and row.spread_kind and not statistic:
        yield Wrong("statistic", f"{value.text} does not say what it is", "mean, median, … or not-reported")
    looks, fits = _FORMS.get(statistic, ("", lambda _: True))
    if value.count is not None and statistic != "count":
        yield Wrong("statistic", f"{value.text} is k of n and called {statistic or 'nothing'}", "count")
    elif value.count is not None and not row.unit.startswith("{"):
        yield Wrong("value", f"{value.text} is k of n, and its unit is {row.unit or 'none'}", "a number in this unit")
    elif value.values and statistic not in ("list", "not-reported"):
        yield Wrong("statistic", f"{value.text} is several numbers and called {statistic or 'nothing'}", "list")
    elif not fits(value):
        yield Wrong("statistic", f"{value.text} is called a {statistic}", f"a value like {looks}")


def _check_fall(words: Sequence[str], text: str, center: float) -> Iterator[Wrong]:
    """A fall by more than everything there was."""
    if "change" in words and center < -100:
        yield Wrong("value", f"{text}%: a fall by more than all", "−100 at the least")
    elif words[-1] == "reduction" and center > 100:
        yield Wrong("value", f"{text}%: a fall by more than all", "100 at the most")
