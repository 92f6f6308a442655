"""A project whose site is published, without MkDocs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generators import pipeline
from generators.check import runner
from generators.model import Finding, Library, Where
from generators.publish import mkdocs

OLD, BUILT = "what was published before", "validity/index.html"


def publish(project: Path) -> pipeline.Publication:
    """Build the project and publish its site."""
    return pipeline.publish(pipeline.build(project), project)


@pytest.fixture
def built(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a published site, where MkDocs is replaced by something that wraps each page in HTML."""
    return prepare(project, monkeypatch)


def prepare(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a published site into a project, and something that wraps each page in HTML in the place of MkDocs."""

    def build(root: Path, day: str, library: Library) -> Path:
        assert day == library.today == "2026-11-20"  # the newest review in the data
        staging = root / ".cache" / "site-next"
        target = staging / BUILT
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(
            f"<html><body>{(root / 'docs/validity.md').read_text(encoding='utf-8')}</body></html>", encoding="utf-8"
        )
        return staging

    monkeypatch.setattr(mkdocs, "build", build)
    monkeypatch.setattr(runner, "check", lambda *_: [])
    (project / "site").mkdir()
    (project / "site/index.html").write_text(OLD, encoding="utf-8")
    return project


@pytest.fixture
def finds(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Finding]:
    """Let the rules find something of a severity in the built pages."""

    return lambda severity: find(severity, monkeypatch)


def find(severity: str, monkeypatch: pytest.MonkeyPatch) -> Finding:
    """Let the rules find something of a severity in the built pages."""
    where = Where(file="data/drugs/samplirsen/drug.yml")
    finding = Finding.model_validate(
        {"rule": "STR-LINK", "severity": severity, "message": "links to nothing", "where": where}
    )
    monkeypatch.setattr(runner, "check_changed", lambda *_: [finding])
    return finding
