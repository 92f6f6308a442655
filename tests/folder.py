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
        self._as_it_was = {one: _read(one) for one in _walk(path)}
        for one in self._as_it_was:
            os.utime(one, ns=(_LONG_AGO, _LONG_AGO), follow_symlinks=False)
        self._marks = {one: _mark(one) for one in self._as_it_was}

    def put_back(self) -> None:
        """Make the folder hold what it held, and nothing else."""
        for one in [*_walk(self.path)][::-1]:
            if one not in self._marks or stat.S_IFMT(_mark(one)[0]) != stat.S_IFMT(self._marks[one][0]):
                shutil.rmtree(one) if one.is_dir() and not one.is_symlink() else one.unlink()
        for one, content in self._as_it_was.items():
            if not os.path.lexists(one) or _mark(one) != self._marks[one]:
                _write(one, content)
                os.utime(one, ns=(_LONG_AGO, _LONG_AGO), follow_symlinks=False)


def _walk(folder: Path) -> Iterator[Path]:
    """Yield what is in a folder, a folder before what is in it; links are not followed."""
    for place, folders, files in os.walk(folder):
        yield from (Path(place, name) for name in (*folders, *files))


def _mark(path: Path) -> tuple[int, int, int]:
    """Return what changes when a file or a link is written; of a folder only that it is one."""
    found = path.lstat()
    return (found.st_mode, 0, 0) if stat.S_ISDIR(found.st_mode) else (found.st_mode, found.st_size, found.st_mtime_ns)


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
