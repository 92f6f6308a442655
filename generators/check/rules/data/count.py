"""Counts are right: k is not above n, a percentage is that of its k and n, and the arms of a study add up to its total.

A printed percentage is 100·k/n rounded to its digits. A percentage that stands alone is one that some whole number of its n
can give; an imputed or Kaplan–Meier share is none, so it has an interval or is called an `estimate`. The n of a row is the
n of its k/n (where people are counted, not events), is given wherever people are counted, and is that of every other count
of its arm and analysis set; fewer people are a `subgroup`. What was measured may be missing of some, and never has more. In one study, population, analysis set (everyone randomised is
the ITT set) and cut of the data, an arm that counts others together (`of:` in studies.yml) is their sum, and a row without
an arm is the sum of all single arms. A sum is checked where each of its arms has a row.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from generators.check.sources import places
from generators.check.sources.wrong import Wrong, place_in_row
from generators.domain import alike, quantity
from generators.domain.connected import list_compared
from generators.model import WHOLE_SETS, Drug, Library, Observation, Problem, Quantity, Study, Vocabulary

ID = "DAT-COUNT"
SEVERITY = "error"
BAD = "`10/38 (62%)`; arms of 7, 6, 6, 10, 10 and 9 below a total of 49."
GOOD = "`10/38 (26%)`; arms of 7, 6, 6, 10, 10 and 10."
_OF_ALL = ("count", "percentage", "imputed", "kaplan-meier")  # statistics that count everyone of a set
_OF_ONE = ("minimum", "maximum", "single")  # statistics that a single subject may have given
Number = Callable[[Observation], float]


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each count that is wrong by itself, each total that its arms do not make, each n unlike its arm's."""
    rows = [row for row in list_compared(library, drug) if row.value is not None]
    for row in (row for row in rows if row.drug == drug.id):
        yield from place_in_row(library, row, _check_row(row, library.vocabulary))
    counts = [row for row in rows if _counts_all(row, library.vocabulary)]
    for total, parts, number in _find_wrong_totals(counts, library):
        sum_of = " + ".join(f"{number(part):g}" for part in parts)
        wrong = f"{total.id}: {number(total):g} in all and {sum_of} = {sum(map(number, parts)):g} in the arms"
        yield Problem(places.cell(library, total, "value"), wrong, "arms that add up to the total")
    for row, other in _find_wrong_sizes(rows, library.vocabulary):
        wrong = f"{row.id}: n is {row.n}, and {other.n} in {other.id}, of the same arm and analysis set"
        yield Problem(places.cell(library, row, "n"), wrong, "one n, or the subgroup that was counted")


def _check_row(row: Observation, vocabulary: Vocabulary) -> Iterator[Wrong]:
    value = row.value or Quantity(text="")
    subjects = vocabulary.counted(row.unit) in ("people", "animals")
    if value.count is not None and value.total is not None:
        yield from _check_share(value, value.count, value.total)
        if subjects and _n(row) != value.total:
            yield Wrong("n", f"n is {row.n or 'empty'} beside {value.text}", f"{value.total}")
    elif subjects:
        if (value.center or 0) > _n_or_more(row):
            yield Wrong("value", f"{value.text} of n = {row.n}", "a count no larger than n")
    elif row.statistic == "percentage":
        yield from _check_percentage(value, _n(row))
    if _counts_all(row, vocabulary) and row.analysis_set and not row.n:
        yield Wrong("n", "a count of people without its n", "a number or not-reported")


def _check_share(value: Quantity, count: int, total: int) -> Iterator[Wrong]:
    """A k of n, with its percentage if that is printed."""
    if count > total:
        yield Wrong("value", f"{value.text}: more than all", "k no larger than n")
    elif value.percent is not None and not _is_rounded(quantity.printed_numbers(value)[-1], count, total):
        right = 100 * count / total if total else 0
        yield Wrong("value", f"{value.text}: the percentage is not 100·k/n", f"{right:.1f}%, as rounded")


def _check_percentage(value: Quantity, n: int | None) -> Iterator[Wrong]:
    """A percentage that stands alone; one with an interval or a spread is an estimate, and no k of n."""
    percent = value.center
    if percent is None or value.bound or value.approximate:
        return
    if not 0 <= percent <= 100:
        yield Wrong("value", f"{value.text}%: no share of a whole", "0 to 100")
    elif n and quantity.interval(value) is None:
        nearest = (int(percent * n / 100), int(percent * n / 100) + 1)
        if not any(_is_rounded(quantity.printed_numbers(value)[0], count, n) for count in nearest):
            wanted = f"one that k of {n} can give, or the statistic `estimate` for an imputed or Kaplan–Meier share"
            yield Wrong("value", f"{value.text}%: no whole number of {n} gives it", wanted)


def _is_rounded(printed: tuple[float, float], count: int, total: int) -> bool:
    """Whether a printed percentage is 100·k/n rounded to its last digit; a half goes up or to the even digit."""
    percent, half = printed
    off = (percent - 100 * count / total) / (2 * half) if total else 0.0
    is_even = round(percent / (2 * half)) % 2 == 0
    return -0.5 + 1e-9 < off <= 0.5 + 1e-9 or (abs(off + 0.5) <= 1e-9 and is_even)


def _counts_all(row: Observation, vocabulary: Vocabulary) -> bool:
    """Whether people were counted, to the last of them."""
    exact = row.value is not None and not (row.value.bound or row.value.approximate)
    return vocabulary.counted(row.unit) == "people" and row.statistic == "count" and exact


def _find_wrong_totals(
    rows: Iterable[Observation], library: Library
) -> Iterator[tuple[Observation, list[Observation], Number]]:
    """Each row for several arms, with the arms that do not add up to it, by k or by n."""
    studies = {study.id: study for drug in library.drugs for study in drug.studies}
    for group in alike.group((row for row in rows if row.study in studies), alike.OVER_ARMS).values():
        by_arm = {row.arm: row for row in reversed(group)}  # of two sources the first
        for total in group:
            parts = _find_parts(studies[total.study], total.arm, by_arm)
            for number in _numbers(total, *parts) if len(parts) > 1 else ():
                if sum(map(number, parts)) != number(total):
                    yield total, parts, number


def _find_parts(study: Study, arm: str, rows: Mapping[str, Observation]) -> list[Observation]:
    """The rows of the arms that an arm counts together; none where one of them has no row."""
    total = study.arm(arm)
    single = [one.id for one in study.arms if not one.of]
    parts = [
        [rows[name]] if name in rows else _find_parts(study, name, rows)
        for name in (total.of if total else () if arm else single)
    ]
    return [row for part in parts for row in part] if all(parts) else []


def _numbers(*rows: Observation) -> tuple[Number, ...]:
    """What can be added up: k, and n where each row is a k of n."""
    return (_k, _total) if all(map(_total, rows)) else (_k,)


def _find_wrong_sizes(rows: Iterable[Observation], vocabulary: Vocabulary) -> Iterator[tuple[Observation, Observation]]:
    """Each row whose n is not that of the others of its arm and analysis set, and one of those others."""
    sized = (row for row in rows if _n(row) is not None and _tells_size_of_arm(row, vocabulary))
    for group in alike.group(sized, alike.SAME_SUBJECTS).values():
        counted = [row for row in group if row.statistic in _OF_ALL or vocabulary.counted(row.unit) == "people"]
        if not counted:
            continue
        stated = [row for row in counted if row.parameter == "participants" and _k(row) == _n(row)]
        usual = stated[0].n if stated else Counter(row.n for row in counted).most_common(1)[0][0]
        other = next(row for row in counted if row.n == usual)
        yield from ((row, other) for row in group if row.n != usual and (row in counted or int(row.n) > int(usual)))


def _tells_size_of_arm(row: Observation, vocabulary: Vocabulary) -> bool:
    """Whether n is that of an arm in a set of one size; an extreme is of one subject, and events need no subjects."""
    whole = row.analysis_set in WHOLE_SETS and row.statistic not in _OF_ONE
    return bool(row.study and row.arm) and whole and vocabulary.counted(row.unit) != "events"


def _n(row: Observation) -> int | None:
    return int(row.n) if row.n.isdecimal() else None


def _n_or_more(row: Observation) -> float:
    """n, or any number where it is not known."""
    n = _n(row)
    return math.inf if n is None else n


def _k(row: Observation) -> float:
    """The count of a row."""
    value = row.value or Quantity(text="")
    return float(value.count if value.count is not None else value.center or 0)


def _total(row: Observation) -> float:
    """The n of a k/n."""
    return float((row.value and row.value.total) or 0)
