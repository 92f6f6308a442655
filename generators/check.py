"""Run the rules over what was read and rendered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generators.model import Finding, Library, Page
from generators.rules import all_rules


def check(library: Library, pages: Sequence[Page]) -> list[Finding]:
    """Every finding of every rule, in the order of its place."""
    found = [finding for rule in all_rules() for finding in rule.findings(library, pages)]
    return sorted(found, key=place)


def place(finding: Finding) -> tuple[str, int, int, str, str]:
    """What findings are ordered by."""
    where = finding.where
    return where.file, where.line, where.column, finding.rule, finding.message


def fatal(findings: Iterable[Finding]) -> bool:
    """Whether anything found stops the build."""
    return any(finding.severity == "error" for finding in findings)
