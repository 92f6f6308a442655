"""Report for GitHub Actions: workflow commands that annotate source lines. Waived findings are left out."""

from __future__ import annotations

from collections.abc import Sequence

from generators.model import Finding
from generators.report.formats.about import About

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(findings: Sequence[Finding], about: About) -> str:
    """Render one command a line."""
    return "\n".join(_format_command(finding) for finding in findings if not finding.waived)


def _format_command(finding: Finding) -> str:
    where = finding.where
    properties = {"file": where.file, "line": where.line, "col": where.column, "title": finding.rule}
    parameters = ",".join(f"{name}={_escape_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {parameters}::{_escape_data(finding.message)}"


def _escape_data(text: str) -> str:
    """Escape percent signs and line breaks, with which the runner ends a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
