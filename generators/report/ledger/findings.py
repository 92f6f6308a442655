"""The findings, counted by rule and listed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generators.check.rules import all_rules
from generators.model import Finding
from generators.report.ledger import parts

_HEADS = ("Rule", "Errors", "Warnings", "Infos", "Waived", "What must hold")


@dataclass(frozen=True)
class RuleFindings:
    """The findings of one rule."""

    rule: str
    count: int
    findings: tuple[parts.FindingItem, ...]  # the first of them


def count_by_rule(findings: Sequence[Finding]) -> parts.Table:
    """Return a table of the findings of every rule, with its first line."""
    first_lines = {rule.id: rule.text.partition("\n")[0] for rule in all_rules()}
    total = parts.Row(
        "rule-all", parts.Head("All rules", "total"), (*parts.make_counts(parts.count_levels(findings)), parts.Cell())
    )
    rows = [_make_row(ident, found, first_lines.get(ident, "")) for ident, found in _group_by_rule(findings).items()]
    return parts.make_table("findings", "Findings by rule.", _HEADS, [total, *rows])


def _make_row(ident: str, found: Sequence[Finding], first_line: str) -> parts.Row:
    counts = parts.make_counts(parts.count_levels(found), f"#findings-{ident.lower()}")
    return parts.Row(
        f"rule-{ident.lower()}", parts.make_rule_head(ident), (*counts, parts.Cell(first_line, has_code=True))
    )


def list_by_rule(findings: Iterable[Finding], most: int | None = None) -> list[RuleFindings]:
    """List the findings by rule, of each at most so many."""
    return [
        RuleFindings(ident, len(found), parts.list_findings(found[:most]))
        for ident, found in _group_by_rule(findings).items()
        if found
    ]


def _group_by_rule(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Group the findings by rule, those of unknown rules too."""
    found: dict[str, list[Finding]] = {rule.id: [] for rule in all_rules()}
    for finding in findings:
        found.setdefault(finding.rule, []).append(finding)
    return dict(sorted(found.items()))
