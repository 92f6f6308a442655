"""A version is read as it was written, and one that cannot be read is one problem."""

from __future__ import annotations

from pathlib import Path

from generators.domain.changes import keep_values
from generators.model import Version
from generators.read.library import load
from generators.read.versions import FOLDER, format_version


def keep(project: Path, version: str, date: str) -> Version:
    """Keep the values of a project as a version."""
    kept = Version(version=version, date=date, values=keep_values(load(project)))
    (project / FOLDER).mkdir(exist_ok=True)
    (project / FOLDER / f"{version}.json").write_text(format_version(kept), encoding="utf-8")
    return kept


def test_versions_are_read_as_written_the_newest_first(project: Path) -> None:
    kept = [keep(project, "1.10.0", "2026-11-02"), keep(project, "1.9.0", "2026-11-01")]
    found = load(project)
    assert found.versions == tuple(kept) and not found.problems


def test_a_version_is_a_line_for_each_value(project: Path) -> None:
    kept = keep(project, "1.0.0", "2026-11-01")
    assert len(format_version(kept).splitlines()) == len(kept.values) + 2


def test_a_version_that_cannot_be_read_is_told_and_the_others_are_read(project: Path) -> None:
    keep(project, "1.0.0", "2026-11-01")
    for name, text in (("a", "{"), ("b", '{"version": "2"}')):
        (project / FOLDER / f"{name}.json").write_text(text, encoding="utf-8")
    found = load(project)
    assert [one.version for one in found.versions] == ["1.0.0"]
    assert [(one.where.file, "guides release" in one.wanted) for one in found.problems] == [
        (f"{FOLDER}/a.json", True),
        (f"{FOLDER}/b.json", True),
    ]
