"""A value is graded no higher than its best source can carry.

A statement by only a seller, a newspaper, a society or a web page is second-hand, however often it is repeated. Every
reference names its tier; the tiers, with the best grade that each can carry, are in `data/sources.yml`. A derived value
has the grade of its inputs.
"""

from collections.abc import Iterator, Sequence

from generators.check.sources import places
from generators.model import Grade, Library, Observation, Page, Problem, Tier
from generators.text.suggest import did_you_mean

ID = "CIT-TIER"
SEVERITY = "error"
BAD = "A half-life graded `primary` whose only source has the tier `vendor`."
GOOD = "The same graded `unverified`, or with the label as its source."
_ORDER: dict[Grade, int] = {"unverified": 0, "secondary": 1, "primary": 2}


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each reference without a known tier and each value graded too high."""
    tiers = {tier.id: tier for tier in library.sources.tiers}
    yield from _find_unknown_tiers(library, tiers)
    for observation in library.observations.values():
        cited = [library.references[c.key].tier for c in observation.sources if c.key in library.references]
        if cited and observation.grade in _ORDER and tiers.keys() >= set(cited):
            best = max((tiers[tier].carries for tier in cited), key=_ORDER.__getitem__)
            if _ORDER[observation.grade] > _ORDER[best]:
                yield Problem(
                    places.cell(library, observation, "grade"), *_describe_grade(observation, cited, best), best
                )


def _find_unknown_tiers(library: Library, tiers: dict[str, Tier]) -> Iterator[Problem]:
    for reference in library.references.values():
        if tiers and reference.tier not in tiers:
            wrong = f"{reference.key!r} has no tier" + (f" {reference.tier!r}" if reference.tier else "")
            meant = did_you_mean(reference.tier, tiers, f"one of {', '.join(tiers)}")
            yield Problem(reference.at("tier"), wrong, *meant)


def _describe_grade(observation: Observation, cited: list[str], best: Grade) -> tuple[str, str]:
    rests = f"{observation.id} is graded {observation.grade} and rests only on {', '.join(dict.fromkeys(cited))}"
    return rests, f"{best}, or a source that carries {observation.grade}"
