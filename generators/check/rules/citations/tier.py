"""A value is graded no higher than its best source can carry.

What only a seller, a newspaper, a society or a web page says is at best second-hand, however often it is repeated. The
tiers of sources, and the grade that each can carry, stand in `data/sources.yml`; every reference names its tier. A
derived value is as good as its inputs and is judged by them.
"""

from collections.abc import Iterator, Sequence

from generators.check.sources import places
from generators.model import Grade, Library, Observation, Page, Tier, Where
from generators.text.suggest import nearest, or_else

ID = "CIT-TIER"
SEVERITY = "error"
BAD = "A half-life graded `primary` whose only source has the tier `vendor`."
GOOD = "The same graded `unverified`, or with the label as its source."
_ORDER: dict[Grade, int] = {"unverified": 0, "secondary": 1, "primary": 2}


def check(library: Library, pages: Sequence[Page]) -> Iterator[tuple[Where, str, str]]:
    """Yield each reference without a known tier and each value graded too high."""
    tiers = {tier.id: tier for tier in library.sources.tiers}
    yield from _unknown(library, tiers)
    for observation in library.observations.values():
        cited = [library.references[c.key].tier for c in observation.sources if c.key in library.references]
        if cited and observation.grade in _ORDER and tiers.keys() >= set(cited):
            best = max((tiers[tier].carries for tier in cited), key=_ORDER.__getitem__)
            if _ORDER[observation.grade] > _ORDER[best]:
                yield places.cell(library, observation, "grade"), _said(observation, cited, best), best


def _unknown(library: Library, tiers: dict[str, Tier]) -> Iterator[tuple[Where, str, str]]:
    for reference in library.references.values():
        if tiers and reference.tier not in tiers:
            near = nearest(reference.tier, tiers)
            wrong = f"no tier {reference.tier!r}" if reference.tier else "no tier"
            wanted = or_else(near, f"one of {', '.join(tiers)}")
            yield reference.at("tier"), f"{reference.key!r} has {wrong}; wanted {wanted}", near


def _said(observation: Observation, cited: list[str], best: Grade) -> str:
    rests = f"{observation.id} is graded {observation.grade} and rests only on {', '.join(dict.fromkeys(cited))}"
    return f"{rests}; wanted {best}, or a source that carries {observation.grade}"
