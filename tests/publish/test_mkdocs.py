"""How MkDocs is run: with which settings, in which environment, and what is said when it fails."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generators.errors import SetupError
from generators.publish import engine, mkdocs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the least that MkDocs needs."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Title\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(f"INHERIT: {mkdocs.CONFIG}\nsite_name: Small\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("day", "epoch"), [("2026-11-20", "1795132800"), ("2026-11", "1793491200"), ("2026", "1767225600")]
)
def test_the_site_is_dated_at_the_day_of_its_data(day: str, epoch: str) -> None:
    assert mkdocs.environment(day)["SOURCE_DATE_EPOCH"] == epoch


def test_the_theme_is_found_wherever_the_engine_is(folder: Path) -> None:
    mkdocs.write_config(folder)
    config = yaml.safe_load((folder / mkdocs.CONFIG).read_text(encoding="utf-8"))
    assert (config["INHERIT"], config["theme"]) == (str(engine.SETTINGS), {"custom_dir": str(engine.THEME)})
    assert engine.SETTINGS.is_file() and (engine.THEME / "main.html").is_file()


def test_settings_that_did_not_change_are_not_written_again(folder: Path) -> None:
    mkdocs.write_config(folder)
    before = (folder / mkdocs.CONFIG).stat().st_mtime_ns
    mkdocs.write_config(folder)
    assert (folder / mkdocs.CONFIG).stat().st_mtime_ns == before


def test_a_project_without_settings_is_told_how_to_get_them(folder: Path) -> None:
    (folder / "mkdocs.yml").unlink()
    with pytest.raises(SetupError, match=r"mkdocs\.yml is missing; `guides init`"):
        mkdocs.write_config(folder)


def test_settings_without_the_theme_are_an_error_that_names_the_line(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text("site_name: Small\n", encoding="utf-8")
    with pytest.raises(SetupError, match=r"add the line `INHERIT: \.cache/engine\.yml`"):
        mkdocs.write_config(folder)


def test_a_failed_build_says_why_and_a_file_of_the_project_hides_no_module(folder: Path) -> None:
    (folder / "json.py").write_text("raise SystemExit('imported')", encoding="utf-8")
    (folder / "docs/lost.md").write_text("# In no menu\n", encoding="utf-8")
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("nav: [{Home: index.md}]\n")
    with pytest.raises(SetupError) as problem:
        mkdocs.build(folder, "2026-11-20")
    first, *messages = str(problem.value).splitlines()
    assert first == "mkdocs build failed; site/ not updated"
    assert 'not included in the "nav"' in messages[0] and "lost.md" in messages[1]
