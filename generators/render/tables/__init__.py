"""Tables of observations: one kind, one file, found by its name.

A kind is a module with `plan(table, scope)`, which returns what the table prints as a frozen dataclass. `blocks/tables/<kind>.jinja` prints it with a
macro `body`, and its class is `LOOK`. A kind may have `add_to_caption(table, scope)`: a sentence that its rows then need not repeat. To add a kind, add these two files. Another package adds one by an entry point of the group
`antisense_guides.tables` that names such a module, with its template beside it under the same name.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import Any, Protocol

from generators.model import Table
from generators.render.plan.inline import Scope
from generators.text import plugins

_NEEDS = ("LOOK", "plan")


class Kind(Protocol):
    """What a module of this folder offers."""

    LOOK: str

    def plan(self, table: Table, scope: Scope) -> Any:
        """Return what the table prints, as data."""


@cache
def kinds() -> dict[str, Kind]:
    """Every kind of table by its name: those of this folder, and those of other packages."""
    own = {module.name: import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)}
    others = {point.name: plugins.load("tables", point.name, _NEEDS) for point in plugins.find_entry_points("tables")}
    every: dict[str, Any] = {**others, **own}
    return dict(sorted(every.items()))
