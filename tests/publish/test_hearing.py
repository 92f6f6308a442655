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
