"""When the site has to be built again: after a change of the content, of the engine, or of the site."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from generators import cache
from generators.__main__ import main
from generators.publish import engine, stamp
from generators.text import plugins
from tests.conftest import SAMPLE, share_cache
from tests.publish.conftest import BUILT, find, prepare, publish


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, pictures: Path) -> Path:
    """A project with its site published just now, for copies."""
    project = tmp_path_factory.mktemp("published") / "project"
    shutil.copytree(SAMPLE, project)
    share_cache(project, pictures)
    with pytest.MonkeyPatch.context() as patch:
        find("warning", patch)
        publish(prepare(project, patch))
    return project


@pytest.fixture
def site(published: Path, tmp_path: Path) -> Path:
    """A copy of the published project that a test may change."""
    shutil.copytree(published, tmp_path / "project", symlinks=True)
    assert stamp.is_current(tmp_path / "project")
    return tmp_path / "project"


@pytest.fixture
def start_anew() -> Iterator[Callable[[], None]]:
    """Forget what the engine is, as a new process does, now and after the test."""

    def forget() -> None:
        cache._hash_engine.cache_clear()
        engine.identify.cache_clear()

    yield forget
    forget()


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start_anew: Callable[[], None]) -> Path:
    """A copy of the engine that runs in its place, and that a test may change."""
    copy = tmp_path / "elsewhere"
    shutil.copytree(engine.FOLDER, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(cache, "ENGINE", copy)
    start_anew()
    return copy


def test_a_built_page_that_somebody_changed_is_built_anew_but_seen_by_check_first(site: Path) -> None:
    (site / "site" / BUILT).write_text("altered", encoding="utf-8")
    assert stamp.is_built_from(site) and not stamp.is_current(site)


def test_a_change_of_the_content_is_seen(site: Path) -> None:
    (site / "references.bib").write_text("% nothing\n", encoding="utf-8")
    assert not stamp.is_built_from(site)


def test_a_site_checked_at_another_day_is_not_current(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    assert not stamp.is_current(site)


def test_a_change_of_the_engine_is_seen_and_its_place_is_not(
    site: Path, copied: Path, start_anew: Callable[[], None]
) -> None:
    assert stamp.is_current(site)
    (copied / "theme/assets/page.css").write_text("a { color: red }", encoding="utf-8")
    start_anew()
    assert not stamp.is_current(site)


@pytest.mark.parametrize(
    ("module", "name"), [(plugins, "list_versions"), (engine, "list_packages")], ids=["rule", "package"]
)
def test_a_rule_or_a_package_that_came_or_changed_is_seen(
    site: Path, monkeypatch: pytest.MonkeyPatch, start_anew: Callable[[], None], module: ModuleType, name: str
) -> None:
    monkeypatch.setattr(module, name, lambda: ["rules short-title our_guides 1.0"])
    start_anew()
    assert not stamp.is_current(site)


def test_a_digit_that_somebody_changed_in_a_built_page_is_seen(site: Path) -> None:
    page = site / "site" / BUILT
    page.write_text(page.read_text(encoding="utf-8").replace("html", "htmI", 1), encoding="utf-8")
    assert not stamp.is_current(site)


def test_a_change_behind_a_link_to_a_folder_is_seen(site: Path, tmp_path: Path) -> None:
    (site / "data/drugs/samplirsen").rename(tmp_path / "elsewhere")
    (site / "data/drugs/samplirsen").symlink_to(tmp_path / "elsewhere")
    assert stamp.is_current(site)
    with (tmp_path / "elsewhere/observations.csv").open("a", encoding="utf-8") as rows:
        rows.write("\n")
    assert not stamp.is_current(site)


def test_a_link_to_a_folder_that_it_is_in_ends(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/file").touch()
    (tmp_path / "a/again").symlink_to(tmp_path)
    assert stamp.list_files(tmp_path) == [tmp_path / "a/file"]


def test_files_of_others_in_the_site_leave_it_current(site: Path) -> None:
    (site / "site/CNAME").write_text("example.org", encoding="utf-8")
    assert stamp.is_current(site)


def test_a_stamp_that_cannot_be_read_is_none(site: Path) -> None:
    (site / ".cache/site.stamp").write_bytes(b"\xff\xfe")
    assert not stamp.is_current(site)


def test_what_is_changed_during_a_build_is_not_taken_as_built(site: Path) -> None:
    content = stamp.hash_inputs(site)
    (site / "references.bib").write_text("% changed while MkDocs ran\n", encoding="utf-8")
    stamp.write(site, content)
    assert not stamp.is_built_from(site)


def test_a_page_that_a_build_writes_is_no_change_of_the_content(site: Path) -> None:
    content = stamp.hash_inputs(site)
    page = next(path for path in (site / "docs").rglob("*.md") if path.name == "validity.md")
    page.write_text("by hand", encoding="utf-8")
    assert stamp.hash_inputs(site) == content and not stamp.is_built_from(site)


def test_a_site_that_is_current_is_told_of_before_any_command_is_loaded(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("generators.cli.main", lambda _: 9)
    assert main(["--root", str(site), "site"]) == 0
    assert capsys.readouterr().err.endswith("site/ is up to date\n")
    assert (
        main(["--root", str(site), "site", "--debug"]) == main(["check"]) == main(["--root", "/no/where", "site"]) == 9
    )
    (site / "site" / BUILT).write_text("other", encoding="utf-8")
    assert main(["--root", str(site), "site"]) == 9


@pytest.mark.parametrize("name", ["theme/main.html", "theme/assets/page.css", "render/blocks/page.jinja"])
def test_what_is_changed_of_the_engine_during_a_build_is_not_taken_as_built(
    site: Path, copied: Path, start_anew: Callable[[], None], name: str
) -> None:
    begun = stamp.hash_inputs(site)
    (copied / name).write_text("another", encoding="utf-8")
    stamp.write(site, begun)
    start_anew()
    assert not stamp.is_current(site)
