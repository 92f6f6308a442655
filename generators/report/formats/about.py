"""What all formats share: what is known besides the findings, a finding on one line, and the count of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generators.model import Finding

LEVELS = ("error", "warning", "info", "waived")


@dataclass(frozen=True)
class About:
    """What a report may show besides the findings: the texts they stand in, by file; where the site is published."""

    files: Mapping[str, str] = field(default_factory=dict)
    url: str = ""
    colour: bool = False

    def line(self, finding: Finding) -> str:
        """The line of the source that a finding is about, or nothing."""
        lines = self.files.get(finding.where.file, "").split("\n", finding.where.line)
        return lines[finding.where.line - 1].rstrip("\r") if len(lines) >= finding.where.line else ""


def level(finding: Finding) -> str:
    """`error`, `warning`, `info`, or `waived`."""
    return "waived" if finding.waived else finding.severity


def format_lines(findings: Iterable[Finding], brief: bool = False) -> str:
    """One line a finding, `file:line:column: severity RULE what; wanted what`, and the count of all. In `brief`, what does
    not stop a build is only counted."""
    findings = list(findings)
    shown = [f"{f.where}: {level(f)} {f.rule} {f.message}" for f in findings if not brief or level(f) == "error"]
    return "\n".join([*shown, format_summary(findings)])


def format_summary(findings: Iterable[Finding]) -> str:
    """`2 errors, 1 warning, 3 waived`, or `nothing found`."""
    counted = Counter(map(level, findings))
    plural = {"error": "errors", "warning": "warnings"}
    parts = [f"{n} {plural.get(name, name) if n > 1 else name}" for name in LEVELS if (n := counted[name])]
    return ", ".join(parts) or "nothing found"
