"""The rules that content is held to: one rule, one file, found by looking into the folders.

A rule is a module with `ID`, `SEVERITY` and `check(library, pages)` that yields findings; its docstring is the rule as
readers see it. Nothing here raises for content.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generators.model import Finding, Library, Page, Severity, Where

Check = Callable[[Library, Sequence[Page]], Iterator[tuple[Where, str, str]]]


@dataclass(frozen=True)
class Rule:
    """A rule: what it is called, how bad it is, what it says, and the function that looks."""

    id: str
    severity: Severity
    text: str
    check: Check

    def findings(self, library: Library, pages: Sequence[Page]) -> Iterator[Finding]:
        """What the rule finds, as findings."""
        for where, message, suggestion in self.check(library, pages):
            yield Finding(rule=self.id, severity=self.severity, where=where, message=message, suggestion=suggestion)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by id."""
    names = [m.name for m in pkgutil.walk_packages(__path__, f"{__name__}.") if not m.ispkg]
    modules = [importlib.import_module(name) for name in names]
    rules = [Rule(m.ID, m.SEVERITY, (m.__doc__ or "").strip(), m.check) for m in modules]
    return tuple(sorted(rules, key=lambda rule: rule.id))
