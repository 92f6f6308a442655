"""MkDocs in this process gives the site that it gives as a program, and tells what is wrong in the words of the program."""

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
    ("file", "text", "told"),
    [
        ("mkdocs.yml", "nav: [{Home: index.md}]\n", "other.md"),
        ("mkdocs.yml", "theme: {name: none-such}\n", "none-such"),
        ("mkdocs.yml", "nav: 3\n", "nav"),
        ("mkdocs.yml", "nonesuch: 3\n", "nonesuch"),
        ("mkdocs.yml", "markdown_extensions: [no.such.extension]\n", "no.such.extension"),
        ("mkdocs.yml", "site_name: [\n", "mkdocs.yml"),
        ("docs/other.md", "# An\u00f6ther\n", "other.md"),  # in an encoding that is not read
        ("docs/other.md", "---\ntemplate: none-such.html\n---\n# Other\n", "none-such.html"),
    ],
)
def test_what_is_warned_of_is_told_once_in_the_words_of_the_program(
    folder: Path, ran: mock.Mock, monkeypatch: pytest.MonkeyPatch, file: str, text: str, told: str
) -> None:
    if file == "mkdocs.yml":
        _add(folder, text)
    else:
        (folder / file).write_text(text, encoding="latin-1")
    with pytest.raises(SetupError, match=told) as here:
        mkdocs.build(folder, DAY)
    assert not ran.called
    monkeypatch.setattr(mkdocs_here, "build", lambda *_: {})
    with pytest.raises(SetupError) as program:
        mkdocs.build(folder, DAY)
    assert str(here.value) == str(program.value)


def test_variables_and_folder_are_afterwards_what_they_were(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.delenv("NO_MKDOCS_2_WARNING", raising=False)
    _add(folder, "site_url: https://a.example/\n")
    before, here = dict(os.environ), Path.cwd()
    site = mkdocs.build(folder, DAY)
    assert (dict(os.environ), Path.cwd()) == (before, here)
    assert "2026-11-20" in (site / "sitemap.xml").read_text(encoding="utf-8")
