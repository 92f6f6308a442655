"""A folder that is put back is as it was, whatever was done to it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.folder import Folder


def change(root: Path, what: str) -> None:
    """Do something to a folder."""
    file, link = root / "a/one.txt", root / "link"
    match what:
        case "a file of as many letters":
            file.write_text("eno")
        case "a file and a folder more":
            (root / "b/c").mkdir(parents=True)
            (root / "b/c/two.txt").write_text("two")
        case "a folder for a file":
            file.unlink()
            file.mkdir()
        case "a file for a folder":
            shutil.rmtree(root / "a")
            (root / "a").write_text("")
        case "a link for a folder":
            shutil.copytree(root / "a", root.parent / "there", dirs_exist_ok=True)
            shutil.rmtree(root / "a")
            (root / "a").symlink_to(root.parent / "there")
        case "a link elsewhere":
            link.unlink()
            link.symlink_to("a/one.txt")
        case "neither file nor link":
            file.unlink()
            link.unlink()
        case "a file that nobody may write":
            file.chmod(0o444)


def read(root: Path) -> dict[str, tuple[int, str]]:
    """What is in a folder: the mode and the content of each."""
    found = {}
    for path in sorted(root.rglob("*")):
        content = str(path.readlink()) if path.is_symlink() else path.read_text() if path.is_file() else ""
        found[str(path.relative_to(root))] = (path.lstat().st_mode, content)
    return found


@pytest.mark.parametrize(
    "what",
    [
        "nothing", "a file of as many letters", "a file and a folder more", "a folder for a file", "a file for a folder",
        "a link for a folder", "a link elsewhere", "neither file nor link", "a file that nobody may write",
    ],
)  # fmt: skip
def test_what_was_changed_is_put_back(tmp_path: Path, what: str) -> None:
    root = tmp_path / "root"
    (root / "a").mkdir(parents=True)
    (root / "a/one.txt").write_text("one")
    (root / "link").symlink_to("a")
    before, folder = read(root), Folder(root)
    for _ in range(2):
        change(root, what)
        assert what == "nothing" or read(root) != before
        folder.put_back()
        assert read(root) == before
        root = root.with_name(f"{root.name}-moved")
        folder.move(root)
