"""The commands, one file for those that belong together. Each adds itself to the parser and gives an exit code."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from generators.cli import build, check, explain, links, retractions
from generators.errors import GuideError

COMMANDS = (build, check, explain, links, retractions)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; prints, and gives the exit code."""
    options = parser().parse_args(arguments)
    started = time.monotonic()

    def say(line: str) -> None:
        print(f"[{time.monotonic() - started:5.1f} s] {line}", file=sys.stderr, flush=True)

    try:
        return int(options.run(options, say))
    except (GuideError, OSError) as problem:
        print(f"cannot go on: {problem}", file=sys.stderr)
        return 2


def parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    made = argparse.ArgumentParser(prog="python -m generators", description="Drug data in, technical guides out.")
    made.add_argument("--root", type=Path, default=Path.cwd(), help="the project folder (default: here)")
    commands = made.add_subparsers(required=True, metavar="command")
    for module in COMMANDS:
        module.add(commands)
    return made
