"""What is found in the built pages keeps a wrong site from being published, and is counted in the ledger of a right one."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators import pipeline
from generators.check import runner
from generators.model import Finding, Where
from generators.publish import mkdocs

WHERE = Where(file="data/drugs/samplirsen/drug.yml")
OLD, BUILT = "what was published before", "validity/index.html"


@pytest.fixture
def built(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a published site, where MkDocs is replaced by something that wraps each page in HTML."""

    def build(root: Path, day: str) -> Path:
        assert day == "2026-11-20"  # the newest review in the data
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


def publish(project: Path) -> pipeline.Published:
    """Build the project and publish its site."""
    return pipeline.publish(pipeline.build(project), project)


def finds(monkeypatch: pytest.MonkeyPatch, severity: str) -> Finding:
    """Let the rules find something in the built pages."""
    finding = Finding.model_validate(
        {"rule": "STR-LINK", "severity": severity, "where": WHERE, "message": "links to nothing"}
    )
    monkeypatch.setattr(runner, "check_site", lambda *_: [finding])
    return finding


def test_a_warning_about_a_built_page_is_counted_in_the_published_ledger(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finding = finds(monkeypatch, "warning")
    published = publish(built)
    assert (published.findings, published.is_new) == ((finding,), True)
    assert "links to nothing" in (built / "site" / BUILT).read_text(encoding="utf-8")
    assert mkdocs.is_current(built)


def test_an_error_in_a_built_page_leaves_the_published_site_as_it_was(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finding = finds(monkeypatch, "error")
    published = publish(built)
    assert (published.findings, published.is_new) == ((finding,), False)
    assert (built / "site/index.html").read_text(encoding="utf-8") == OLD
    assert not mkdocs.is_current(built)


def test_a_built_page_that_somebody_changed_is_built_anew_but_seen_by_check_first(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finds(monkeypatch, "warning")
    publish(built)
    (built / "site" / BUILT).write_text("altered", encoding="utf-8")
    assert mkdocs.is_built_from(built) and not mkdocs.is_current(built)
    (built / "references.bib").write_text("% nothing\n", encoding="utf-8")
    assert not mkdocs.is_built_from(built)


def test_a_site_judged_at_another_day_is_not_current(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finds(monkeypatch, "warning")
    publish(built)
    assert mkdocs.is_current(built)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    assert not mkdocs.is_current(built)


@pytest.mark.parametrize(
    ("day", "epoch"), [("2026-11-20", "1795132800"), ("2026-11", "1793491200"), ("2026", "1767225600")]
)
def test_the_site_is_dated_at_the_day_of_its_data(tmp_path: Path, day: str, epoch: str) -> None:
    assert mkdocs.environment(tmp_path, day)["SOURCE_DATE_EPOCH"] == epoch
