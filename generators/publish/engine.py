"""Where the engine is: a checkout of this repository, or the package that was installed from it."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent
THEME = FOLDER / "theme"
SETTINGS = FOLDER / "publish" / "mkdocs.yml"


def list_files() -> list[Path]:
    """Return every file of the engine: code, templates, theme."""
    return sorted(p for p in FOLDER.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
