"""Plan the opening of a guide or a monograph: what stands on the first screen, before the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generators.domain import describe
from generators.model import Drug, GlanceRow, KeyPoint, Observation, Where
from generators.render.plan import pieces
from generators.render.plan.inline import AbsentError, Scope, bind_observation, parse_inline
from generators.render.plan.once import NO_N, say_lack_of_n
from generators.render.plan.parts import Card, Panel, SafetyItem, StatusItem
from generators.render.plan.pieces import BoundValue, Inline, Unresolved


@dataclass(frozen=True)
class KeyPointItem:
    """A key point: its claim, and the sentence with its values."""

    claim: Inline
    text: Inline


@dataclass(frozen=True)
class GlanceItem:
    """A row of the values at a glance; `n` is the number of subjects in words."""

    label: Inline
    values: tuple[BoundValue | Unresolved, ...]
    n: str
    note: Inline
    sources: Inline


@dataclass(frozen=True)
class Glance:
    """The card of values at a glance; `note` says once what most rows would say."""

    rows: tuple[GlanceItem, ...]
    note: str


@dataclass(frozen=True)
class Opening:
    """What stands on the first screen of a guide or a monograph."""

    crumbs: tuple[tuple[str, str], ...]
    title: str
    lead: Inline
    status: tuple[StatusItem, ...]
    key_points: tuple[KeyPointItem, ...]
    glance: Glance
    meta: tuple[tuple[str, str], ...]
    panel: Panel | None
    safety: tuple[SafetyItem, ...]
    card: Card


def plan_key_points(points: Iterable[KeyPoint], where: Where, scope: Scope) -> tuple[KeyPointItem, ...]:
    """Plan the key points: each a claim and a sentence with its values."""
    words = scope.words(where)
    return tuple(KeyPointItem(words(point.claim), words(point.text)) for point in points)


def plan_glance(rows: Iterable[GlanceRow], where: Where, scope: Scope) -> Glance:
    """Plan the card of values at a glance, with the number of subjects and the sources of each row."""
    planned = tuple(_plan_row(row, where, scope) for row in rows)
    told = [row.n for row in planned if row.n]
    note = say_lack_of_n(told.count(NO_N), len(told), is_given=set(told) != {NO_N})
    return Glance(tuple(replace(row, n="") if note and row.n == NO_N else row for row in planned), note)


def _plan_row(row: GlanceRow, where: Where, scope: Scope) -> GlanceItem:
    bound = tuple(_bind(ident, where, scope) for ident in row.values)
    shown = [value.observation for value in bound if isinstance(value, BoundValue)]
    return GlanceItem(
        label=parse_inline(row.label, where, scope),
        values=bound,
        n=_format_n(shown),
        note=parse_inline(row.note, where, scope),
        sources=pieces.cite_values(shown, scope.library.observations),
    )


def _bind(ident: str, where: Where, scope: Scope) -> BoundValue | Unresolved:
    try:
        return bind_observation(scope.observation(ident), scope)
    except AbsentError as problem:
        return Unresolved(problem.at(where))


def _format_n(shown: Iterable[Observation]) -> str:
    """Format the number of subjects: `n = 10`, `n = 3, 6`, `n ≤10`; empty for a row without a value."""
    counts = dict.fromkeys(observation.n for observation in shown if observation.value and observation.n)
    known = [count for count in counts if count != "not-reported"]
    return describe.size(", ".join(known)).replace(" ", "\u00a0", 2) if known else NO_N if counts else ""


def list_states(drug: Drug) -> tuple[StatusItem, ...]:
    """Return the statuses of a drug in short, with their sources and without their sentence."""
    return tuple(StatusItem(status, pieces.make_citations(status.sources)) for status in drug.statuses)
