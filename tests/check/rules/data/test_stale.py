"""DAT-STALE"""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.check.rules.data import stale
from generators.read.library import load
from tests.check.rules.conftest import At, Edit, Says

FOLDER = "data/drugs/samplirsen"


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        pytest.param(
            "guides/how-it-works.md", "cutoff: 2026-11-20", "cutoff: 2025-11-19", "guide how-it-works", id="guide"
        ),
        pytest.param("gaps.yml", "date: 2026-11-20", "date: 2025-11-19", "gap smp-human-liver", id="gap"),
        pytest.param("gaps.yml", "date: 2026-11-20", "date: 2024", "gap smp-human-liver", id="only a year"),
        pytest.param("gaps.yml", "date: 2026-11-20", "date: 2024-02-31", "gap smp-human-liver", id="no such day"),
    ],
)
def test_what_was_looked_at_too_long_ago_is_found_at_its_date(
    says: Says, edit: Edit, at: At, file: str, old: str, new: str, what: str
) -> None:
    edit(f"{FOLDER}/{file}", old, new)
    (finding,) = says("DAT-STALE")
    assert (finding.where.file, at(finding)) == (f"{FOLDER}/{file}", new.partition(": ")[2])
    assert (finding.severity, finding.message.partition(" was last")[0]) == ("warning", what)
    assert finding.message.endswith("before 2026-11-20; wanted within 365 days")


@pytest.mark.parametrize("day", ["2025-11-20", "2025-12", "2025"])
def test_what_is_within_the_period_is_left_alone(says: Says, edit: Edit, day: str) -> None:
    edit(f"{FOLDER}/gaps.yml", "date: 2026-11-20", f"date: {day}")
    assert says("DAT-STALE") == []


def test_the_whole_drug_is_due_at_a_later_day(project: Path) -> None:
    later = load(project).model_copy(update={"today": "2028-01-01"})
    assert [problem.wrong.partition(" was last")[0] for problem in stale.check(later, [])] == [
        "samplirsen with its values", "guide how-it-works", "gap smp-human-liver",
    ]  # fmt: skip
