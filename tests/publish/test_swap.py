"""A new site takes the place of the old one whole, or the old one stays, whatever breaks and wherever site/ is."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from generators.errors import SetupError
from generators.publish import swap
from tests.publish import disk, sites
from tests.publish.disk import Call


@pytest.fixture
def mounts(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that are mount points."""
    found: list[Path] = []
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) in found)
    return found


def set_up(root: Path, shape: str) -> Path:
    """A published site of the version `old`, in one of the shapes."""
    root.mkdir(parents=True)
    if shape == "link":
        (root / "www").mkdir()
        (root / "site").symlink_to(root / "www/html")
    swap.replace(root / "site", sites.write(root / "built", "old"))
    if shape == "with files of others":
        sites.put_foreign(root / "site")
    assert sites.version(root / "site") == "old"
    return root / "site"


SHAPES = ("folder", "link", "mount point", "with files of others")


@pytest.fixture(params=SHAPES)
def make(request: pytest.FixtureRequest, tmp_path: Path, mounts: list[Path]) -> Callable[[], Path]:
    """Set up a published site of the shape, each time in another folder."""
    numbers = count()

    def make_one() -> Path:
        site = set_up(tmp_path / str(next(numbers)), request.param)
        if request.param == "mount point":
            mounts[:] = [site]
        return site

    return make_one


def files_beside(site: Path) -> list[str]:
    """Hidden files that are left beside the site and in it."""
    folders = {site.parent, site.resolve().parent, site}
    return [path.name for folder in folders for path in folder.iterdir() if re.match(r"\.(site|html)\.", path.name)]


def test_the_new_site_is_there_and_nothing_of_the_old_one(make: Callable[[], Path]) -> None:
    site = make()
    was_link, foreign = site.is_symlink(), (site / "CNAME").exists()
    notes = swap.replace(site, sites.write(site.parent / "built", "new"))
    assert sites.version(site) == "new"
    assert files_beside(site) == [] and not (site.parent / "built").exists()
    assert site.is_symlink() == was_link
    assert notes == (["site/ keeps what no build wrote: .git, CNAME, drugs/notes.txt"] if foreign else [])
    assert not foreign or sites.has_foreign(site)


def test_a_first_site_is_there(tmp_path: Path) -> None:
    assert swap.replace(tmp_path / "site", sites.write(tmp_path / "built", "new")) == []
    assert sites.version(tmp_path / "site") == "new"


@pytest.mark.parametrize("for_good", [False, True], ids=["one call fails", "all calls fail from one on"])
def test_whatever_call_fails_the_site_is_the_old_one_or_the_new_one(make: Callable[[], Path], for_good: bool) -> None:
    seen = set()
    for number in count(1):
        site = make()
        built = sites.write(site.parent / "built", "new")
        break_from = disk.From(number, for_good)
        with disk.broken(site.parent, break_from):
            told = _replace(site, built)
        if break_from.calls < number:
            break
        if for_good:  # a disk that is gone restores nothing; the next run does
            swap.recover(site)
        seen.add(now := sites.version(site))
        assert now in ("old", "new"), f"call {number}"
        assert for_good or now == "new" or told.startswith("site/ not updated: ")
        assert not (site / "CNAME").exists() or sites.has_foreign(site)
        swap.replace(site, sites.write(site.parent / "built-again", "next"))
        assert sites.version(site) == "next" and files_beside(site) == []
    assert seen == {"old", "new"} and number > 20


def _replace(site: Path, built: Path) -> str:
    try:
        swap.replace(site, built)
    except SetupError as problem:
        return str(problem)
    return ""


def test_a_site_on_another_file_system_is_copied_before_anything_of_the_old_one_is_touched(
    make: Callable[[], Path],
) -> None:
    def crosses(call: Call) -> bool:
        return call[0] == "os.rename" and call[1].endswith("/built")

    site = make()
    with disk.broken(site.parent, crosses):
        swap.replace(site, sites.write(site.parent / "built", "new"))
    assert sites.version(site) == "new" and files_beside(site) == [] and not (site.parent / "built").exists()


def test_a_folder_that_cannot_be_renamed_gets_new_contents(tmp_path: Path) -> None:
    site = set_up(tmp_path / "project", "folder")
    before = site.stat().st_ino
    with disk.broken(site.parent, lambda call: call == ("os.rename", str(site))):
        swap.replace(site, sites.write(site.parent / "built", "new"))
    assert sites.version(site) == "new" and site.stat().st_ino == before


def test_an_old_site_that_cannot_be_removed_is_told_and_hinders_no_later_build(make: Callable[[], Path]) -> None:
    def is_fixed(call: Call) -> bool:
        return call[0] == "os.remove" and call[1].endswith("only/old.html")

    site = make()
    for word in ("new", "next"):
        with disk.broken(site.parent, is_fixed):
            notes = swap.replace(site, sites.write(site.parent / "built", word))
        assert sites.version(site) == word
        assert [note for note in notes if note.startswith("the old site could not be removed; delete ")]
    swap.replace(site, sites.write(site.parent / "built", "last"))
    assert sites.version(site) == "last" and files_beside(site) == []


@pytest.mark.parametrize("path", ["only/new.html", "only"])
def test_a_new_page_never_takes_the_place_of_a_file_of_others(tmp_path: Path, path: str) -> None:
    site = tmp_path / "site"
    built = tmp_path / "built"
    built.mkdir()
    (built / "index.html").write_text("old", encoding="utf-8")
    swap.replace(site, built)
    (site / path).parent.mkdir(exist_ok=True)
    (site / path).write_text("by hand", encoding="utf-8")
    with pytest.raises(SetupError, match=f"^site/ not updated: no build wrote site/only/new.html|{path} that is there"):
        swap.replace(site, sites.write(tmp_path / "built", "new"))
    assert (site / path).read_text(encoding="utf-8") == "by hand"
    assert (site / "index.html").read_text(encoding="utf-8") == "old"


def test_a_list_of_files_that_was_tampered_with_deletes_nothing_outside(tmp_path: Path) -> None:
    site = set_up(tmp_path / "project", "folder")
    (tmp_path / "precious.txt").write_text("mine", encoding="utf-8")
    with (site / "files.sha256").open("a", encoding="utf-8") as listed:
        listed.write(f"0  ../../precious.txt\n0  {tmp_path}/precious.txt\n")
    swap.replace(site, sites.write(tmp_path / "built", "new"))
    assert (tmp_path / "precious.txt").read_text(encoding="utf-8") == "mine"


def test_a_link_in_the_site_is_not_followed(tmp_path: Path) -> None:
    site = set_up(tmp_path / "project", "folder")
    (tmp_path / "elsewhere").mkdir()
    (site / "only/old.html").rename(tmp_path / "elsewhere/old.html")
    (site / "only").rmdir()
    (site / "only").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SetupError, match="no build wrote site/only"):
        swap.replace(site, sites.write(tmp_path / "built", "new"))
    assert (tmp_path / "elsewhere/old.html").is_file()


def test_a_file_in_the_place_of_the_site_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file", encoding="utf-8")
    with pytest.raises(SetupError, match="is not a folder; move it away"):
        swap.replace(tmp_path / "site", sites.write(tmp_path / "built", "new"))
    assert (tmp_path / "site").read_text(encoding="utf-8") == "a file"
