"""`build` and `serve`: pages are written, and then watched."""

from __future__ import annotations

import subprocess
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


@pytest.mark.parametrize(
    ("code", "told"), [(0, ""), (1, "a.yml:1: error\n"), (2, "The site could not be built; the terminal says why.")]
)
def test_serve_rebuilds_in_a_new_process_and_tells_pages_what_keeps_the_site_as_it_was(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch, code: int, told: str
) -> None:
    served: list[tuple[Path, str]] = []
    ran = subprocess.CompletedProcess([], code, "a.yml:1: error\n")
    monkeypatch.setattr("generators.publish.preview.serve", lambda root, rebuild: served.append((root, rebuild())))
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: ran)
    assert run("serve")[0] == 0
    assert served == [(project, told)]
