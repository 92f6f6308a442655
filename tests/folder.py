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
        self._as_it_was = {name: _read(path / name) for name in _walk(path)}
        for name in self._as_it_was:
            _date_back(path / name)
        self._marks = {name: _mark(path / name) for name in self._as_it_was}

    def move(self, path: Path) -> None:
        """Let the folder stand elsewhere."""
        self.path = self.path.rename(path)

    def put_back(self) -> None:
        """Make the folder hold what it held, and nothing else."""
        self.path.mkdir(exist_ok=True)
        for name in [*_walk(self.path)][::-1]:
            path = self.path / name
            if stat.S_IFMT(_mark(path)[0]) != stat.S_IFMT(self._marks.get(name, (0,))[0]):
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        for name, content in self._as_it_was.items():
            path = self.path / name
            if not os.path.lexists(path) or _mark(path) != self._marks[name]:
                _write(path, content)
                _date_back(path)


def _walk(folder: Path) -> Iterator[str]:
    """Yield the names of what is in a folder, a folder before what is in it; links are not followed."""
    for place, folders, files in os.walk(folder):
        inside = os.path.relpath(place, folder)
        yield from (os.path.normpath(f"{inside}/{name}") for name in (*folders, *files))


def _mark(path: Path) -> tuple[int, ...]:
    """Return what changes when a file or a link is written; of a folder only that it is one."""
    found = path.lstat()
    return (found.st_mode,) if stat.S_ISDIR(found.st_mode) else (found.st_mode, found.st_size, found.st_mtime_ns)


def _date_back(path: Path) -> None:
    os.utime(path, ns=(_LONG_AGO, _LONG_AGO), follow_symlinks=False)


def _read(path: Path) -> bytes | str | None:
    """Return the bytes of a file, where a link leads, or nothing for a folder."""
    if path.is_symlink():
        return str(path.readlink())
    return None if path.is_dir() else path.read_bytes()


def _write(path: Path, content: bytes | str | None) -> None:
    path.unlink(missing_ok=True) if content is not None else path.mkdir(exist_ok=True)
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content is not None:
        path.symlink_to(content)
