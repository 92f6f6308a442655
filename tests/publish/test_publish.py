"""What is found in the built pages keeps a wrong site from being published, and is counted in the ledger of a right one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generators import pipeline
from generators.check import runner
from generators.errors import SetupError
from generators.model import Finding
from generators.publish import mkdocs, stamp
from tests.publish.conftest import BUILT, OLD, publish

Finds = Callable[[str], Finding]


def test_a_warning_about_a_built_page_is_counted_in_the_published_ledger(built: Path, finds: Finds) -> None:
    finding = finds("warning")
    published = publish(built)
    assert (published.findings, published.is_new) == ((finding,), True)
    assert "links to nothing" in (built / "site" / BUILT).read_text(encoding="utf-8")
    assert stamp.is_current(built)


def test_an_error_in_a_built_page_leaves_the_published_site_as_it_was(built: Path, finds: Finds) -> None:
    finding = finds("error")
    published = publish(built)
    assert (published.findings, published.is_new) == ((finding,), False)
    assert (built / "site/index.html").read_text(encoding="utf-8") == OLD
    assert not stamp.is_current(built)


def test_pages_are_shown_before_they_are_judged(built: Path, finds: Finds) -> None:
    finding, shown = finds("error"), list[bool]()
    published = pipeline.publish(
        pipeline.build(built), built, show=lambda folder: shown.append((folder / BUILT).is_file())
    )
    assert (published.findings, shown) == ((finding,), [True])
    assert (built / "site/index.html").read_text(encoding="utf-8") == OLD


def test_a_draft_of_the_pages_that_changed_is_shown_before_rules_look(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = small
    (path,) = project.glob("data/drugs/*/guides/*.md")
    guide, seen = f"drugs/{path.parts[-3]}/{path.stem}", list[tuple[str, bool]]()

    def look(*_: object) -> list[Finding]:
        seen.append(("rules", False))
        return []

    monkeypatch.setattr(runner, "check", look)
    monkeypatch.setattr(runner, "check_changed", lambda *_: [])

    def show(folder: Path) -> None:
        seen.append(
            (folder.name.rpartition("-")[2], "Quite new." in (folder / guide / "index.html").read_text("utf-8"))
        )

    def build() -> pipeline.Build:
        return pipeline.build(project, draft=partial(pipeline.show_draft, project, show))

    assert pipeline.publish(build(), project).is_new
    assert seen == [("rules", False)], "nothing was built before, that could be shown with it"
    published = (project / "site" / guide / "index.html").read_text("utf-8")
    path.write_text(f"{path.read_text(encoding='utf-8')}\nQuite new.\n", encoding="utf-8")
    made = build()
    assert seen[1:] == [("draft", True), ("rules", False)]
    assert (project / "site" / guide / "index.html").read_text("utf-8") == published
    assert pipeline.publish(made, project).is_new
    assert "Quite new." in (project / "site" / guide / "index.html").read_text("utf-8")


def test_a_site_is_not_replaced_by_one_without_drugs(built: Path) -> None:
    shutil.rmtree(built / "data/drugs/samplirsen")
    with pytest.raises(SetupError, match=r"^site/ not updated: there is no drug in data/drugs$"):
        publish(built)
    assert (built / "site/index.html").read_text(encoding="utf-8") == OLD


def test_a_site_that_a_killed_run_left_aside_is_back_even_if_the_data_have_an_error_now(
    built: Path, finds: Finds
) -> None:
    finds("error")
    (built / "site").rename(built / ".site.old")
    publish(built)
    assert (built / "site/index.html").read_text(encoding="utf-8") == OLD


def test_a_relative_path_to_the_project_is_as_good_as_any(
    built: Path, finds: Finds, monkeypatch: pytest.MonkeyPatch
) -> None:
    finds("warning")
    monkeypatch.chdir(built.parent)
    publish(Path(built.name))
    monkeypatch.chdir(built / "data")
    assert stamp.is_current(Path(".."))


def test_mkdocs_builds_into_the_project_whatever_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "project/docs").mkdir(parents=True)
    (tmp_path / "project/docs/index.md").write_text("# Title\n", encoding="utf-8")
    (tmp_path / "project/mkdocs.yml").write_text(f"INHERIT: {mkdocs.CONFIG}\nsite_name: S\n", encoding="utf-8")
    staging = mkdocs.build(tmp_path / "project", "2026-11-20")
    assert (staging / "index.html").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["project"]
    assert staging.parent == tmp_path / "project/.cache"


def test_what_a_stopped_run_built_is_removed_by_the_next(tmp_path: Path) -> None:
    left = tmp_path / ".cache/site-next-1/index.html"
    left.parent.mkdir(parents=True)
    left.write_text("half", encoding="utf-8")
    with pytest.raises(SetupError):
        mkdocs.build(tmp_path, "")
    assert not left.parent.exists()
