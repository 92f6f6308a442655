"""Downloads of a table: one kind, one file, found by its name.

An export is a module with `export(sheet)`, which returns the bytes of a file: `sheet.rows` is the table as text, head first,
`sheet.entries` are the observations that it shows, `sheet.about` says where it comes from. The file is named for the table and for
the module, `table-x.csv`, unless the module says by `SUFFIX` how its name ends; `LABEL` is what the link to it says. Another
package adds one by an entry point of the group `antisense_guides.exports` whose name is the ending.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import Any, Protocol

from generators.model import Asset
from generators.render.sheet import Sheet
from generators.text import plugins


class Export(Protocol):
    """What a module of this folder offers."""

    def export(self, sheet: Sheet) -> bytes:
        """Return the file as bytes."""


@cache
def kinds() -> dict[str, Export]:
    """Every export by its name: those of this folder first, then those of other packages."""
    own = {module.name: import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)}
    points = plugins.find_entry_points("exports")
    others = {p.name: plugins.load("exports", p.name, ("export",)) for p in points if p.name not in own}
    every: dict[str, Any] = {**dict(sorted(own.items())), **others}
    return every


def make_files(stem: str, sheet: Sheet, without: tuple[str, ...] = ()) -> tuple[Asset, ...]:
    """Return the downloads of a sheet, but for those of some kinds."""
    made = ((name, kind) for name, kind in kinds().items() if name not in without)
    return tuple(Asset(path=stem + _suffix(name, kind), content=kind.export(sheet)) for name, kind in made)


def label(path: str) -> str:
    """Return what the link to a download says: `CSV`, `XLSX`, `one value a row`."""
    for name, kind in kinds().items():
        if (words := getattr(kind, "LABEL", "")) and path.endswith(_suffix(name, kind)):
            return str(words)
    return path.rpartition(".")[2].upper()


def _suffix(name: str, kind: Any) -> str:
    return str(getattr(kind, "SUFFIX", f".{name}"))
