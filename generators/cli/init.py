"""`init`: write a small project that builds, with one invented drug."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from generators import pipeline
from generators.errors import SetupError
from generators.publish import starter


def add(commands: Any) -> None:
    """Add the command to the parser."""
    help_text = "start a project: settings, vocabulary and one invented drug"
    command = commands.add_parser(
        "init", help=help_text, description=f"{help_text.capitalize()}. Existing files are never overwritten."
    )
    command.set_defaults(run=run, in_project=False)
    command.add_argument(
        "folder", nargs="?", type=Path, default=Path(), metavar="FOLDER", help="where to write (default: here)"
    )


def run(options: Namespace, say: pipeline.Say) -> int:
    """Write all files, or none if one exists."""
    folder = ((options.root or Path()) / options.folder).resolve()
    files = starter.read_files()
    existing = [path for path in files if (folder / path).exists()]
    if existing:
        more = f" and {len(existing) - 1} more" if len(existing) > 1 else ""
        raise SetupError(f"{folder / existing[0]}{more} would be overwritten; nothing written. Choose an empty folder")
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    say(f"{len(files)} files written to {folder}; read README.md there, or run `guides site`")
    return 0
