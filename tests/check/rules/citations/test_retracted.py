"""CIT-RETRACTED"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generators.read.library import load
from tests.check.rules.conftest import Says

SNAPSHOT = """snapshot: 2026-11-20
asked: [10.1000/sample.2020]
entries:
  - {{doi: {doi}, kind: {kind}, date: 2024-05-06, notice: 10.1000/notice}}
"""


@pytest.mark.parametrize(
    ("kind", "said"),
    [("retracted", "retracted"), ("corrected", "corrected"), ("concern", "under an expression of concern")],
)
def test_a_listed_work_is_found_at_its_doi(says: Says, project: Path, kind: str, said: str) -> None:
    text = SNAPSHOT.format(doi="10.1000/SAMPLE.2020", kind=kind)
    (project / "data/retractions.yml").write_text(text, encoding="utf-8")
    (finding,) = says("CIT-RETRACTED")
    assert str(finding.where) == "references.bib:19:3"
    listed = f"'alpha2020' is listed as {said} since 2024-05-06 (snapshot of 2026-11-20, notice 10.1000/notice)"
    told, wanted = finding.message.split("; wanted another source at ")
    assert told == listed
    assert re.fullmatch(r"\d+ places \(data/\S+:\d+, .+ and \d+ more\), or a waiver with a reason", wanted)


def test_a_work_that_is_not_listed_is_left_alone(says: Says, project: Path) -> None:
    text = SNAPSHOT.format(doi="10.1000/another", kind="retracted")
    (project / "data/retractions.yml").write_text(text, encoding="utf-8")
    assert says("CIT-RETRACTED") == []


def test_before_any_look_up_there_is_no_snapshot(project: Path) -> None:
    library = load(project)
    assert library.sources.retractions.snapshot is None


def test_a_snapshot_that_cannot_be_read_is_said_at_its_place(project: Path) -> None:
    text = SNAPSHOT.format(doi="10.1000/x", kind="withdrawn")
    (project / "data/retractions.yml").write_text(text, encoding="utf-8")
    assert [str(f.where) for f in load(project).problems] == ["data/retractions.yml:4:28"]
