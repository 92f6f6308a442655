"""A file is read again when its time or its size is another, and not otherwise."""

from __future__ import annotations

import os
from pathlib import Path
from unittest import mock

import pytest

from generators.publish import manifest
from generators.publish.seen import SeenFiles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    for name in ("a.md", "b.md"):
        (tmp_path / "docs" / name).write_text(name, encoding="utf-8")
    return tmp_path / "docs"


def _look(folder: Path) -> tuple[dict[str, str], list[str]]:
    """Return the hashes of the files, and which of them were read, as a build looks at them."""
    read = mock.Mock(side_effect=Path.read_bytes)
    with mock.patch.object(Path, "read_bytes", lambda path: read(path)):
        seen = SeenFiles(folder, folder.parent / "seen.json")
        found = {name: seen.hash(name) for name in ("a.md", "b.md")}
        seen.keep(found)
    return found, [call.args[0].name for call in read.call_args_list]


def _hash(text: str) -> str:
    return manifest.hash_bytes(text.encode())


def test_files_are_read_once(folder: Path) -> None:
    hashes = {name: _hash(name) for name in ("a.md", "b.md")}
    assert _look(folder) == (hashes, ["a.md", "b.md"])
    assert _look(folder) == (hashes, [])


@pytest.mark.parametrize("text", ["longer", "z.md"])
def test_a_file_that_changed_is_read_again(folder: Path, text: str) -> None:
    _look(folder)
    (folder / "b.md").write_text(text, encoding="utf-8")
    os.utime(folder / "b.md", ns=(1, 1))  # an older file in its place
    assert _look(folder) == ({"a.md": _hash("a.md"), "b.md": _hash(text)}, ["b.md"])


def test_a_file_that_is_gone_has_no_hash(folder: Path) -> None:
    _look(folder)
    (folder / "b.md").unlink()
    assert _look(folder)[0]["b.md"] == ""
    (folder / "b.md").mkdir()
    assert _look(folder)[0]["b.md"] == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "[]",
        '["x", {}]',
        '["{folder}", []]',
        '["{folder}", {"a.md": 1}]',
        '["{folder}", {"a.md": [["x", 1], "y"]}]',
    ],
)
def test_a_list_that_is_spoiled_is_none(folder: Path, text: str) -> None:
    (folder.parent / "seen.json").write_text(text.replace("{folder}", str(folder)), encoding="utf-8")
    assert _look(folder)[1] == ["a.md", "b.md"]


def test_the_list_of_another_folder_is_not_believed(folder: Path) -> None:
    _look(folder)
    folder.rename(folder.with_name("moved"))
    assert _look(folder.with_name("moved"))[1] == ["a.md", "b.md"]


def test_where_nothing_can_be_kept_files_are_read(folder: Path) -> None:
    seen = SeenFiles(folder, folder / "a.md" / "seen.json")
    seen.keep(["b.md"])
    assert seen.hash("b.md") == _hash("b.md")
