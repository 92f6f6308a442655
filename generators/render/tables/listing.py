"""A table with one row for each observation and all its context, under the name of its quantity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from generators.domain import describe
from generators.model import Observation, Table
from generators.render.plan import pieces
from generators.render.plan.inline import Scope, bind_observation, parse_inline
from generators.render.plan.once import NO_N, say_lack_of_n
from generators.render.plan.parts import ListingGroup, ListingRow

LOOK = "records"


def plan(table: Table, scope: Scope) -> tuple[ListingGroup, ...]:
    """Plan the records of the observations that the table lists."""
    return _plan(table, scope)[0]


def add_to_caption(table: Table, scope: Scope) -> str:
    """Return what most rows would say alike."""
    return _plan(table, scope)[1]


def _plan(table: Table, scope: Scope) -> tuple[tuple[ListingGroup, ...], str]:
    known = scope.library.observations
    return say_once(group_rows([known[ident] for ident in table.shown if ident in known], scope))


def group_rows(observations: Iterable[Observation], scope: Scope) -> tuple[ListingGroup, ...]:
    """Group consecutive rows by quantity; a name may come again."""
    vocabulary = scope.library.vocabulary
    return tuple(
        ListingGroup(name, tuple(make_row(o, scope) for o in found))
        for name, found in groupby(observations, key=lambda o: describe.quantity_name(o, vocabulary))
    )


def make_row(observation: Observation, scope: Scope) -> ListingRow:
    """Return one observation with its context; a compound other than the page's is named."""
    vocabulary = scope.library.vocabulary
    is_other = observation.compound not in (scope.drug.compound, "none", "placebo")
    return ListingRow(
        value=bind_observation(observation, scope),
        quantity=describe.what(observation, vocabulary),
        name=describe.detail(observation, vocabulary) or _name_row(observation, scope),
        compound=describe.compound(observation.compound, vocabulary) if is_other else "",
        statistic=describe.statistic(observation),
        who=describe.who(observation, vocabulary),
        conditions=describe.conditions(observation, vocabulary),
        note=parse_inline(observation.note, observation.where, scope),
        sources=pieces.cite_values([observation], scope.library.observations),
    )


def _name_row(observation: Observation, scope: Scope) -> str:
    """Return what tells a row from its head where no qualifier does: what was sampled, or else the quantity again."""
    vocabulary = scope.library.vocabulary
    return describe.matrix(observation, vocabulary) or describe.quantity_name(observation, vocabulary)


def say_once(groups: tuple[ListingGroup, ...]) -> tuple[tuple[ListingGroup, ...], str]:
    """Take `n not reported` out of the rows where most say it, and return what the caption says instead."""
    rows = [row.who for group in groups for row in group.rows]
    is_given = any(who.startswith("n") and not _lacks_n(who) for who in rows)
    once = say_lack_of_n(sum(map(_lacks_n, rows)), len(rows), is_given=is_given)
    return tuple(replace(group, rows=tuple(map(_drop_n, group.rows))) for group in groups) if once else groups, once


def _lacks_n(who: str) -> bool:
    return who.partition(", ")[0] == NO_N


def _drop_n(row: ListingRow) -> ListingRow:
    return replace(row, who=row.who.removeprefix(NO_N).removeprefix(", ")) if _lacks_n(row.who) else row
