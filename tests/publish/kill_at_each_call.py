"""Kill a swap at its first call to the file system, at its second, … and print what the next run finds: `old`, `new`, or what is wrong."""

from __future__ import annotations

import os
import signal
import sys
from itertools import count
from pathlib import Path

from generators.publish import swap
from tests.publish import disk, sites
from tests.publish.disk import Call


def kill_at_each_call(folder: Path, with_foreign: bool) -> list[str]:
    """What is found after each kill."""
    found: list[str] = []
    for number in count(1):
        root = folder / str(number)
        swap.replace(root / "site", sites.write(root / "built", "old"))
        if with_foreign:
            sites.put_foreign(root / "site")
        built = sites.write(root / "built", "new")
        if not _is_killed_at(number, root, built):
            return found
        swap.recover(root / "site")
        is_good = sites.has_foreign(root / "site") == with_foreign
        found.append(sites.version(root / "site") if is_good else "files of others are gone")
    raise AssertionError


def _is_killed_at(number: int, root: Path, built: Path) -> bool:
    """Swap in a child that kills itself at a call; False if it ends before."""
    child = os.fork()
    if not child:
        with disk.broken(root, _killer(number)):
            swap.replace(root / "site", built)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _killer(number: int) -> disk.From:
    class Killer(disk.From):
        def __call__(self, call: Call) -> bool:
            if super().__call__(call):
                os.kill(os.getpid(), signal.SIGKILL)
            return False

    return Killer(number, for_good=False)


if __name__ == "__main__":
    print("\n".join(kill_at_each_call(Path(sys.argv[1]), with_foreign=sys.argv[2:] == ["foreign"])))
