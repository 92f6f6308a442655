"""The stamp of site/: hashes of what it was built from and of what is in it, so that nothing is built twice."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from generators.cache import digest
from generators.model import plugins
from generators.publish import engine

# Notices of retraction and the outcomes of links are printed on /validity/.
INPUTS = ("data", "docs", "references.bib", "mkdocs.yml", "requirements.txt", ".cache/links.json")


def write(root: Path) -> None:
    """Write the stamp for site/ as it is now."""
    _path(root).write_text("\n".join((_hash_inputs(root), _hash_outputs(root))), encoding="utf-8")


def is_current(root: Path) -> bool:
    """Whether site/ was built from exactly the inputs of now and has all its files."""
    return _read(root) == [_hash_inputs(root), _hash_outputs(root)]


def is_built_from(root: Path) -> bool:
    """Whether site/ was built from exactly the inputs of now, whatever was done to it since."""
    return _read(root)[:1] == [_hash_inputs(root)] and (root / "site").exists()


def list_files(path: Path) -> list[Path]:
    """Return the files in a folder in a fixed order, or the one file; none if nothing is there."""
    return [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())


def _path(root: Path) -> Path:
    return root / ".cache" / "site.stamp"


def _read(root: Path) -> list[str]:
    return _path(root).read_text(encoding="utf-8").split("\n") if _path(root).exists() else []


def _hash_inputs(root: Path) -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")  # waivers and reviews are judged at it
    files = (part for name, path in _inputs(root) for part in (name, path.read_bytes()))
    return digest(*files, *plugins.list_versions(), sys.version, epoch)


def _inputs(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files of the project and of the engine, with names that do not depend on where either is."""
    for name in INPUTS:
        yield from ((path.relative_to(root).as_posix(), path) for path in list_files(root / name))
    yield from ((f"generators/{path.relative_to(engine.FOLDER).as_posix()}", path) for path in engine.list_files())


def _hash_outputs(root: Path) -> str:
    return digest(*(f"{path.relative_to(root)} {path.stat().st_size}" for path in list_files(root / "site")))
