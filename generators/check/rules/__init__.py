"""The rules that content is held to: one rule, one file, found by looking into the folders.

A rule is a module. Its docstring is the rule as readers see it: the first line says what must hold, the rest why.
`ID` and `SEVERITY` name it, `BAD` and `GOOD` are an example that it flags and one that it leaves alone, and these
functions, as far as it has them, yield what it finds, as `(where, message, suggestion)`:

    check(library, pages)               on what was read and rendered, before anything is written
    check_site(library, site)           on the built HTML
    check_findings(library, findings)   on what all other rules found; `library.waivers` are those to be judged

A rule without any of them is applied where files are read, or by a command of its own, and stands here to be known.

The message says what is wrong and, after `; wanted `, what was wanted. A finding that is less bad than the rule says so in
a fourth place: `(where, message, suggestion, "warning")`. Nothing here raises for content.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from generators.model import Finding, Library, Page, Severity, Where
from generators.site.pages import Site

Found = Iterator[tuple[Where, str, str] | tuple[Where, str, str, Severity]]


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
    check_findings: Callable[[Library, Sequence[Finding]], Found] | None = None

    def findings(self, library: Library, pages: Sequence[Page]) -> Iterator[Finding]:
        """What the rule finds in the sources."""
        yield from (self._finding(*found) for found in (self.check(library, pages) if self.check else ()))

    def site_findings(self, library: Library, site: Site) -> Iterator[Finding]:
        """What the rule finds in the built site."""
        yield from (self._finding(*found) for found in (self.check_site(library, site) if self.check_site else ()))

    def findings_on(self, library: Library, findings: Sequence[Finding]) -> Iterator[Finding]:
        """What the rule finds in what the others found."""
        looked = self.check_findings(library, findings) if self.check_findings else ()
        yield from (self._finding(*found) for found in looked)

    @property
    def family(self) -> str:
        """What its id begins with: CIT, DAT, TXT, PRO, STR, WAIVER."""
        return self.id.partition("-")[0]

    @property
    def slug(self) -> str:
        """Its id in an address."""
        return self.id.lower()

    def _finding(self, where: Where, message: str, suggestion: str, severity: Severity | None = None) -> Finding:
        bad = severity or self.severity
        return Finding(rule=self.id, severity=bad, where=where, message=message, suggestion=suggestion)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by id."""
    names = [m.name for m in pkgutil.walk_packages(__path__, f"{__name__}.") if not m.ispkg]
    rules = [_rule(importlib.import_module(name)) for name in names]
    return tuple(sorted(rules, key=lambda rule: rule.id))


def _rule(module: Any) -> Rule:
    """The rule that a module is."""
    functions = (getattr(module, name, None) for name in ("check", "check_site", "check_findings"))
    return Rule(module.ID, module.SEVERITY, module.__doc__.strip(), module.BAD, module.GOOD, *functions)
