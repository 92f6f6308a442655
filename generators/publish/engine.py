"""Where the engine is: a checkout of this repository, or the package that was installed from it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generators.cache import ENGINE, identify_engine
from generators.text import plugins

FOLDER = ENGINE
THEME = FOLDER / "theme"
SETTINGS = FOLDER / "publish" / "mkdocs.yml"
_PATH = tuple(sys.path)  # as it is at the start: what is loaded later may add to it


@cache
def list_packages() -> tuple[str, ...]:
    """Return the name and version of each package that can be imported."""
    folders = (folder for folder in map(Path, _PATH) if folder.is_dir())
    return tuple(name for folder in folders for name in _list_installed(folder))


def _list_installed(folder: Path) -> Iterator[str]:
    yield from sorted(path.name for path in folder.glob("*.dist-info"))


@cache
def identify() -> tuple[str, ...]:
    """Return what identifies the engine and all that it runs with: its files, the packages beside it, Python."""
    return identify_engine(), *list_packages(), *plugins.list_versions(), sys.version
