"""The command line: `python -m generators`. Exit codes: 0 good, 1 findings, 2 could not go on."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from pathlib import Path

from generators.publish import stamp
from generators.publish.collector import collect_rarely
from generators.read.project import open_project


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code. A site that is up to date is told of before anything else is loaded."""
    started, given = time.monotonic(), sys.argv[1:] if arguments is None else arguments
    if _is_current(given):
        print(f"[{time.monotonic() - started:5.1f} s] site/ is up to date", file=sys.stderr, flush=True)
        return 0
    collect_rarely()
    from generators import cli

    return cli.main(arguments)


def _is_current(arguments: list[str]) -> bool:
    """Whether `site` is asked for, and nothing is to do. What goes wrong here is told by the command itself."""
    root = Path(arguments[1]) if arguments[:1] == ["--root"] and len(arguments) == 3 else None
    if arguments[2 if root else 0 :] != ["site"]:
        return False
    with suppress(Exception):
        return stamp.is_current(open_project(root))
    return False


if __name__ == "__main__":
    sys.exit(main())
