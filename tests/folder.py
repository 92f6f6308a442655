"""A folder that tests may change and that is put back after each: to copy it for each would take longer than most tests."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

_LONG_AGO = 1_577_836_800 * 10**9  # 2020: whatever is written later has another time, however soon after


class Folder:
    """A folder as it is now, with all that is in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._as_it_was = {name: _read(path / name) for name, _ in _scan(path)}
        for name in self._as_it_was:
            _date_back(path / name)
        self._marks = {name: _mark(entry) for name, entry in _scan(path)}

    def move(self, path: Path) -> None:
        """Let the folder stand elsewhere."""
        self.path = self.path.rename(path)

    def put_back(self) -> None:
        """Make the folder hold what it held, and nothing else."""
        self.path.mkdir(exist_ok=True)
        found = {name: _mark(entry) for name, entry in _scan(self.path)}
        for name, mark in reversed(found.items()):
            if stat.S_IFMT(mark[0]) != stat.S_IFMT(self._marks.get(name, (0,))[0]):
                path = self.path / name
                shutil.rmtree(path) if stat.S_ISDIR(mark[0]) else path.unlink()
        for name, mark in self._marks.items():
            if found.get(name) != mark:
                _write(self.path / name, self._as_it_was[name], anew=found.get(name, (0,))[0] != mark[0])
                _date_back(self.path / name)


def _scan(folder: Path | str, above: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield what is in a folder with its name from there, a folder before what is in it; links are not followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            yield f"{above}{entry.name}", entry
            if entry.is_dir(follow_symlinks=False):
                yield from _scan(entry.path, f"{above}{entry.name}/")


def _mark(entry: os.DirEntry[str]) -> tuple[int, ...]:
    """Return what changes when a file or a link is written; of a folder only that it is one."""
    found = entry.stat(follow_symlinks=False)
    return (found.st_mode,) if stat.S_ISDIR(found.st_mode) else (found.st_mode, found.st_size, found.st_mtime_ns)


def _date_back(path: Path) -> None:
    os.utime(path, ns=(_LONG_AGO, _LONG_AGO), follow_symlinks=False)


def _read(path: Path) -> bytes | str | None:
    """Return the bytes of a file, where a link leads, or nothing for a folder."""
    if path.is_symlink():
        return str(path.readlink())
    return None if path.is_dir() else path.read_bytes()


def _write(path: Path, content: bytes | str | None, anew: bool) -> None:
    """Write a file, a link or a folder; a file that is there and of the same mode is written over, which is quicker."""
    if content is None:
        path.mkdir(exist_ok=True)
        return
    if anew or isinstance(content, str):
        path.unlink(missing_ok=True)
    path.write_bytes(content) if isinstance(content, bytes) else path.symlink_to(content)
