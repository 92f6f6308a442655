"""A table with one row for each observation and all its context."""

from __future__ import annotations

from generators.model import Table
from generators.render.plan.inline import Scope
from generators.render.plan.listing import group_rows
from generators.render.plan.parts import ListingGroup

LOOK = "records"


def plan(table: Table, scope: Scope) -> tuple[ListingGroup, ...]:
    """Plan the records of the observations that the table lists."""
    known = scope.library.observations
    return group_rows([known[ident] for ident in table.shown if ident in known], scope)
