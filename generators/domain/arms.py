"""What the name of an arm tells: the only place that reads arms out of words.

An arm is a column of free text, and three conventions say how arms belong together. No other module knows them:

- an empty name, or one that begins with `all`, is everyone: `all participants`;
- a name with `, all …` is several arms together, those whose names begin alike: `tofersen, all doses` is `tofersen 20 mg`
  and `tofersen 40 mg`;
- any other name is one arm, and a dose in it is the dose that the arm was given: `mipomersen 200 mg weekly`.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_EVERYONE = re.compile(r"(?:all\b|$)")
_EVERYONE_COUNTED = re.compile(r"(?:^|, |\b)all (?:arms|cohorts|participants|levels|doses|groups)\b")
_DOSE = re.compile(r"(?<![\w.])(\d[\d.]*(?:[/–]\d[\d.]*)*) ([mµu]?g(?:/kg)?)(?![\w/])")


def is_everyone(arm: str) -> bool:
    """Whether the name stands for all participants of a study."""
    return _EVERYONE.match(arm) is not None


def is_group(arm: str) -> bool:
    """Whether the name stands for several arms, but not for everyone."""
    return ", all " in arm


def parts_of(arm: str, among: Collection[str]) -> list[str]:
    """List those arms of `among` that together make up `arm`; none for a single arm."""
    single = [name for name in among if not is_everyone(name) and not is_group(name)]
    if is_group(arm):
        return [name for name in single if name.startswith(arm.partition(",")[0] + " ")]
    return _parts_of_everyone(single, [name for name in among if is_group(name)]) if is_everyone(arm) else []


def _parts_of_everyone(single: list[str], groups: list[str]) -> list[str]:
    """The single arms; where the arms of the only group are not listed, the group stands for them."""
    if len(groups) != 1:
        return single
    within = parts_of(groups[0], single)
    return single if len(within) > 1 else [groups[0], *(name for name in single if name not in within)]


def without_everyone(qualifier: str) -> str:
    """Leave out words of a qualifier that only say that all arms were counted: `headache, all cohorts`."""
    return _EVERYONE_COUNTED.sub("", qualifier)


def doses_in(arm: str) -> tuple[str, ...]:
    """List the doses that the name of an arm gives, `50 mg` and `28 mg` for `nusinersen 50/28 mg`."""
    found = (
        (amount, unit.replace("µ", "u")) for amounts, unit in _DOSE.findall(arm) for amount in re.split("[/–]", amounts)
    )
    return tuple(f"{amount} {unit}" for amount, unit in found)
