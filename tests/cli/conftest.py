"""A command on the sample corpus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generators.__main__ import main

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
COMMANDS = (["site"], ["serve"], ["build"], ["check"], ["check-links"], ["retractions"])  # that need a project
Edit = Callable[[str, str, str], None]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the project: its exit code, what it said, and what it said beside."""

    def command(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main(["--root", str(project), *arguments])
        except SystemExit as stopped:  # argparse's way out
            code = int(str(stopped.code))
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


@pytest.fixture
def mistyped(edit: Edit) -> None:
    """An error in the guide."""
    edit(GUIDE, "[@agency2021, p 2]", "[@agency2012, p 2]")
