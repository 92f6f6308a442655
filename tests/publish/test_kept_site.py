"""MkDocs builds again what changed, and leaves the rest as it was: the same files, not copies of them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from unittest import mock

import pytest
from jinja2 import Environment

from generators.cache import digest
from generators.errors import SetupError
from generators.publish import kept_site, manifest, mkdocs, sheets
from generators.render import compiled

DAY = "2026-11-20"
PAGES = ("index.html", "one/index.html", "two/index.html")


def _write(folder: Path) -> Path:
    """Write a project of three pages and a file beside them."""
    docs = folder / "docs"
    docs.mkdir()
    for name in ("index", "one", "two"):
        (docs / f"{name}.md").write_text(f"---\ntitle: Page {name}\n---\n# Page {name}\n\nWords.\n", encoding="utf-8")
    (docs / "table.csv").write_text("a,b\n", encoding="utf-8")
    menu = "nav: [{Home: index.md}, {One: one.md}, {More: [{Two: two.md}]}]\n"
    settings = f"INHERIT: {mkdocs.CONFIG}\nsite_name: Small\n{menu}not_in_nav: '*'\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project of three pages and a file beside them."""
    return _write(tmp_path)


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Such a project with its site, for copies."""
    folder = _write(tmp_path_factory.mktemp("built"))
    _build(folder)
    return folder


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> Path:
    """A project with its site, in which files that were one are one."""
    known: dict[int, Path] = {}
    for path in sorted(built_once.rglob("*")):
        target = tmp_path / path.relative_to(built_once)
        if path.is_dir():
            target.mkdir()
        elif path.stat().st_ino in known:
            target.hardlink_to(known[path.stat().st_ino])
        else:
            known[path.stat().st_ino] = Path(shutil.copy2(path, target))
    return tmp_path


@pytest.fixture(autouse=True)
def program(monkeypatch: pytest.MonkeyPatch) -> mock.Mock:
    """MkDocs as a program, which does its work, and would hide that something is wrong here."""
    run = mock.Mock(side_effect=subprocess.run)
    monkeypatch.setattr(subprocess, "run", run)
    return run


def _build(folder: Path) -> dict[str, int]:
    """Build the site, and tell its files."""
    site = mkdocs.build(folder, DAY)
    site.rename(folder / "site") if not (folder / "site").exists() else _replace(folder / "site", site)
    return _tell(folder)


def _tell(folder: Path) -> dict[str, int]:
    """Tell each file of the site by its number on the disk, which another file does not have."""
    return {path: (folder / "site" / path).stat().st_ino for path in manifest.list_files(folder / "site")}


def _replace(old: Path, new: Path) -> None:
    manifest.remove(old)
    new.rename(old)


_WHOLE: dict[str, dict[str, str]] = {}


def _whole(folder: Path) -> dict[str, str]:
    """Hash the site that MkDocs builds where nothing is kept: once for the same sources."""
    key = digest(*(part for path in _list_sources(folder) for part in (path.name, path.read_bytes())))
    if key not in _WHOLE:
        manifest.remove(folder / ".cache")
        _WHOLE[key] = manifest.hash_files(mkdocs.build(folder, DAY))
    return _WHOLE[key]


def _list_sources(folder: Path) -> list[Path]:
    return [folder / "mkdocs.yml", *sorted((folder / "docs").iterdir())]


_MADE: dict[object, str] = {}


def _make_once(themes: Iterable[Path], own: Iterable[Path], used: frozenset[str]) -> str:
    """Make the sheet of styles, if there is none of the same: its own tests ask how."""
    themes, own = list(themes), list(own)
    key = tuple(path.read_bytes() for path in (*themes, *own)), used
    if key not in _MADE:
        _MADE[key] = MAKE(themes, own, used)
    return _MADE[key]


MAKE = sheets._make


@pytest.fixture(autouse=True, scope="module")
def _sheet_made_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheets, "_make", _make_once)
        yield


def _list_new(before: dict[str, int], after: dict[str, int]) -> set[str]:
    return {path for path, number in after.items() if before.get(path) != number}


def _edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def _edit_as_of_old(path: Path, old: str, new: str) -> None:
    """Edit a file and keep its time, as who copies a file with its time does."""
    found = path.stat()
    _edit(path, old, new)
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def _read_list(folder: Path) -> dict[str, object]:
    """Return what is kept, by file."""
    kept: dict[str, object] = json.loads((folder / kept_site.LIST).read_text(encoding="utf-8"))
    return kept


def test_a_build_of_what_did_not_change_makes_no_page(built: Path, program: mock.Mock) -> None:
    before = _tell(built)
    assert not _list_new(before, _build(built)) & {*PAGES, "table.csv"}
    assert not program.called


@pytest.mark.parametrize(
    ("change", "made"),
    [
        (lambda f: _edit(f / "docs/one.md", "Words.", "Other words."), {"one/index.html"}),
        (lambda f: _edit(f / "docs/one.md", "title: Page one", "title: Page 1"), {"one/index.html"}),
        (lambda f: _edit_as_of_old(f / "docs/one.md", "Words.", "Old words."), {"one/index.html"}),
        (lambda f: _edit(f / "docs/table.csv", "a,b", "b,a"), {"table.csv"}),
        (lambda f: os.utime(f / "docs/two.md", (2**32, 2**32)), {"two/index.html"}),  # newer than what was made of it
        (lambda f: _edit(f / "site/two/index.html", "Words.", "Sworn."), {"two/index.html"}),
        (lambda f: (f / "site/one/index.html").write_text("", encoding="utf-8"), {"one/index.html"}),
        (lambda f: _edit(f / "mkdocs.yml", "One: one.md", "Eins: one.md"), {*PAGES, "table.csv"}),
        (lambda f: _edit(f / "mkdocs.yml", "Small", "Tiny"), {*PAGES, "table.csv"}),
        (lambda f: (f / "docs/three.md").write_text("# Three\n", encoding="utf-8"), {*PAGES, "table.csv", "three/index.html"}),
        (lambda f: (f / "docs/table.csv").unlink(), {*PAGES}),
        (lambda f: (f / kept_site.LIST).unlink(), {*PAGES, "table.csv"}),  # as after a run that was stopped
        (lambda f: (f / kept_site.LIST).write_text("{", encoding="utf-8"), {*PAGES, "table.csv"}),
        (lambda f: (f / kept_site.LIST).write_text('{"../../mkdocs.yml": ["", 0, 0]}', encoding="utf-8"), {*PAGES, "table.csv"}),
    ],
)  # fmt: skip
def test_what_changed_is_made_again_and_nothing_else(
    built: Path, program: mock.Mock, change: Callable[[Path], object], made: set[str]
) -> None:
    before = _tell(built)
    change(built)
    after = _build(built)
    assert _list_new(before, after) - {"404.html", "sitemap.xml", "assets/site.css"} >= made
    assert not (set(PAGES) | {"table.csv"}) & _list_new(before, after) - made
    assert manifest.hash_files(built / "site") == _whole(built)
    assert not program.called
    assert (built / "mkdocs.yml").is_file()


def test_a_page_is_as_published_until_the_new_one_is_in(built: Path) -> None:
    """What is written while a site is built is not written into the files of the last one."""
    published = manifest.hash_files(built / "site")
    for name in ("index", "one", "two"):
        _edit(built / f"docs/{name}.md", "Words.", f"Words of {name}.")
    _edit(built / "docs/table.csv", "a", "c")
    _edit(built / "mkdocs.yml", "Small", "Tiny")
    mkdocs.build(built, DAY)
    assert manifest.hash_files(built / "site") == published


def test_a_menu_without_names_has_every_page_read(folder: Path) -> None:
    """The name of a page in the menu is then a line of another page."""
    _edit(folder / "mkdocs.yml", "{One: one.md}", "one.md")
    _build(folder)
    _edit(folder / "docs/one.md", "title: Page one", "title: The first")
    _build(folder)
    assert "The first" in (folder / "site/two/index.html").read_text(encoding="utf-8")
    assert manifest.hash_files(folder / "site") == _whole(folder)


def test_where_no_file_can_be_linked_it_is_copied(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    linked = _tell(built)
    hashes = manifest.hash_files(built / "site")
    monkeypatch.setattr(os, "link", mock.Mock(side_effect=OSError("not here")))
    assert _list_new(linked, _build(built)) == set(linked)
    assert manifest.hash_files(built / "site") == hashes


def test_a_theme_and_a_variable_of_a_project_count(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_NAME", "First")
    _edit(folder / "mkdocs.yml", "site_name: Small", "site_name: !ENV SITE_NAME")
    _build(folder)
    monkeypatch.setenv("SITE_NAME", "Second")
    _build(folder)
    assert "Second" in (folder / "site/two/index.html").read_text(encoding="utf-8")


def test_a_warning_of_mkdocs_is_still_heard(built: Path, program: mock.Mock) -> None:
    """And then what was built is not kept."""
    _edit(built / "mkdocs.yml", ", {More: [{Two: two.md}]}]\nnot_in_nav: '*'", "]")
    with pytest.raises(SetupError, match=r"two\.md"):
        mkdocs.build(built, DAY)
    assert not program.called
    assert _read_list(built) == {}


@pytest.fixture
def strict(folder: Path) -> Path:
    """A project in which MkDocs warns of a link that leads nowhere."""
    _edit(folder / "mkdocs.yml", "site_name", "validation: {not_found: warn}\nsite_name")
    return folder


def test_a_page_that_was_warned_of_is_made_again_and_no_other(strict: Path, program: mock.Mock) -> None:
    folder, before = strict, _build(strict)
    _edit(folder / "docs/one.md", "Words.", "[Words](nowhere.md).")
    with pytest.raises(SetupError, match=r"nowhere\.md"):
        mkdocs.build(folder, DAY)
    assert not program.called and "one/index.html" not in _read_list(folder)
    with pytest.raises(SetupError, match=r"nowhere\.md"):
        mkdocs.build(folder, DAY)
    _edit(folder / "docs/one.md", "[Words](nowhere.md).", "Other words.")
    after = _build(folder)
    assert {path for path, file in after.items() if path in PAGES and before.get(path) != file} == {"one/index.html"}


# --- a draft ---------------------------------------------------------------------------------------------------------


def test_a_draft_has_what_changed_and_the_rest_as_it_was(built: Path, program: mock.Mock) -> None:
    before = _tell(built)
    _edit(built / "docs/one.md", "Words.", "Other words.")
    draft = mkdocs.build_draft(built, DAY)
    assert draft and "Other words." in (draft / "one/index.html").read_text("utf-8")
    changed = {path for path in PAGES if (draft / path).stat().st_ino != before[path]}
    assert changed == {"one/index.html"} and not program.called
    _build(built)
    assert manifest.hash_files(built / "site") == _whole(built)


def test_there_is_no_draft_where_mkdocs_has_something_to_say(strict: Path, program: mock.Mock) -> None:
    folder, _ = strict, _build(strict)
    _edit(folder / "docs/one.md", "Words.", "[Words](nowhere.md).")
    assert mkdocs.build_draft(folder, DAY) is None and not program.called


def test_there_is_no_draft_without_the_page_of_a_notebook(built: Path) -> None:
    (built / "docs/new.ipynb").write_text("{}", encoding="utf-8")
    assert mkdocs.build_draft(built, DAY) is None


@pytest.mark.parametrize(
    ("nav", "named"),
    [
        ([{"Home": "index.md"}, {"More": [{"One": "one.md"}]}], True),
        ([{"Home": "index.md"}, "one.md"], False),
        ([{"More": ["one.md"]}], False),
        ([{"More": [{"One": "one.md"}, "two.md"]}], False),
        ([], False),
        (None, False),
    ],
)
def test_a_menu_names_all_pages_or_does_not(nav: object, named: bool) -> None:
    assert kept_site.names_all(nav) is named


def test_the_sheet_is_left_to_the_build(folder: Path) -> None:
    """The hook that writes it takes the sheets out that it is made of, which are kept here."""
    site = mkdocs.build(folder, DAY)
    assert (site / "assets/site.css").is_file()
    assert not (site / "assets/tokens.css").exists()
    assert (folder / kept_site.FOLDER / "assets/tokens.css").is_file()


def test_a_file_that_is_put_is_another_one(tmp_path: Path) -> None:
    """What a site has from its author is the file of the site before, too."""
    (tmp_path / "old").write_bytes(b"old")
    os.link(tmp_path / "old", tmp_path / "new")
    manifest.put(tmp_path / "new", b"new")
    manifest.put(tmp_path / "other", b"other")
    assert [(tmp_path / name).read_bytes() for name in ("old", "new", "other")] == [b"old", b"new", b"other"]


def test_the_list_of_a_folder_is_brought_up_to_what_is_there(tmp_path: Path) -> None:
    """A file that is older than the list is as it says; one that is newer, or is not on it, is read."""
    for name in ("old", "new", "gone"):
        (tmp_path / name).write_text(name, encoding="utf-8")
        os.utime(tmp_path / name, (1, 1))
    manifest.write(tmp_path, {"old": "as told", "new": "as told", "gone": "as told"})
    (tmp_path / "gone").unlink()
    (tmp_path / "further").write_text("further", encoding="utf-8")
    os.utime(tmp_path / "new", (2**32, 2**32))
    manifest.bring_up_to_date(tmp_path)
    proofs = {name: manifest.hash_bytes(name.encode()) for name in ("new", "further")}
    assert manifest.read(tmp_path / manifest.NAME) == {"old": "as told", **proofs}
    (tmp_path / manifest.NAME).unlink()
    manifest.bring_up_to_date(tmp_path)  # without a list all are read
    assert manifest.read(tmp_path / manifest.NAME) == manifest.hash_files(tmp_path)


def test_templates_of_the_theme_are_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(kept_site, "Compiled", partial(compiled.Compiled, folder))
    mkdocs.build(folder, DAY)
    made = mock.Mock(side_effect=Environment.compile, autospec=True)
    monkeypatch.setattr(Environment, "compile", lambda *given, **named: made(*given, **named))
    mkdocs.build(folder, DAY)
    assert not made.called
    monkeypatch.setattr(kept_site, "Compiled", partial(compiled.Compiled, folder / "none"))
    mkdocs.build(folder, DAY)
    assert made.called
