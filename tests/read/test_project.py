"""Which folder is the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.errors import SetupError
from generators.read.project import find_project, open_project


def test_the_project_is_found_upwards(project: Path) -> None:
    assert find_project(project / "data/drugs/samplirsen/guides") == project
    assert find_project(project) == project


def test_outside_of_a_project_there_is_none(tmp_path: Path) -> None:
    assert find_project(tmp_path) is None


def test_a_folder_that_is_named_has_to_be_the_project_itself(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "data")
    assert open_project(Path("..")) == project
    with pytest.raises(SetupError, match=r"no project in .*/drugs: a project is a folder with"):
        open_project(Path("drugs"))
