"""Rules, tables, charts and exports of other packages, found by their entry points.

A package adds one by naming a module in its metadata:

    [project.entry-points."antisense_guides.rules"]
    short-title = "our_guides.short_title"

The module has what the modules of that kind have here. It is found when its package is installed beside this one.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import Literal

Kind = Literal["rules", "tables", "charts", "exports"]
KINDS: tuple[Kind, ...] = ("rules", "tables", "charts", "exports")


class PluginError(ImportError):
    """A module of another package cannot be used; the message names both."""


def discover(kind: Kind, needs: tuple[str, ...] = ()) -> tuple[ModuleType, ...]:
    """Return the modules of a kind, by name; each must have the attributes in `needs`."""
    return tuple(_load_module(point, needs) for point in find_entry_points(kind))


def load(kind: Kind, name: str, needs: tuple[str, ...] = ()) -> ModuleType | None:
    """Return one module of a kind, or None if no package has it. The others are not imported."""
    return next((_load_module(point, needs) for point in find_entry_points(kind) if point.name == name), None)


def find_entry_points(kind: Kind) -> tuple[EntryPoint, ...]:
    """Return the entry points of a kind, by name, without importing anything."""
    return tuple(_read_entry_points(tuple(sys.path)).get(kind, ()))


@cache
def _read_entry_points(_: tuple[str, ...]) -> dict[Kind, list[EntryPoint]]:
    """Return the entry points of each kind. The metadata of every package on the path is read for it, so it is done once a path."""
    every = entry_points()
    by_kind = {kind: every.select(group=f"antisense_guides.{kind}") for kind in KINDS}
    return {kind: sorted(points, key=lambda point: (point.name, point.value)) for kind, points in by_kind.items()}


def list_versions() -> list[str]:
    """Return what identifies the plug-ins of every kind: entry point, package and version."""
    return [f"{kind} {p.name} {p.value} {_format_package(p)}" for kind in KINDS for p in find_entry_points(kind)]


def _load_module(point: EntryPoint, needs: tuple[str, ...]) -> ModuleType:
    try:
        module = point.load()
    except Exception as problem:  # code of others, which may fail in any way
        raise PluginError(
            f"{_describe_point(point)} cannot be imported: {type(problem).__name__}: {problem}"
        ) from problem
    missing = [name for name in needs if not hasattr(module, name)]
    if missing or not isinstance(module, ModuleType):
        raise PluginError(f"{_describe_point(point)} is not a module with {', '.join(missing or needs)}")
    return module


def _describe_point(point: EntryPoint) -> str:
    return f"{point.group}: {point.name!r} ({point.value}) of the package {_format_package(point)}"


def _format_package(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else "?"
