"""A disk that breaks: the calls of this process to the file system, counted, and broken where a test says so."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

Call = tuple[str, str]  # the event of `sys.audit` and its first path
_EVENTS = {"open", "os.listdir", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.scandir"}
_watching: list[tuple[str, Callable[[Call], bool]]] = []  # a hook cannot be taken away again


@contextmanager
def broken(folder: Path, is_broken: Callable[[Call], bool]) -> Iterator[None]:
    """Let each call under a folder fail that `is_broken` says yes to."""
    _watching.append((str(folder), is_broken))
    try:
        yield
    finally:
        _watching.pop()


class From:
    """Says yes to the n-th call, and to those after it if it is `for_good`."""

    def __init__(self, first: int, for_good: bool) -> None:
        self.first, self.for_good, self.calls = first, for_good, 0

    def __call__(self, _: Call) -> bool:
        self.calls += 1
        return self.calls == self.first or (self.for_good and self.calls > self.first)


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if _watching and event in _EVENTS:
        folder, is_broken = _watching[-1]
        path = str(arguments[0])
        if path.startswith(folder) and is_broken((event, path)):
            raise OSError(errno.EIO, "broken by a test", path)


sys.addaudithook(_hook)
