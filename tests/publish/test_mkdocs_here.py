"""MkDocs in this process gives the site that it gives as a program, and is a program wherever it has something to say."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from unittest import mock

import pytest

from generators.errors import SetupError
from generators.publish import manifest, mkdocs, mkdocs_here

DAY = "2026-11-20"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small project of two pages."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Title\n\nTo [the other](other.md).\n", encoding="utf-8")
    (tmp_path / "docs/other.md").write_text("---\ntitle: Other\n---\n# Other\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(f"INHERIT: {mkdocs.CONFIG}\nsite_name: Small\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> mock.Mock:
    """Counts the programs that are run."""
    run = mock.Mock(side_effect=subprocess.run)
    monkeypatch.setattr(subprocess, "run", run)
    return run


def _add(folder: Path, settings: str) -> None:
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(settings)


def test_both_ways_give_the_same_site(folder: Path, ran: mock.Mock, monkeypatch: pytest.MonkeyPatch) -> None:
    here = manifest.hash_files(mkdocs.build(folder, DAY))
    assert not ran.called
    monkeypatch.setattr(mkdocs_here, "build", lambda *_: False)
    assert manifest.hash_files(mkdocs.build(folder, DAY)) == here
    assert ran.called


@pytest.mark.parametrize(
    "settings",
    ["plugins: [search]\n", "hooks: [own.py]\n", "markdown_extensions: [pymdownx.superfences]\n"],
)
def test_code_of_a_project_runs_in_a_process_of_its_own(folder: Path, ran: mock.Mock, settings: str) -> None:
    (folder / "own.py").write_text("def on_config(config):\n    return config\n", encoding="utf-8")
    _add(folder, settings)
    mkdocs.build(folder, DAY)
    assert ran.called


@pytest.mark.parametrize(
    ("settings", "told"),
    [("nav: [{Home: index.md}]\n", "other.md"), ("theme: {name: none-such}\n", "none-such"), ("nav: 3\n", "nav")],
)
def test_what_is_warned_of_is_told_in_the_words_of_the_program(
    folder: Path, ran: mock.Mock, settings: str, told: str
) -> None:
    _add(folder, settings)
    with pytest.raises(SetupError, match=told):
        mkdocs.build(folder, DAY)
    assert ran.called


def test_variables_and_folder_are_afterwards_what_they_were(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.delenv("NO_MKDOCS_2_WARNING", raising=False)
    _add(folder, "site_url: https://a.example/\n")
    before, here = dict(os.environ), Path.cwd()
    site = mkdocs.build(folder, DAY)
    assert (dict(os.environ), Path.cwd()) == (before, here)
    assert "2026-11-20" in (site / "sitemap.xml").read_text(encoding="utf-8")
