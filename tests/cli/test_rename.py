"""`guides rename`"""

from __future__ import annotations

from pathlib import Path

from generators.cli.rename import _format_lines
from tests.cli.conftest import GUIDE, Run


def test_a_dry_run_says_what_would_change_and_changes_nothing(run: Run, project: Path) -> None:
    before = (project / GUIDE).read_bytes()
    code, said, beside = run("rename", "guide", "how-it-works", "what-it-does", "--dry-run")
    assert code == 0 and (project / GUIDE).read_bytes() == before
    assert f"{GUIDE} -> {GUIDE.replace('how-it-works', 'what-it-does')}" in said
    assert "data/drugs/samplirsen/gaps.yml: 8" in said and "nothing written" in beside


def test_a_name_is_changed_and_what_changed_is_said(run: Run, project: Path) -> None:
    code, said, _ = run("rename", "observation", "smp-half-life", "smp-stay")
    assert code == 0 and "data/drugs/samplirsen/observations.csv: 2–3" in said
    assert "smp-stay" in (project / GUIDE).read_text(encoding="utf-8")


def test_a_name_that_is_not_there_is_an_error(run: Run) -> None:
    code, _, beside = run("rename", "observation", "smp-half-lif", "smp-stay")
    assert code == 2 and "no observation 'smp-half-lif'. Did you mean 'smp-half-life'?" in beside


def test_lines_that_follow_each_other_are_a_span() -> None:
    assert _format_lines([4, 8, 9, 10, 12]) == "4, 8–10, 12"
