"""`build`: pages are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.__main__ import main
from tests.cli.conftest import GUIDE, Run


@pytest.mark.usefixtures("mistyped")
def test_a_build_says_each_error_on_one_line(run: Run) -> None:
    code, said, _ = run("build")
    assert code == 1
    assert f"{GUIDE}:12:25: error CIT-KEY no reference 'agency2012'. Did you mean 'agency2021'?" in said.splitlines()


def test_a_relative_root_builds_inside_the_project_and_nowhere_else(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "data")
    assert main(["build", "--root", ".."]) == 0
    assert (project / "docs/drugs/samplirsen/index.md").is_file()
    assert sorted(p.name for p in project.parent.iterdir()) == [project.name]
