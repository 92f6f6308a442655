"""Pages that were packed until they were written are what MkDocs writes without that; where others may look at pages, none is packed."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from generators.publish import kept_site, manifest, packed_pages

HOOK = packed_pages.__file__


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, built on a day of long ago."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    (tmp_path / "docs/a").mkdir(parents=True)
    (tmp_path / "docs/index.md").write_text("# Home\n\nµg · [A](a/index.md) \U0001f600\n", encoding="utf-8")
    (tmp_path / "docs/a/index.md").write_text("---\ntitle: A\n---\n# A\n\n- one\n- two\n", encoding="utf-8")
    (tmp_path / "watch.py").write_text("def on_post_build(config): ...\n", encoding="utf-8")
    return tmp_path


class _Watch:
    """A plugin that the engine has itself: it notes the files of a build."""

    files: Files

    def on_files(self, files: Files, /, **_: object) -> Files:
        self.files = files
        return files


def build_with(folder: Path, *hooks: str) -> tuple[dict[str, str], list[str]]:
    """Build the site, and return its files by hash, and what MkDocs still has of the pages then."""
    settings = f"site_name: Small\nplugins: []\nhooks: [{', '.join(hooks)}]\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    config, watch = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site")), _Watch()
    config.plugins[kept_site.NAME] = watch  # type: ignore[assignment]  # as `mkdocs_here` does
    build(config)
    pages = [file.page for file in watch.files.documentation_pages()]
    left = [f"{page.content}{page.markdown}" for page in pages if page]
    (folder / "site/sitemap.xml.gz").unlink()
    return manifest.hash_files(folder / "site"), left


def test_a_site_is_the_same_and_nothing_of_its_pages_is_left(folder: Path) -> None:
    plain, whole = build_with(folder)
    packed, left = build_with(folder, HOOK)
    assert packed == plain and len(plain) > 2
    assert all(whole) and left == ["", ""] and not packed_pages._packed


def test_beside_a_hook_of_another_pages_stay_as_they_are(folder: Path) -> None:
    assert build_with(folder, HOOK, "watch.py") == build_with(folder)
