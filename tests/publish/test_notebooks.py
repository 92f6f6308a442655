"""A notebook runs again when something changes that it can read, and not before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generators.publish import manifest, mkdocs, notebooks

DAY = {"SOURCE_DATE_EPOCH": "1795132800"}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The page of a notebook, as a build has kept it."""
    for name, text in {
        "data/a.csv": "1",
        "references.bib": "",
        "docs/notebooks/n.ipynb": "{}",
        "docs/a.md": "# A",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    notebooks.refresh(tmp_path, DAY)
    page = tmp_path / notebooks.FOLDER / "page.json"
    page.write_text("{}", encoding="utf-8")
    notebooks.confirm(tmp_path)
    return page


@pytest.mark.parametrize("file", ["data/a.csv", "references.bib", "docs/notebooks/n.ipynb", "data/new.csv"])
def test_what_a_notebook_can_read_lets_it_run_again(tmp_path: Path, kept: Path, file: str) -> None:
    (tmp_path / file).write_text("2", encoding="utf-8")
    notebooks.refresh(tmp_path, DAY)
    assert not kept.exists()


def test_another_day_lets_it_run_again(tmp_path: Path, kept: Path) -> None:
    notebooks.refresh(tmp_path, {"SOURCE_DATE_EPOCH": "1"})
    assert not kept.exists()


def test_prose_of_a_page_and_a_second_build_leave_it_as_it_was(tmp_path: Path, kept: Path) -> None:
    (tmp_path / "docs/a.md").write_text("# B", encoding="utf-8")
    for _ in range(2):
        notebooks.refresh(tmp_path, DAY)
        assert kept.exists()


@pytest.mark.parametrize("text", ["", "{", '{"content": "<script>"}'])
def test_a_page_that_is_not_as_it_was_written_is_not_believed(tmp_path: Path, kept: Path, text: str) -> None:
    kept.write_text(text, encoding="utf-8")
    notebooks.refresh(tmp_path, DAY)
    assert not kept.exists()


def test_a_page_that_no_finished_build_has_listed_is_not_believed(tmp_path: Path, kept: Path) -> None:
    (kept.parent / manifest.NAME).unlink()
    notebooks.refresh(tmp_path, DAY)
    assert not kept.exists()


def test_mkdocs_runs_a_notebook_once(tmp_path: Path) -> None:
    code = "import pathlib\nruns = pathlib.Path('../../runs')\nruns.write_text(runs.read_text() + 'x')\nprint('shown')"
    cell: dict[str, object] = {
        "cell_type": "code",
        "execution_count": None,
        "id": "a",
        "metadata": {},
        "outputs": [],
        "source": code,
    }
    names = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    source = {"cells": [cell], "metadata": names, "nbformat": 4, "nbformat_minor": 5}
    (tmp_path / "docs/notebooks").mkdir(parents=True)
    (tmp_path / "docs/notebooks/n.ipynb").write_text(json.dumps(source), encoding="utf-8")
    (tmp_path / "docs/index.md").write_text("# Title\n", encoding="utf-8")
    (tmp_path / "runs").write_text("", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        f"INHERIT: {mkdocs.CONFIG}\nsite_name: Small\nsite_description: A site.\n", encoding="utf-8"
    )
    pages = [
        (mkdocs.build(tmp_path, "2026-11-20") / "notebooks/n/index.html").read_text(encoding="utf-8") for _ in range(2)
    ]
    assert (tmp_path / "runs").read_text() == "x"
    assert pages[0] == pages[1] and "shown" in pages[0]
