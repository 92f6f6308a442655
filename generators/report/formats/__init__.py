"""Render findings in one of several formats, one file each: `render(findings, about)`.

The findings stay in order, so that the same findings give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generators.model import Finding
from generators.report.formats import github, json, junit, sarif, text
from generators.report.formats.about import LEVELS, About, format_lines, format_summary, level

__all__ = ["FORMATS", "LEVELS", "About", "format_lines", "format_summary", "level"]

FORMATS: dict[str, Callable[[Sequence[Finding], About], str]] = {
    "text": text.render, "json": json.render, "sarif": sarif.render, "github": github.render, "junit": junit.render,
}  # fmt: skip
