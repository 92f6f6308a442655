"""The files of a new project: the settings in generators/starter/, the lists of this repository that fit any drug, and the
drug of the author guide; in each data file the line by which an editor finds its schema."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generators.publish import docs, engine, manifest, schema_files
from generators.read import schema

FOLDER = engine.FOLDER / "starter"
# In the installed package these are in FOLDER too; a checkout has them once, at its top (pyproject.toml, force-include).
SHARED = (
    "data/disclaimers.yml",
    "data/sources.yml",
    "data/wording.yml",
    "data/search.yml",
    "data/vocabulary",
    "docs/method",
)
AUTHOR_GUIDE = "docs/method/add-a-drug.md"
DRUG = "examplirsen"
_EXAMPLE = re.compile(r"^### `([^`]+)`\n.*?^```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def read_files() -> dict[str, str]:
    """Return every file of a new project by its path."""
    files = {path: source.read_text(encoding="utf-8") for path, source in _sources()}
    files |= read_examples(files[AUTHOR_GUIDE])
    files |= schema.schemas()
    files[".gitignore"] = "\n".join(
        ["/.cache/", "/site/", "/.site.*/", *(f"/docs/{name}" for name in (*docs.OWNED, manifest.OF_DOCS)), ""]
    )
    return {path: schema_files.with_pointer(path, text) for path, text in sorted(files.items())}


def read_examples(guide: str) -> dict[str, str]:
    """Return the files that the author guide shows: headings with a path, each with the first block of code below it."""
    return {_place(name): text for name, text in _EXAMPLE.findall(guide)}


def _place(name: str) -> str:
    """The path of an example in the project."""
    if name == "references.bib":
        return name
    return f"data/drugs/{DRUG}/{name}"


def _sources() -> Iterator[tuple[str, Path]]:
    """Yield the path of each file in the project, and where it is read."""
    yield from ((path.relative_to(FOLDER).as_posix(), path) for path in _list(FOLDER))
    top = engine.FOLDER.parent
    shared = (path for name in SHARED if not (FOLDER / name).exists() for path in _list(top / name))
    yield from ((path.relative_to(top).as_posix(), path) for path in shared)


def _list(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
