"""`init` and `new`: a new project, and what is begun in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.__main__ import main
from tests.cli.conftest import Run


def test_a_new_project_is_written_where_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "mine"]) == 0
    assert main(["init", "--root", "yours"]) == 0
    for name in ("mine", "yours"):
        assert (tmp_path / name / "mkdocs.yml").is_file()


def test_a_new_project_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "references.bib").write_text("mine", encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 2
    assert f"error: {tmp_path}/references.bib would be overwritten; nothing written" in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["references.bib"]


def test_a_drug_a_study_and_a_guide_are_begun(run: Run, project: Path) -> None:
    assert "data/drugs/newsirsen/drug.yml" in run("new", "drug", "newsirsen")[1]
    assert run("new", "study", "newsirsen", "new-first")[1] == "data/drugs/newsirsen/studies.yml\n"
    assert run("new", "guide", "newsirsen", "a-question")[1] == "data/drugs/newsirsen/guides/a-question.md\n"
    code, _, said = run("new", "drug", "newsirsen")
    assert code == 2 and "is there already" in said
    assert (project / "data/drugs/newsirsen/guides/a-question.md").is_file()
