"""What the rules find: counted by rule, and each finding in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generators.check.rules import all_rules
from generators.model import Finding
from generators.report.ledger import parts
from generators.report.rules_page import words


def by_rule(findings: Sequence[Finding]) -> str:
    """Every rule with what it wants and how much it finds."""
    said = {rule.id: words(rule.text.partition("\n")[0]) for rule in all_rules()}
    rows: list[parts.Row] = [("rule-all", "<b>All rules</b>", [*parts.counted(findings), ""])]
    for ident, found in _grouped(findings).items():
        rows.append((f"rule-{ident.lower()}", parts.rule_link(ident), [*_numbers(ident, found), said.get(ident, "")]))
    head = ["Rule", "Errors", "Warnings", "Infos", "Waived", "What must hold"]
    return parts.table("findings", "Findings by rule.", head, rows)


def _numbers(ident: str, found: Sequence[Finding]) -> list[object]:
    numbers = parts.counted(found)
    return [f'<a href="#findings-{ident.lower()}">{n}</a>' if n else 0 for n in numbers]


def each(findings: Iterable[Finding]) -> str:
    """Every finding in words, folded by rule."""
    folded = "".join(
        f'<details id="findings-{ident.lower()}"><summary>{ident}: {len(found)}</summary><ul>{parts.listed(found)}</ul></details>'
        for ident, found in _grouped(findings).items()
        if found
    )
    return f'<div id="each-finding">{folded or "<p>Nothing is found.</p>"}</div>'


def _grouped(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings by rule, those of no known rule too."""
    found: dict[str, list[Finding]] = {rule.id: [] for rule in all_rules()}
    for finding in findings:
        found.setdefault(finding.rule, []).append(finding)
    return dict(sorted(found.items()))
