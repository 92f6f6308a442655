"""Report for a terminal: grouped by file, each finding with its source line and a caret below the column."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from generators.model import Finding
from generators.report.formats.about import About, format_summary, level

_WIDTH = 100  # of the excerpt: lines of data files are long
_INDENT = " " * 12
_COLOURS = {"error": "31", "warning": "33", "info": "36", "waived": "2", "dim": "2", "bold": "1"}


def render(findings: Sequence[Finding], about: About) -> str:
    """Render the report, without a final line end."""
    blocks = [
        "\n".join([_paint(file, "bold", about), *(line for f in group for line in _format_finding(f, about))])
        for file, group in groupby(findings, key=lambda f: f.where.file)
    ]
    files = len({f.where.file for f in findings})
    where = f" in {files} file{'s' if files > 1 else ''}" if files else ""
    return "\n\n".join([*blocks, format_summary(findings) + where])


def _format_finding(finding: Finding, about: About) -> Iterator[str]:
    """Format a finding: errors and warnings with their source line, the rest on one line."""
    name = level(finding)
    place = f"{finding.where.line}:{finding.where.column}"
    head = f"  {place:<9} {_paint(f'{name:<7}', name, about)} {finding.rule}"
    if finding.severity == "info":
        yield f"{head} {finding.message}" + (f" (waived: {finding.waived})" if finding.waived else "")
        return
    yield head
    yield from (_INDENT + line for line in textwrap.wrap(finding.message, _WIDTH, break_on_hyphens=False))
    yield from (_paint(_INDENT + line, "dim", about) for line in format_excerpt(finding, about))
    if finding.suggestion and finding.suggestion not in finding.message:
        yield f"{_INDENT}try: {finding.suggestion}"


def format_excerpt(finding: Finding, about: About) -> list[str]:
    """Return the source line of a finding, cut to fit around the column, with a caret below it."""
    line = re.sub(r"[\x00-\x1f\x7f]", " ", about.line(finding))  # a control character would move the caret
    column = min(finding.where.column, len(line) + 1)
    if not line.strip():
        return []
    start = max(0, min(column - 1 - _WIDTH // 2, len(line) - _WIDTH))
    cut = line[start : start + _WIDTH]
    before, after = "…" if start else "", "…" if start + _WIDTH < len(line) else ""
    return [f"| {before}{cut}{after}", "| " + " " * (len(before) + column - 1 - start) + "^"]


def _paint(text: str, name: str, about: About) -> str:
    return f"\x1b[{_COLOURS[name]}m{text}\x1b[0m" if about.colour else text
