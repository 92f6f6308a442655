"""A table with one row for each observation and all its context."""

from __future__ import annotations

from generators.model import Table
from generators.render.environment import RECORD_HEAD
from generators.render.plan.inline import Scope
from generators.render.plan.parts import Record, RecordGroup, TablePlan
from generators.render.plan.records import group_records

LOOK = "records"


def plan(table: Table, scope: Scope) -> tuple[RecordGroup, ...]:
    """Plan the records of the observations that the table lists."""
    known = scope.library.observations
    return group_records([known[ident] for ident in table.shown if ident in known], scope)


def rows(plan: TablePlan) -> list[list[str]]:
    """Return a row for each observation; sources by key."""
    return [list(RECORD_HEAD), *(_format_row(record) for group in plan.body for record in group.records)]


def _format_row(record: Record) -> list[str]:
    keys = "; ".join(citation.key for citation in record.value.observation.sources)
    return [record.quantity, record.value.text, record.who, record.conditions, keys]
