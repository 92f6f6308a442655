"""Write the schemas of the data files into a project, and into each file the line by which an editor finds its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generators.read import schema

_POINTER = re.compile(r"\A# yaml-language-server: .*\n")


def write(root: Path) -> list[str]:
    """Write what is not there or differs; return the paths of what changed, in the project."""
    changed = []
    for path, text in sorted(_files(root)):
        place = root / path
        if not place.exists() or place.read_text(encoding="utf-8") != text:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
            changed.append(path)
    return changed


def with_pointer(path: str, text: str) -> str:
    """Return the text of a data file with the line that names its schema, once and at the top."""
    line = schema.pointer(path)
    return line + _POINTER.sub("", text, count=1) if line else text


def _files(root: Path) -> Iterator[tuple[str, str]]:
    yield from schema.schemas().items()
    for file in (root / "data").rglob("*.yml"):
        path = file.relative_to(root).as_posix()
        if schema.pointer(path):
            yield path, with_pointer(path, file.read_text(encoding="utf-8"))
