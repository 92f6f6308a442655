"""How the sources of a statement were read: in full, in the abstract, or as what kind of document.

A primary statement that rests only on abstracts is marked apart from one that was read in a paper, a label or a review.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, TypeVar

from generators.model import Citation, Drug, Protocol, Reference, Sourced, SourcePolicy, Step, Study, Tier

S = TypeVar("S", bound=Sourced)


def how_read(citation: Citation, reference: Reference, policy: SourcePolicy) -> str:
    """Tell how a source was read: `abstract`, `full text` or `part of the text` of a published work, else its kind, as `trial registry`.

    A published work counts as read in full only where its entry says `extent = {whole}`: a table, a figure or the methods are a part.
    """
    if _is_place_of_abstract(citation.locator, policy.abstracts):
        return "abstract"
    if reference.tier == "peer-reviewed":
        return "full text" if reference.fields.get("extent") == "whole" else "part of the text"
    tier = _find_tier(reference, policy)
    return tier.name.lower() if tier else reference.tier


@lru_cache(maxsize=4096)  # many values stand in one table
def _is_place_of_abstract(locator: str, abstracts: tuple[str, ...]) -> bool:
    return any(re.fullmatch(pattern, locator, re.IGNORECASE) for pattern in abstracts)


def fill_in_drug(drug: Drug, references: Mapping[str, Reference], policy: SourcePolicy) -> Drug:
    """Return the drug with every observation and statement told how its sources were read."""

    def fill(statements: Iterable[S]) -> tuple[S, ...]:
        return tuple(fill_in(one, references, policy) for one in statements)

    def fill_steps(steps: Iterable[Step]) -> tuple[Step, ...]:
        return tuple(one.model_copy(update={"steps": fill_steps(one.steps)}) for one in fill(steps))

    def fill_study(study: Study) -> Study:
        return study.model_copy(update={"fields": fill(study.fields)})

    def fill_protocol(protocol: Protocol) -> Protocol:
        return protocol.model_copy(update={"steps": fill_steps(protocol.steps)})

    made: dict[str, Any] = {
        name: fill(getattr(drug, name)) for name in ("observations", "facts", "events", "statuses", "safety")
    }
    made["studies"] = tuple(map(fill_study, drug.studies))
    made["protocols"] = tuple(map(fill_protocol, drug.protocols))
    return drug.model_copy(update=made)


def fill_in(statement: S, references: Mapping[str, Reference], policy: SourcePolicy) -> S:
    """Return a statement with how those of its sources were read that carry its grade."""
    cited = [(one, references[one.key]) for one in statement.sources if one.key in references]
    if statement.grade not in ("primary", "secondary") or not cited:
        return statement
    carrying = [pair for pair in cited if _carries(pair[1], statement, policy)] or cited
    readings = tuple(dict.fromkeys(how_read(*pair, policy) for pair in carrying))
    is_abstract = all(_is_abstract(*pair, policy) for pair in carrying)
    return statement.model_copy(update={"read_in": readings, "is_abstract_only": is_abstract})


def _carries(reference: Reference, statement: Sourced, policy: SourcePolicy) -> bool:
    tier = _find_tier(reference, policy)
    return tier is not None and (statement.grade == "secondary" or tier.carries == "primary")


def _is_abstract(citation: Citation, reference: Reference, policy: SourcePolicy) -> bool:
    tier = _find_tier(reference, policy)
    return how_read(citation, reference, policy) == "abstract" or (tier is not None and tier.is_abstract)


def _find_tier(reference: Reference, policy: SourcePolicy) -> Tier | None:
    return next((tier for tier in policy.tiers if tier.id == reference.tier), None)
