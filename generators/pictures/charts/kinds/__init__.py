"""Kinds of charts: one file a kind, found by its name, here or in another package.

A kind is a module with `draw(chart, observations, vocabulary, width)`, which returns a matplotlib figure whose artists carry their
observations (`tags.py`). Another package adds one by an entry point of the group `antisense_guides.charts` that names such a module; with
`find_misplaced(figure, chart, observations, vocabulary)` it measures its own drawings, otherwise only their texts are checked.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from types import ModuleType

from generators.errors import GuideError
from generators.model import format_message
from generators.text import plugins
from generators.text.suggest import did_you_mean


def names() -> tuple[str, ...]:
    """Return the names of all kinds, those of other packages included."""
    return tuple(sorted({*own_names(), *(point.name for point in plugins.find_entry_points("charts"))}))


def own_names() -> tuple[str, ...]:
    """Return the names of the kinds in this package."""
    return tuple(module.name for module in pkgutil.iter_modules(__path__))


def load(name: str) -> ModuleType:
    """Return the module of a kind; raises GuideError for an unknown one."""
    if name in own_names():
        return import_module(f"{__name__}.{name}")
    module = plugins.load("charts", name, ("draw",))
    if module is None:
        there = f"one of: {', '.join(names())}"
        raise GuideError(format_message(f"no kind of chart {name!r}", *did_you_mean(name, names(), there)))
    return module
