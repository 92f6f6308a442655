"""The commands, one file for those that belong together. Each adds itself to the parser and returns an exit code."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from generators.cli import build, check, explain, init, links, retractions
from generators.errors import GuideError
from generators.model.plugins import PluginError
from generators.read.project import open_project

COMMANDS = (init, build, check, explain, links, retractions)  # in the order of the help

_DESCRIPTION = "Build a site of technical guides from drug data, and check every number and citation in it."
_EPILOG = """\
A first site, in an empty folder:
  guides init                a small project with one invented drug
  guides site                check it and build site/
  guides serve               write on with a live preview

`guides COMMAND --help` shows the options of a command. In a clone without the installed package,
`python -m generators` is the same as `guides`.

exit codes: 0 no errors, 1 errors in the content, 2 the command could not run
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = make_parser().parse_args(arguments)
    started = time.monotonic()

    def say(line: str) -> None:
        print(f"[{time.monotonic() - started:5.1f} s] {line}", file=sys.stderr, flush=True)

    try:
        if options.in_project:
            options.root = open_project(options.root)
        return int(options.run(options, say))
    except (GuideError, PluginError, OSError) as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 2


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="guides", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.set_defaults(in_project=True)
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title="commands")
    for module in COMMANDS:
        module.add(commands)
    help_text = "the project folder (default: the one at or above the current folder)"
    parser.add_argument("--root", type=Path, metavar="FOLDER", help=help_text)
    for command in dict.fromkeys(
        commands.choices.values()
    ):  # after the command too, without hiding what stands before it
        command.add_argument("--root", type=Path, metavar="FOLDER", default=argparse.SUPPRESS, help=help_text)
    return parser
