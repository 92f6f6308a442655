"""For GitHub Actions: workflow commands that put each finding beside its line. What is waived is left out."""

from __future__ import annotations

from collections.abc import Sequence

from generators.model import Finding
from generators.report.formats.about import About

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(findings: Sequence[Finding], about: About) -> str:
    """One command a line."""
    return "\n".join(_format_command(finding) for finding in findings if not finding.waived)


def _format_command(finding: Finding) -> str:
    where = finding.where
    properties = {"file": where.file, "line": where.line, "col": where.column, "title": finding.rule}
    parameters = ",".join(f"{name}={_escape_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {parameters}::{_escape_data(finding.message)}"


def _escape_data(text: str) -> str:
    """The runner reads a command up to the end of the line, and these as what they stand for."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
