"""Findings of every kind, in the order of their places, and the text that they are about."""

from __future__ import annotations

import pytest

from generators.model import Finding, Severity, Where
from generators.report.formats import About

FILES = {"data/a, b.csv": "id,value\nfirst,1\nsecond,2\n", "guide.md": "Here is [@alfa2020] cited.\n"}


def found(rule: str, severity: Severity, place: str, message: str, **more: str) -> Finding:
    """A finding at `file:line:column`."""
    file, line, column = place.rsplit(":", 2)
    where = Where(file=file, line=int(line), column=int(column))
    return Finding(rule=rule, severity=severity, where=where, message=message, **more)


@pytest.fixture
def findings() -> list[Finding]:
    return [
        found("DAT-UNIT", "warning", "data/a, b.csv:3:8", "100% of <2> is\nodd; wanted `1`"),
        found("CIT-UNUSED", "info", "data/a, b.csv:3:8", "nothing cites it", waived="Needed next month."),
        found("CIT-KEY", "error", "guide.md:1:10", "no reference 'alfa2020'. Did you mean 'alpha2020'?", suggestion="alpha2020"),
        found("CIT-KEY", "error", "guide.md:1:10", "no reference 'alfa2020'. Did you mean 'alpha2020'?", suggestion="alpha2020"),
        found("CIT-UNCONFIRMED", "info", "references.bib:7:1", "not seen"),
    ]  # fmt: skip


@pytest.fixture
def about() -> About:
    return About(FILES, "https://guides.example.org/")
