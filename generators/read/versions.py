"""Read and write data/versions/: the values of each published version, one file each."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from generators.model import Version, Where
from generators.read.nouns import Reading

FOLDER = "data/versions"


def read_versions(run: Reading) -> tuple[Version, ...]:
    """Return the versions, newest first; a file that cannot be read is a problem."""
    found = [_read(run, path) for path in sorted((run.root / FOLDER).glob("*.json"))]
    return tuple(sorted((one for one in found if one), key=lambda one: (one.date, one.version), reverse=True))


def _read(run: Reading, path: Path) -> Version | None:
    text = run.text(path)
    try:
        return Version.model_validate_json(text) if text is not None else None
    except (ValueError, ValidationError) as problem:
        wanted = "the file as `guides release` writes it"
        run.report(Where(file=run.name(path)), f"cannot be read: {str(problem).splitlines()[0]}", wanted, kind="syntax")
        run.unreadable.add(run.name(path))
        return None


def format_version(version: Version) -> str:
    """Return the text of the file of a version: a line for each value, so that a difference of two files can be read."""
    rows = (
        json.dumps(one.model_dump(exclude_none=True, exclude={"where"}), ensure_ascii=False) for one in version.values
    )
    head = json.dumps({"version": version.version, "date": version.date})[:-1]
    return f'{head}, "values": [\n' + ",\n".join(rows) + "\n]}\n"
