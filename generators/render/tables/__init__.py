"""Tables of observations: one kind, one file, found by its name.

A kind is a module with `plan(table, scope)`, which returns what the table prints as a frozen dataclass, and
`rows(plan)`, which returns the
whole `TablePlan` as the rows of a CSV file. `blocks/tables/<kind>.jinja` prints it with a
macro `body`, and its class is `LOOK`. To add a kind, add these two files.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import Any, Protocol

from generators.model import Table
from generators.render.plan.inline import Scope
from generators.render.plan.parts import TablePlan


class Kind(Protocol):
    """What a module of this folder offers."""

    LOOK: str

    def plan(self, table: Table, scope: Scope) -> Any:
        """Return what the table prints, as data."""

    def rows(self, plan: TablePlan) -> list[list[str]]:
        """Return the table as rows of text, the head first."""


@cache
def kinds() -> dict[str, Kind]:
    """Every kind of table by its name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: import_module(f"{__name__}.{name}") for name in names}
