"""All commands: their help, and the project that they are asked in."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.__main__ import main
from tests.cli.conftest import COMMANDS, GUIDE, Run


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_without_a_project_a_command_says_so_in_one_line(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (command, [*command, "--root", str(tmp_path)]):
        assert main(arguments) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith("error: no project ") and "`guides init` starts one" in line


@pytest.mark.parametrize(
    ("folder", "arguments"),
    [
        pytest.param("data/drugs", ["--root", "../..", "check"], id="before the command"),
        pytest.param("data/drugs", ["check", "--root", "../.."], id="after it"),
        pytest.param("..", ["check", "--root", "project"], id="from above"),
        pytest.param("data/drugs/samplirsen", ["check"], id="found upwards"),
    ],
)
@pytest.mark.usefixtures("mistyped")
def test_the_project_is_found_from_other_folders(
    folder: str,
    arguments: list[str],
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(project / folder)
    assert main([*arguments, "--no-site", "--select", "CIT-KEY"]) == 1
    assert capsys.readouterr().out.splitlines()[0] == GUIDE


def test_the_help_names_every_command_and_the_exit_codes(run: Run) -> None:
    code, told, _ = run("--help")
    assert code == 0
    for command in [*COMMANDS, ["init"], ["explain"]]:
        assert f"\n    {command[0]} " in told
        assert run(*command, "--help")[1].count("usage: guides ") == 1
    assert "exit codes: 0 no errors, 1 errors in the content, 2 the command could not run" in told
