"""Find the project of a command."""

from __future__ import annotations

from pathlib import Path

from generators.errors import SetupError

_HINT = "a project is a folder with data/drugs and references.bib; `guides init` starts one"


def open_project(folder: Path | None = None) -> Path:
    """Return the project in this folder, or the one at or above the current folder, as an absolute path.

    Raises SetupError if there is none."""
    if folder is not None:
        if not _is_project(folder):
            raise SetupError(f"no project in {folder.resolve()}: {_HINT}")
        return folder.resolve()
    if found := find_project(Path.cwd()):
        return found
    raise SetupError(f"no project at or above {Path.cwd()}: {_HINT}")


def find_project(start: Path) -> Path | None:
    """Return the project at or above a folder, if there is one."""
    return next((folder for folder in (start.resolve(), *start.resolve().parents) if _is_project(folder)), None)


def _is_project(folder: Path) -> bool:
    """Whether a folder is a project. Other files are checked where they are read."""
    return (folder / "data" / "drugs").is_dir()
