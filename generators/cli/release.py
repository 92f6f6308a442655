"""`release`: keep the values of a version, which later builds are compared with on /changes/."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError, Namespace
from datetime import UTC, datetime
from typing import Any

from generators import pipeline
from generators.domain.changes import keep_values
from generators.errors import SetupError
from generators.model import Version
from generators.read.library import load
from generators.read.versions import FOLDER, format_version


def add(commands: Any) -> None:
    """Add the command to the parser."""
    help_text = "keep the values of a version, so that /changes/ tells what changed since"
    more = f"Writes {FOLDER}/VERSION.json, which is committed with the version."
    command = commands.add_parser("release", help=help_text, description=f"{help_text.capitalize()}. {more}")
    command.set_defaults(run=run)
    command.add_argument(
        "version", metavar="VERSION", type=_parse_version, help="the version that is published, such as 1.2.0"
    )
    command.add_argument("--date", default=None, type=_parse_date, help="its day, YYYY-MM-DD (default: today)")


def _parse_version(text: str) -> str:
    if not re.fullmatch(r"\d+(\.\d+)*([-+.][0-9A-Za-z.-]+)?", text):
        raise ArgumentTypeError(f"{text!r} is no version; wanted one such as 1.2.0")
    return text


def _parse_date(text: str) -> str:
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date().isoformat()
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no day; wanted YYYY-MM-DD") from None


def run(options: Namespace, say: pipeline.Say) -> int:
    """Write the file of the version; one that is there is left alone."""
    path = options.root / FOLDER / f"{options.version}.json"
    if path.exists():
        raise SetupError(f"{path} is there already; wanted a version that was not published")
    library = load(options.root)
    if not library.whole:
        raise SetupError("not everything could be read; wanted data that `guides check` finds no error in")
    kept = Version(
        version=options.version, date=options.date or datetime.now(UTC).date().isoformat(), values=keep_values(library)
    )
    path.parent.mkdir(exist_ok=True)
    path.write_text(format_version(kept), encoding="utf-8")
    say(f"{path.relative_to(options.root)}: {len(kept.values)} values")
    return 0
