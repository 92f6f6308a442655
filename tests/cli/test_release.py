"""`guides release`"""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Edit, Run


def test_a_version_is_kept_once(run: Run, project: Path) -> None:
    assert run("release", "1.0.0", "--date", "2026-11-01")[0] == 0
    kept = project / "data/versions/1.0.0.json"
    told = json.loads(kept.read_text(encoding="utf-8"))
    assert (told["version"], told["date"]) == ("1.0.0", "2026-11-01") and len(told["values"]) > 5
    code, _, said = run("release", "1.0.0")
    assert code == 2 and "is there already" in said


def test_a_version_and_a_day_are_told_by_their_form(run: Run) -> None:
    for arguments in (("../x",), ("1.0.0", "--date", "yesterday")):
        code, _, said = run("release", *arguments)
        assert code == 2 and "wanted" in said


def test_data_that_cannot_be_read_are_not_kept(run: Run, edit: Edit, project: Path) -> None:
    edit("data/drugs/samplirsen/studies.yml", "id:", "id")
    code, _, said = run("release", "1.0.0")
    assert code == 2 and "guides check" in said and not (project / "data/versions").exists()
