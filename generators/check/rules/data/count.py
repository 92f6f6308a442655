"""Counts are right: k is not above n, a percentage is that of its k and n, and the arms of a study add up to its total.

A printed percentage is 100·k/n rounded to its digits; a percentage that stands alone is one that some whole number of its
n can give. The n of a row is the n of its k/n (where people are counted, not events), is said wherever people are
counted, and is that of every other row of its arm and analysis set (fewer are a `subgroup`). A total is a row whose arm is
empty or begins with `all`, a part of it one whose arm ends in `, all …`; the words `all arms` in a qualifier are no part of
what was counted. In one study, population and analysis set (everyone randomised is the ITT set) two arms or more add up to
the row for them together.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from generators.check.sources import places
from generators.domain import quantity
from generators.model import Library, Observation, Page, Problem, Quantity

ID = "DAT-COUNT"
SEVERITY = "error"
BAD = "`10/38 (62%)`; arms of 7, 6, 6, 10, 10 and 9 below a total of 49."
GOOD = "`10/38 (26%)`; arms of 7, 6, 6, 10, 10 and 10."
Number = Callable[[Observation], float]
_PEOPLE = ("{participants}", "{animals}")
_ALL = re.compile(r"(?:^|, |\b)all (?:arms|cohorts|participants|levels|doses|groups)\b")
_SETS = {"itt": "randomised"}
_SIZED = ("randomised", "itt", "mitt", "safety", "per-protocol", "full-analysis")  # sets that have one size


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each count that is wrong by itself, each total that its arms do not make, each n unlike its arm's."""
    rows = [observation for observation in library.observations.values() if observation.value is not None]
    for observation in rows:
        for column, wrong, wanted in _wrong(observation, observation.value or Quantity(text="")):
            yield Problem(places.cell(library, observation, column), f"{observation.id}: {wrong}", wanted)
    for total, arms, number in _totals(rows):
        said = " + ".join(f"{number(arm):g}" for arm in arms)
        message = f"{total.id}: {number(total):g} in all and {said} = {sum(map(number, arms)):g} in the arms"
        yield Problem(places.cell(library, total, "value"), message, "arms that add up to the total")
    for observation, like in _resized(rows):
        message = f"{observation.id}: n is {observation.n}, and {like.n} in {like.id}, of the same arm and analysis set"
        yield Problem(places.cell(library, observation, "n"), message, "one n, or the subgroup that was counted")


def _wrong(observation: Observation, value: Quantity) -> Iterator[tuple[str, str, str]]:
    """What is wrong with one row, and in which column."""
    n, people = _n(observation), observation.unit in _PEOPLE
    if value.count is not None and value.total is not None:
        if value.count > value.total:
            yield "value", f"{value.text}: more than all", "k no larger than n"
        elif value.percent is not None and not _rounds(value.text, value.count, value.total):
            right = 100 * value.count / value.total if value.total else 0
            yield "value", f"{value.text}: the percentage is not 100·k/n", f"{right:.1f}%, as rounded"
        if people and n != value.total:
            yield "n", f"n is {observation.n or 'empty'} beside {value.text}", f"{value.total}"
    elif people and n is not None and (value.center or 0) > n:
        yield "value", f"{value.text} of n = {n}", "a count no larger than n"
    elif observation.statistic == "percentage" and value.center is not None and not (value.bound or value.approximate):
        yield from _share(value, value.center, n)
    if _counted(observation) and observation.analysis_set and not observation.n:
        yield "n", "a count of people without its n", "a number or not-reported"


def _counted(observation: Observation) -> bool:
    """Whether people were counted, to the last of them."""
    exact = observation.value is not None and not (observation.value.bound or observation.value.approximate)
    return observation.unit == "{participants}" and observation.statistic == "count" and exact


def _share(value: Quantity, percent: float, n: int | None) -> Iterator[tuple[str, str, str]]:
    """A percentage that stands alone; one with an interval or a spread was estimated, and is no k of n."""
    estimated = value.low is not None or value.spread is not None
    if not 0 <= percent <= 100:
        yield "value", f"{value.text}%: no share of a whole", "0 to 100"
    elif n and not estimated and not any(_rounds(f"({value.text}%)", int(percent * n / 100) + k, n) for k in (0, 1)):
        yield "value", f"{value.text}%: no whole number of {n} gives it", f"one that k of {n} can give"


def _rounds(text: str, count: int, total: int) -> bool:
    """Whether the percentage in brackets is 100·k/n, rounded to its digits; a half goes up or to the even digit."""
    written = text.rpartition("(")[2].rstrip("%)")
    off = (quantity.number(written) - 100 * count / total) * 10 ** len(written.partition(".")[2]) if total else 0.0
    return bool(-0.5 + 1e-9 < off <= 0.5 + 1e-9 or (abs(off + 0.5) <= 1e-9 and written[-1] in "02468"))


def _n(observation: Observation) -> int | None:
    return int(observation.n) if observation.n.isdecimal() else None


def _number(observation: Observation) -> float:
    """The count of a row."""
    value = observation.value or Quantity(text="")
    return float(value.count if value.count is not None else value.center or 0)


def _of(observation: Observation) -> float:
    """The n of a k/n."""
    return float((observation.value and observation.value.total) or 0)


def _totals(rows: Sequence[Observation]) -> Iterator[tuple[Observation, list[Observation], Number]]:
    """Each total, or part of one, with the arms that do not make it, by k or by n."""
    groups: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for row in rows:
        if row.study and _counted(row):
            what = (row.parameter, _ALL.sub("", row.qualifier), row.time, row.study, row.population)
            groups[(*what, _SETS.get(row.analysis_set, row.analysis_set))].append(row)
    for group in groups.values():
        once = [
            row for n, row in enumerate(group) if row.arm not in {other.arm for other in group[:n]}
        ]  # of two sources
        parts = [row for row in once if ", all " in row.arm]
        arms = [row for row in once if row.arm and not re.match(r"all\b", row.arm) and row not in parts]
        for row in (row for row in group if row.arm not in {arm.arm for arm in arms}):
            made_of = _arms_of(row, arms) if row in parts else arms
            if row not in parts and len(parts) == 1 and len(_arms_of(parts[0], arms)) < 2:
                made_of = [*parts, *(arm for arm in arms if arm not in _arms_of(parts[0], arms))]
            if len(made_of) > 1:
                numbers = (_number, _of) if all(map(_of, (row, *made_of))) else (_number,)
                yield from ((row, made_of, number) for number in numbers if sum(map(number, made_of)) != number(row))


def _arms_of(part: Observation, arms: Sequence[Observation]) -> list[Observation]:
    """The arms that `tofersen, all doses` stands for: `tofersen 20 mg`, `tofersen 40 mg` …"""
    return [arm for arm in arms if arm.arm.startswith(part.arm.partition(",")[0] + " ")]


def _resized(rows: Sequence[Observation]) -> Iterator[tuple[Observation, Observation]]:
    """Each row whose n is not that of the others of its arm and analysis set, and one of those others."""
    groups: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for row in rows:
        if row.arm and row.study and row.analysis_set in _SIZED and _n(row) is not None and row.unit != "{events}":
            groups[(row.study, row.arm, row.analysis_set, row.population)].append(row)
    for group in groups.values():
        stated = [row for row in group if row.parameter == "participants" and _number(row) == _n(row)]
        usual = stated[0].n if stated else Counter(row.n for row in group).most_common(1)[0][0]
        like = next(row for row in group if row.n == usual)
        yield from ((row, like) for row in group if row.n != usual)
