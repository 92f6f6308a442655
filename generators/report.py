"""Findings -> text for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generators.model import Finding


def text(findings: Iterable[Finding]) -> str:
    """One line a finding, `file:line:column: severity RULE what; wanted what`, and a summary line."""
    findings = list(findings)
    lines = [f"{f.where}: {f.severity} {f.rule} {f.message}" for f in findings]
    return "\n".join([*lines, summary(findings)])


def summary(findings: Iterable[Finding]) -> str:
    """`2 errors, 1 warning`, or `nothing found`."""
    counted = Counter(f.severity for f in findings)
    parts = [
        f"{n} {name}{'s' if n > 1 and name != 'info' else ''}"
        for name in ("error", "warning", "info")
        if (n := counted[name])
    ]
    return ", ".join(parts) or "nothing found"
