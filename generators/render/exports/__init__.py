"""Downloads of a table: one ending, one file, found by its name.

An export is a module with `export(rows, observations)`, which returns the bytes of the file: `rows` is the table as text, head first,
`observations` are what it shows. The module is named for the ending. Another package adds one by an entry point of the group
`antisense_guides.exports` whose name is the ending.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any, Protocol

from generators.model import Observation, plugins


class Export(Protocol):
    """What a module of this folder offers."""

    def export(self, rows: Sequence[Sequence[str]], observations: Sequence[Observation]) -> bytes:
        """Return the file as bytes."""


@cache
def kinds() -> dict[str, Export]:
    """Every export by its ending: those of this folder first, then those of other packages."""
    own = {module.name: import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)}
    points = plugins.find_entry_points("exports")
    others = {p.name: plugins.load("exports", p.name, ("export",)) for p in points if p.name not in own}
    every: dict[str, Any] = {**dict(sorted(own.items())), **others}
    return every
