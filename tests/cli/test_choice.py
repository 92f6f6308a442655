"""What is chosen of a command: findings by rule, seconds to wait."""

from __future__ import annotations

import pytest

from generators.cli import choice
from generators.model import Finding
from tests.cli.conftest import Run
from tests.report.conftest import found


def test_what_is_chosen_keeps_its_order() -> None:
    findings: list[Finding] = [
        found(rule, "error", "a:1:1", "m") for rule in ("TXT-TERM", "CIT-KEY", "DAT-UNIT", "CIT-MIN")
    ]
    assert [f.rule for f in choice.filter_findings(findings, ("CIT", "TXT"), ("CIT-M",))] == ["TXT-TERM", "CIT-KEY"]


@pytest.mark.parametrize("seconds", ["0", "-1", "soon", "inf"])
def test_a_time_to_wait_is_above_zero(run: Run, seconds: str) -> None:
    code, _, beside = run("check-links", "--timeout", seconds)
    assert code == 2
    assert f"{seconds!r} is no number above zero" in beside
