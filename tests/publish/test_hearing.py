"""A notebook tells what it asks for, and is not listened to in a session of its author."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generators.model import Asked
from generators.publish import mkdocs, notebooks
from generators.publish.hearing import Hearing


def test_a_session_of_an_author_is_not_listened_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(notebooks.ASKED, raising=False)
    monkeypatch.chdir(tmp_path)
    heard = Hearing()
    heard.listen(tmp_path)
    heard.note("values", "smp-half-life")
    assert list(tmp_path.iterdir()) == []


def test_a_notebook_tells_what_it_asks_for_and_opens(project: Path, tmp_path: Path) -> None:
    code = (
        "from generators.notebook import open_library; corpus = open_library()\n"
        "corpus.value('smp-half-life'); open('data/publisher.yml').close()"
    )
    heard = tmp_path / "heard"
    subprocess.run(
        [sys.executable, "-c", code], cwd=project, env={**mkdocs.environment(), notebooks.ASKED: str(heard)}, check=True
    )
    asked = notebooks.read_asked(heard)
    assert asked == Asked(
        values=frozenset({"smp-half-life"}), files=frozenset({"data/publisher.yml"}), told=frozenset({""})
    )


@pytest.fixture
def heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hearing:
    """A session of a build that listens. Python could not forget its hook again, so that none is set."""
    monkeypatch.setenv(notebooks.ASKED, str(tmp_path / "heard"))
    monkeypatch.setattr(sys, "addaudithook", lambda _: None)
    (tmp_path / "project").mkdir()
    return Hearing()


def tell(heard: Hearing, *opened: str | int) -> None:
    """Tell it of files as Python does."""
    for path in opened:
        heard._hear("open", (path, "r", 0))


def test_what_is_opened_before_the_project_is_known_is_told_then(heard: Hearing, tmp_path: Path) -> None:
    project = tmp_path / "project"
    tell(heard, str(project / "data/a.yml"), str(tmp_path / "elsewhere"))
    assert not (tmp_path / "heard").exists()
    heard.listen(project)
    assert notebooks.read_asked(tmp_path / "heard") == Asked(files=frozenset({"data/a.yml"}), told=frozenset({""}))


def test_only_what_an_author_keeps_in_the_project_is_told_and_once(heard: Hearing, tmp_path: Path) -> None:
    project = tmp_path / "project"
    heard.listen(project)
    tell(
        heard,
        str(project / "b.csv"),
        str(project / "b.csv"),
        3,
        str(project / ".cache/x"),
        str(project / "__pycache__/y"),
    )
    with heard.pause():
        tell(heard, str(project / "of-the-engine"))
    heard._hear("import", (str(project / "no-file"),))
    lines = (tmp_path / "heard").read_text(encoding="utf-8").splitlines()
    assert lines == ['["told", ""]', '["files", "b.csv"]']
