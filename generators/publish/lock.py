"""One build of a project at a time: what writes docs/ and site/ holds `.cache/site.lock`. The lock of a process that died is free."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from generators.errors import SetupError

FILE = Path(".cache") / "site.lock"


@contextmanager
def hold(root: Path, say: Callable[[str], object]) -> Iterator[None]:
    """Hold the lock of a project; wait for a build that holds it."""
    path = root / FILE
    path.parent.mkdir(exist_ok=True)
    with path.open("a") as file:
        try:
            _lock(file, wait=False)
        except BlockingIOError:
            say("another build of this project is running; waiting for it")
            _lock(file, wait=True)
        except OSError as problem:  # some network file systems
            raise SetupError(f"{path} cannot be locked: {problem.strerror}. Link .cache to a local folder") from problem
        yield


if sys.platform == "win32":
    import msvcrt
    import time

    def _lock(file: IO[str], wait: bool) -> None:
        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
                return
            except PermissionError as problem:
                if not wait:
                    raise BlockingIOError(*problem.args) from problem
                time.sleep(0.2)

else:
    import fcntl

    def _lock(file: IO[str], wait: bool) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
