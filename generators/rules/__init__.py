"""The rules that content is held to: one rule, one file, found by looking into the folders.

A rule is a module. Its docstring is the rule as readers see it: the first line says what must hold, the rest why.
`ID` and `SEVERITY` name it, `BAD` and `GOOD` are an example that it flags and one that it leaves alone, and at least
one of these functions yields what it finds, as `(where, message, suggestion)`:

    check(library, pages)       on what was read and rendered, before anything is written
    check_site(library, site)   on the built HTML

The message says what is wrong and, after `; wanted `, what was wanted. Nothing here raises for content.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from generators.built import Site
from generators.model import Finding, Library, Page, Severity, Where

Found = Iterator[tuple[Where, str, str]]


@dataclass(frozen=True)
class Rule:
    """A rule: what it is called, how bad it is, what it says, its examples, and the functions that look."""

    id: str
    severity: Severity
    text: str
    bad: str
    good: str
    check: Callable[[Library, Sequence[Page]], Found] | None
    check_site: Callable[[Library, Site], Found] | None

    def findings(self, library: Library, pages: Sequence[Page]) -> Iterator[Finding]:
        """What the rule finds in the sources."""
        yield from (self._finding(*found) for found in (self.check(library, pages) if self.check else ()))

    def site_findings(self, library: Library, site: Site) -> Iterator[Finding]:
        """What the rule finds in the built site."""
        yield from (self._finding(*found) for found in (self.check_site(library, site) if self.check_site else ()))

    def _finding(self, where: Where, message: str, suggestion: str) -> Finding:
        return Finding(rule=self.id, severity=self.severity, where=where, message=message, suggestion=suggestion)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by id."""
    names = [m.name for m in pkgutil.walk_packages(__path__, f"{__name__}.") if not m.ispkg]
    rules = [_rule(importlib.import_module(name)) for name in names]
    return tuple(sorted(rules, key=lambda rule: rule.id))


def _rule(module: Any) -> Rule:
    """The rule that a module is."""
    functions = (getattr(module, "check", None), getattr(module, "check_site", None))
    return Rule(module.ID, module.SEVERITY, module.__doc__.strip(), module.BAD, module.GOOD, *functions)
