"""Pages of MkDocs keep their names whole, those that people wrote too."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generators.publish import engine, unbroken
from generators.publish.kept_markdown import PURE


def test_text_of_markdown_and_raw_html_alike_is_kept_whole() -> None:
    html = markdown.markdown("In *SOD1-ALS* at 20 mg.\n\n<p>In SOD1-ALS.</p>\n", extensions=[unbroken.NAME])
    assert html.count('<span class="whole">SOD1-ALS</span>') == 2
    assert " at 20 mg." in html


def test_its_work_is_kept_with_the_page() -> None:
    assert unbroken.NAME in PURE


@pytest.mark.parametrize("hooks", [["unbroken.py"], []], ids=["with the hook", "without"])
def test_the_hook_adds_it_to_every_project(tmp_path: Path, hooks: list[str]) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Of B-100\n\n## In SOD1-ALS\n", encoding="utf-8")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/main.html").write_text("{{ page.toc }}|{{ page.content }}", encoding="utf-8")
    settings = {
        "site_name": "Test", "theme": {"name": None, "custom_dir": "theme"}, "plugins": [],
        "hooks": [str(engine.FOLDER / "publish" / name) for name in hooks],
    }  # fmt: skip
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    build(load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site")))
    contents, _, text = (tmp_path / "site/index.html").read_text(encoding="utf-8").partition("|")
    assert text.count('class="whole"') == 2 * len(hooks)
    assert "whole" not in contents
