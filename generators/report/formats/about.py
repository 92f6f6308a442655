"""What all formats share: context of the findings, one-line format, summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generators.model import Finding

LEVELS = ("error", "warning", "info", "waived")


@dataclass(frozen=True)
class About:
    """The context of a report: the texts of the files by name; the address of the site."""

    files: Mapping[str, str] = field(default_factory=dict)
    url: str = ""
    colour: bool = False

    def line(self, finding: Finding) -> str:
        """Return the source line of a finding, or nothing."""
        lines = self.files.get(finding.where.file, "").split("\n", finding.where.line)
        return lines[finding.where.line - 1].rstrip("\r") if len(lines) >= finding.where.line else ""


def level(finding: Finding) -> str:
    """Return `error`, `warning`, `info`, or `waived`."""
    return "waived" if finding.waived else finding.severity


def format_lines(findings: Iterable[Finding], brief: bool = False) -> str:
    """Format one line a finding, `file:line:column: severity RULE message`, and the summary. With `brief`, only errors have lines."""
    findings = list(findings)
    shown = [f"{f.where}: {level(f)} {f.rule} {f.message}" for f in findings if not brief or level(f) == "error"]
    return "\n".join([*shown, format_summary(findings)])


def format_summary(findings: Iterable[Finding]) -> str:
    """Format `2 errors, 1 warning, 3 waived`, or `nothing found`."""
    counted = Counter(map(level, findings))
    plural = {"error": "errors", "warning": "warnings"}
    parts = [f"{n} {plural.get(name, name) if n > 1 else name}" for name in LEVELS if (n := counted[name])]
    return ", ".join(parts) or "nothing found"
