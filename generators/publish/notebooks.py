"""What notebooks showed, kept from build to build as long as nothing has changed that they can read.

mkdocs-jupyter keeps the page of a notebook by the notebook's own bytes. Ours read the data, so the folder is emptied when anything
else changes, and a file in it that is not as it was written is not believed."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from generators.cache import digest, identify_engine
from generators.publish import engine, manifest, stamp

FOLDER = ".cache/notebooks"
_KEY = "key"
_READ = ("data", "references.bib", "docs/notebooks")


def refresh(root: Path, environment: Mapping[str, str]) -> None:
    """Forget what notebooks showed, if they can show something else now, and whatever is not as it was written."""
    folder, key = root / FOLDER, _make_key(root, environment)
    folder.mkdir(parents=True, exist_ok=True)
    if _read_key(folder) != key:
        manifest.remove(folder)
        folder.mkdir(exist_ok=True)
    hashes = manifest.read(folder / manifest.NAME) or {}
    for path in folder.glob("*.json"):
        if hashes.get(path.name) != manifest.hash_bytes(path.read_bytes()):
            path.unlink()
    (folder / _KEY).write_text(key, encoding="utf-8")


def confirm(root: Path) -> None:
    """List what a build that went well has kept, so that the next one believes it."""
    folder = root / FOLDER
    with suppress(OSError):
        (folder / manifest.NAME).write_bytes(manifest.encode(manifest.hash_files(folder)))


def _read_key(folder: Path) -> str:
    with suppress(OSError, UnicodeDecodeError):
        return (folder / _KEY).read_text(encoding="utf-8")
    return ""


def _make_key(root: Path, environment: Mapping[str, str]) -> str:
    files = (path for name in _READ for path in stamp.list_files(root / name))
    told = ((path.relative_to(root).as_posix(), path.read_bytes()) for path in files)
    day = environment.get("SOURCE_DATE_EPOCH", "")
    return digest(
        *(part for pair in told for part in pair), identify_engine(), *engine.list_packages(), sys.version, day
    )
