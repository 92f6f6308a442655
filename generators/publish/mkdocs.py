"""Run MkDocs in strict mode: docs/ -> a folder beside site/, which takes its place only when all went well."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import yaml

from generators.cache import Cache
from generators.errors import SetupError
from generators.model import Library
from generators.publish import engine, handed, manifest, messages, mkdocs_here, notebooks, sheets
from generators.publish.notebooks import Notebooks
from generators.site import active

_STAGING = "site-next-"
_HOOKS = [
    str(engine.FOLDER / "publish" / name)
    for name in (
        "html_blocks.py",
        "table_heads.py",
        "unbroken.py",
        "kept_markdown.py",
        "kept_notebooks.py",
        "packed_pages.py",
        "sheets.py",
    )
]
CONFIG = ".cache/engine.yml"  # mkdocs.yml of a project begins with `INHERIT: .cache/engine.yml`


def build(root: Path, day: str, library: Library | None = None) -> Path:
    """Build the site of a project, an absolute path, in a new folder, dated `day`, and return the folder. Notebooks are run again if the library answers them otherwise,
    or without one if any data changed. The folder has the list of what MkDocs wrote. Raises SetupError with the messages of MkDocs."""
    staging = root / ".cache" / f"{_STAGING}{os.getpid()}"
    _remove_staging(root)
    variables = environment(day)
    shown = Notebooks(root, library, variables)
    runs_notebooks = not shown.offer()
    write_config(root, runs_notebooks)
    hashes = {} if runs_notebooks else mkdocs_here.build(root, staging, _HOOKS, variables)
    if not hashes:
        with handed.hand_over(root, library if runs_notebooks else None) as told:
            _run(root, staging, {**variables, **told})
        hashes = manifest.hash_files(staging)
    shown.keep()
    _finish(root, staging, hashes)
    return staging


def build_draft(root: Path, day: str) -> Path | None:
    """Build what changed of a site in a new folder, with its notebooks as they were shown last, and return the folder; None where
    MkDocs has something to say, or runs for more than that."""
    if not notebooks.are_shown(root):
        return None
    staging = root / ".cache" / f"{_STAGING}{os.getpid()}-draft"
    _remove_staging(root)
    write_config(root, runs_notebooks=False)
    try:
        hashes = mkdocs_here.build(root, staging, _HOOKS, environment(day))
    except SetupError:
        return None  # the build of the whole site tells it
    if not hashes:
        return None
    _finish(root, staging, hashes)
    return staging


def _finish(root: Path, staging: Path, hashes: Mapping[str, str]) -> None:
    """Bring what MkDocs wrote to what is published, and add the list of it."""
    sheets.write(staging, Cache(root / ".cache"), hashes)  # here, or where a project replaced the hooks
    _remove_gzipped_sitemap(staging)
    manifest.write(staging, hashes)


def _run(root: Path, staging: Path, variables: Mapping[str, str]) -> None:
    """Run MkDocs as a program. Raises SetupError with what it says."""
    ran = subprocess.run(
        [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--site-dir", str(staging)],
        cwd=root, env=variables, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if ran.returncode or "WARNING -" in ran.stdout + ran.stderr:
        raise messages.make_error(ran.stdout + ran.stderr)


def _remove_staging(root: Path) -> None:
    """Remove what runs left that were stopped. A run that is at work has the lock, so there is none but this one."""
    for folder in (root / ".cache").glob(f"{_STAGING}*"):
        shutil.rmtree(folder, ignore_errors=True)


def write_config(root: Path, runs_notebooks: bool = True) -> None:
    """Write what the engine adds to the project's mkdocs.yml: its theme, its plugins and its Markdown extensions. Where no notebook
    runs, their plugin, which takes longer to load than all else, is left out.

    MkDocs can inherit from a file only by its path, and the engine is elsewhere on every machine."""
    settings = root / "mkdocs.yml"
    if not settings.is_file():
        raise SetupError(f"{settings} is missing; `guides init` in an empty folder writes one that works")
    if f"INHERIT: {CONFIG}" not in settings.read_text(encoding="utf-8"):
        raise SetupError(f"{settings} does not use the theme of the guides; add the line `INHERIT: {CONFIG}`")
    added = {
        "theme": {"custom_dir": str(engine.THEME)}, "extra": {"policy": active.policy()}, "hooks": _HOOKS,
    }  # fmt: skip
    unasked: dict[str, list[str]] = {} if runs_notebooks else {"plugins": []}
    text = yaml.safe_dump({"INHERIT": str(engine.SETTINGS), **added, **unasked})
    config = root / CONFIG
    if (
        not config.is_file() or config.read_text(encoding="utf-8") != text
    ):  # an untouched file does not wake the preview
        config.parent.mkdir(exist_ok=True)
        config.write_text(text, encoding="utf-8")


def environment(day: str = "") -> dict[str, str]:
    """Return the environment of MkDocs and the notebooks: the day of the data for the clock, the engine importable."""
    whole = f"{day}-01-01"[:10]  # of a month or a year the first day
    epoch = {"SOURCE_DATE_EPOCH": str(int(datetime.fromisoformat(f"{whole}T00:00Z").timestamp()))} if day else {}
    paths = [str(engine.FOLDER.parent), os.environ.get("PYTHONPATH", "")]
    return {
        **os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), **epoch,
        "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0", "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }  # fmt: skip


def _remove_gzipped_sitemap(site: Path) -> None:
    """It carries a time stamp, and nobody needs it."""
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
