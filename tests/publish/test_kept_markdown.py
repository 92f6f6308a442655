"""A page that is taken from the cache is the page that MkDocs would render, and nothing that was told is swallowed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import markdown
import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generators.publish import engine, kept_markdown

HOOK = engine.FOLDER / "publish" / "kept_markdown.py"
PAGES = {
    "index.md": "---\ntitle: Home\n---\n# Home\n\n## One\n\n### Deep *em*\n\n## Two\n\nSee [the other](other.md#a) and ![](a.svg).\n",
    "other.md": "---\ntitle: Other\n---\n# Other\n\n<p id='a' markdown>raw</p>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "untitled.md": "# No title in front\n\ntext\n",
}
SETTINGS: dict[str, Any] = {
    "site_name": "Test", "theme": {"name": None, "custom_dir": "theme"}, "plugins": [], "hooks": [str(HOOK)],
    "validation": {"not_found": "info"},
    "markdown_extensions": ["attr_list", "tables", {"toc": {"permalink": "#"}}],
}  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    for name, text in PAGES.items():
        (tmp_path / "docs" / name).write_text(text, encoding="utf-8")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "main.html").write_text(
        "{{ page.title }}\n{{ page.toc }}\n{{ page.content }}", encoding="utf-8"
    )
    return tmp_path


def _build(project: Path, name: str = "site", **settings: Any) -> tuple[dict[str, bytes], int]:
    """Build the project and return its pages and how many were rendered."""
    path = project / "mkdocs.yml"
    path.write_text(yaml.safe_dump({**SETTINGS, **settings}), encoding="utf-8")
    rendered = mock.Mock(side_effect=markdown.Markdown.convert, autospec=True)
    with mock.patch.object(markdown.Markdown, "convert", lambda md, text: rendered(md, text)):
        build(load_config(str(path), site_dir=str(project / name)))
    pages = {p.relative_to(project / name).as_posix(): p.read_bytes() for p in (project / name).rglob("*.html")}
    return pages, rendered.call_count


def test_a_second_build_renders_only_pages_without_title(project: Path) -> None:
    fresh, _ = _build(project, hooks=[])
    first, rendered = _build(project)
    second, again = _build(project)
    assert fresh == first == second
    assert (rendered, again) == (3, 1)
    assert b"Deep em - #deep-em" in second["index.html"]


def _append(name: str) -> Callable[[Path], dict[str, Any]]:
    def edit(docs: Path) -> dict[str, Any]:
        (docs / name).write_text(PAGES[name] + "\nA sentence more.\n", encoding="utf-8")
        return {}

    return edit


def _remove_linked(docs: Path) -> dict[str, Any]:
    (docs / "other.md").unlink()
    return {}


def _add_picture(docs: Path) -> dict[str, Any]:
    (docs / "a.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    return {}


def _set_extensions(docs: Path) -> dict[str, Any]:
    del docs
    return {"markdown_extensions": ["attr_list", "md_in_html", {"toc": {"permalink": "¶", "toc_depth": 2}}]}


def _set_addresses(docs: Path) -> dict[str, Any]:
    del docs
    return {"use_directory_urls": False}


@pytest.mark.parametrize(
    ("edit", "rendered"),
    [
        (_append("index.md"), 2), (_append("other.md"), 2), (_remove_linked, 2), (_add_picture, 2), (_set_extensions, 3),
        (_set_addresses, 3),
    ],
)  # fmt: skip
def test_an_edit_gives_the_pages_of_a_clean_build(
    project: Path, edit: Callable[[Path], dict[str, Any]], rendered: int
) -> None:
    before, _ = _build(project)
    settings = edit(project / "docs")
    kept, count = _build(project, **settings)
    fresh, _ = _build(project, "fresh", **{**settings, "hooks": []})
    assert kept == fresh
    assert kept != before or edit is _add_picture  # a page in its folder finds the picture under the same address
    assert count == rendered


def test_a_page_that_was_told_of_is_told_of_again(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    (project / "docs" / "index.md").write_text("---\ntitle: Home\n---\n[gone](gone.md)\n", encoding="utf-8")
    for _ in range(2):
        caplog.clear()
        with caplog.at_level(logging.WARNING, "mkdocs"):
            _build(project, validation={"not_found": "warn"})
        assert [r.levelname for r in caplog.records if "gone.md" in r.message] == ["WARNING"]


def test_nothing_is_kept_beside_an_extension_that_may_read_other_files(project: Path) -> None:
    assert [_build(project, markdown_extensions=["pymdownx.snippets"])[1] for _ in range(2)] == [3, 3]


def test_an_entry_that_was_changed_is_rendered_anew(project: Path) -> None:
    first, _ = _build(project)
    entry = project / kept_markdown.FOLDER / kept_markdown.STAGE / "index.md.kept"
    entry.write_text(entry.read_text(encoding="utf-8").replace("One", "Won"), encoding="utf-8")
    assert _build(project) == (first, 2)


def test_our_own_step_of_markdown_is_part_of_what_a_page_is_kept_by(monkeypatch: pytest.MonkeyPatch) -> None:
    proofs = []
    for code in ("one", "another"):
        kept_markdown._hash_versions.cache_clear()
        monkeypatch.setattr(kept_markdown, "identify_engine", lambda *names, code=code: f"{code} {names}")
        proofs.append(kept_markdown._hash_versions())
    kept_markdown._hash_versions.cache_clear()
    assert len(set(proofs)) == 2
