"""`guides retractions` looks up and says how many; what it asks is tested in tests/network/test_crossref.py."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from generators.__main__ import main
from generators.errors import GuideError
from generators.network import crossref


def test_the_command_looks_up_the_works_of_its_project_and_counts(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[Path] = []

    def update(root: Path, _: object) -> SimpleNamespace:
        asked.append(root)
        return SimpleNamespace(asked=("10.1/a", "10.1/b", "10.1/c"), entries=("10.1/b",))

    monkeypatch.setattr(crossref, "update_snapshot", update)
    assert main(["--root", str(project), "retractions"]) == 0
    assert asked == [project]
    assert "3 works looked up, 1 with a notice" in capsys.readouterr().err


def test_without_an_answer_it_fails_and_writes_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise GuideError("nobody answers")

    path = project / "data/retractions.yml"
    before = path.read_bytes() if path.exists() else None
    monkeypatch.setattr(crossref, "update_snapshot", fail)
    assert main(["--root", str(project), "retractions"]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == "error: nobody answers"
    assert (path.read_bytes() if path.exists() else None) == before
