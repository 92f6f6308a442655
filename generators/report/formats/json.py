"""Report for other programs: a JSON array of objects, in the order of the findings' places."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generators.model import Finding
from generators.report.formats.about import About


def render(findings: Sequence[Finding], about: About) -> str:
    """Render the findings as JSON; waived ones have severity `info` and the reason in `waived`."""
    return json.dumps([_to_object(finding) for finding in findings], ensure_ascii=False, indent=1)


def _to_object(finding: Finding) -> dict[str, object]:
    where = finding.where
    return {
        "rule": finding.rule, "severity": finding.severity, "file": where.file, "line": where.line, "column": where.column,
        "message": finding.message, "wanted": finding.wanted, "suggestion": finding.suggestion, "waived": finding.waived,
    }  # fmt: skip
