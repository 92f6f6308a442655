"""Whatever goes wrong, the command line ends with one line and an exit code."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from generators import pipeline
from generators.__main__ import main
from generators.check import runner
from generators.model import Where
from tests.conftest import ROOT


def run(project: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[str]]:
    """The exit code of a build, and its last words without the steps."""
    code = main(["--root", str(project), "build", *options])
    return code, [line for line in capsys.readouterr().err.splitlines() if not line.startswith("[")]


def fail_with(monkeypatch: pytest.MonkeyPatch, problem: BaseException) -> None:
    def check(*_: object) -> NoReturn:
        where = Where(file="data/drugs/samplirsen/drug.yml", line=3)
        raise problem if where else AssertionError

    monkeypatch.setattr(runner, "check", check)


def test_a_fault_of_ours_is_one_line_with_step_file_and_how_to_report_it(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, KeyError("source\nand more"))
    code, lines = run(project, capsys)
    assert code == 2
    assert lines == [
        "error: checking: data/drugs/samplirsen/drug.yml:3:1: KeyError: 'source\\nand more'. This is a fault of the program: "
        "please report it with the output of the same command with --debug"
    ]


@pytest.mark.parametrize("how", ["option", "environment"])
def test_its_traceback_is_there_for_who_asks(
    how: str, project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, KeyError("source"))
    if how == "environment":
        monkeypatch.setenv("GUIDES_DEBUG", "1")
    code, lines = run(project, capsys, *(["--debug"] if how == "option" else []))
    assert code == 2
    assert lines[0].startswith("Traceback") and lines[-1].startswith("error: checking: ")


def test_the_file_that_was_read_is_named(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(root: Path, *_: object) -> NoReturn:
        path = root / "references.bib"
        raise RecursionError("too deep") if path else AssertionError

    monkeypatch.setattr(pipeline, "load", load)
    assert run(project, capsys)[1][0].startswith(
        "error: reading data and references: references.bib: RecursionError: too deep. This is"
    )


def test_an_error_of_the_system_is_told_by_file_and_reason(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "docs/index.md"))
    assert run(project, capsys) == (2, ["error: docs/index.md: No space left on device"])


def test_ctrl_c_ends_quietly(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, KeyboardInterrupt())
    assert run(project, capsys) == (130, [])


def test_a_terminal_without_the_letter_stops_nothing(tmp_path: Path) -> None:
    ascii_only = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "generators", "explain", "DAT-UNIT", "--root", str(tmp_path / "–é")]
    ended = subprocess.run(command, cwd=ROOT, env=ascii_only, capture_output=True, check=False)
    assert ended.returncode == 2 and b"Traceback" not in ended.stderr
    assert ended.stderr.decode("utf-8").splitlines()[-1].startswith("error: no project in ")
    assert ended.stdout.decode("utf-8").startswith("DAT-UNIT (")


@pytest.mark.parametrize(
    ("closed", "options"),
    [("stdout", ["explain", "DAT-UNIT"]), ("stderr", ["--root", "nowhere", "check"])],
)
def test_a_reader_that_goes_away_ends_it_without_a_word(closed: str, options: list[str], tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, closed: writer}
    command = [sys.executable, "-m", "generators", *options]
    places = {"cwd": tmp_path, "env": {**os.environ, "PYTHONPATH": str(ROOT)}}
    ended = subprocess.run(command, check=False, **places, **streams)  # type: ignore[call-overload]
    os.close(writer)
    assert (ended.returncode, ended.stdout or b"", ended.stderr or b"") == (141, b"", b"")
