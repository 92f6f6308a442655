"""Part (b): a publish is broken at each call to the file system, and killed at each of them and at many moments; no site is lost."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from generators.errors import SetupError
from generators.publish import lock, swap
from tests.publish import disk, sites
from tests.publish.killing import kill_while_swapping

_ROOT = Path(__file__).resolve().parent.parent


def find_faults(folder: Path, moments: int, chosen: int = 0) -> Iterator[str]:
    """Yield each lost or mixed site, and each file of others that is gone."""
    folder.mkdir(exist_ok=True)
    yield from find_two_at_once(folder)
    for with_foreign in (False, True):
        name = "contents" if with_foreign else "folder"
        yield from _break_each_call(folder / f"broken-{name}", with_foreign)
        yield from _kill_at_each_call(folder / f"killed-{name}", with_foreign)
        yield from _kill_at_moments(folder / f"moments-{name}", with_foreign, moments // 2, random.Random(chosen))


def find_two_at_once(folder: Path) -> Iterator[str]:
    """Yield a second build that does not wait for the first."""
    told, entered = list[str](), threading.Event()

    def build() -> None:
        with lock.hold(folder, told.append):
            entered.set()

    second = threading.Thread(target=build)
    with lock.hold(folder, told.append):
        second.start()
        if entered.wait(0.5) or not told:
            yield "a second build does not wait for the first"
    second.join()


def _break_each_call(folder: Path, with_foreign: bool) -> Iterator[str]:
    """Let the n-th call fail, alone or with all that follow; the old site or the new one is there afterwards."""
    for for_good in (False, True):
        for number in count(1):
            root = folder / f"{number}-{for_good}"
            swap.replace(root / "site", sites.write(root / "built", "old"))
            if with_foreign:
                sites.put_foreign(root / "site")
            built = sites.write(root / "built", "new")
            breaker = disk.From(number, for_good)
            with disk.broken(root, breaker), suppress(SetupError):
                swap.replace(root / "site", built)
            if breaker.calls < number:
                break
            swap.recover(root / "site")
            if sites.version(root / "site") not in ("old", "new") or sites.has_foreign(root / "site") != with_foreign:
                yield f"call {number} broken{' for good' if for_good else ''}: site/ is {sites.version(root / 'site')}"


def _kill_at_each_call(folder: Path, with_foreign: bool) -> Iterator[str]:
    command = [
        sys.executable,
        "-m",
        "tests.publish.kill_at_each_call",
        str(folder),
        *(["foreign"] if with_foreign else []),
    ]
    ended = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)
    found = ended.stdout.splitlines()
    if ended.returncode or len(found) < 20:
        yield f"the kills at each call ended with {ended.stderr.strip()[-200:] or len(found)}"
    yield from (f"killed at call {at}: {one}" for at, one in enumerate(found, 1) if one not in ("old", "new"))


def _kill_at_moments(folder: Path, with_foreign: bool, moments: int, chosen: random.Random) -> Iterator[str]:
    site = folder / "site"
    swap.replace(site, sites.write(folder / "built", "first"))
    if with_foreign:
        sites.put_foreign(site)
    for number in range(moments):
        kill_while_swapping(folder, chosen.uniform(0, 0.02))
        swap.recover(site)
        if not sites.version(site).startswith("v") or sites.has_foreign(site) != with_foreign:
            yield f"kill {number}: site/ is {sites.version(site)}"
            return
