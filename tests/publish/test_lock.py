"""One build of a project at a time."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generators.errors import SetupError
from generators.publish import lock
from tests.conftest import ROOT

HOLD = """
import pathlib, sys
from generators.publish import lock
with lock.hold(pathlib.Path(sys.argv[1]), print):
    print("holds", flush=True)
    sys.stdin.readline()
"""


def _hold(project: Path) -> subprocess.Popen[str]:
    """Start a process that holds the lock until it is told to end."""
    command = [sys.executable, "-c", HOLD, str(project)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stdout.readline() == "holds\n"
    return process


def test_a_second_build_says_that_it_waits_and_goes_on_when_the_first_ends(tmp_path: Path) -> None:
    said: list[str] = []
    with _hold(tmp_path) as first:

        def say(line: str) -> None:
            said.append(line)
            assert first.stdin is not None and first.poll() is None
            first.stdin.write("end\n")
            first.stdin.flush()

        with lock.hold(tmp_path, say):
            first.wait(timeout=30)  # it may take a moment to end, but is out of the block
    assert said == ["another build of this project is running; waiting for it"]


def test_the_lock_of_a_process_that_was_killed_is_free(tmp_path: Path) -> None:
    with _hold(tmp_path) as first:
        first.kill()
        first.wait()
    said: list[str] = []
    with lock.hold(tmp_path, said.append):
        assert said == []


def test_a_file_system_that_locks_nothing_is_told_of_with_a_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(lock, "_lock", refuse)
    with (
        pytest.raises(SetupError, match=r"site\.lock cannot be locked: .+\. Link \.cache to a local folder"),
        lock.hold(tmp_path, print),
    ):
        pytest.fail("nothing may be built without the lock")
