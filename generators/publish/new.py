"""Begin a drug, a study or a guide: files in which all that has to be written is there and empty, so that a check asks for it."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

from generators.errors import SetupError
from generators.publish import engine, schema_files
from generators.read.library import COLUMNS

FOLDER = engine.FOLDER / "starter_parts"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def begin_drug(root: Path, ident: str) -> list[str]:
    """Write the folder of a drug; return the paths of its files. Raises SetupError if it is there."""
    _check_name(ident)
    folder = root / "data/drugs" / ident
    if folder.exists():
        raise SetupError(f"{folder} is there already; nothing written")
    words = {"id": ident, "name": ident.replace("-", " ").capitalize()}
    texts = {
        "drug.yml": _fill("drug.yml", words),
        "studies.yml": _fill("studies.yml", words),
        "vocabulary/compounds.yml": _fill("compounds.yml", words),
        "observations.csv": ",".join(COLUMNS) + "\n",
    }
    return [_write(root, f"data/drugs/{ident}/{name}", text) for name, text in texts.items()]


def add_study(root: Path, drug: str, ident: str) -> str:
    """Put a study at the end of studies.yml of a drug; return the path."""
    _check_name(ident)
    path = f"{_find_drug(root, drug)}/studies.yml"
    before = (root / path).read_text(encoding="utf-8") if (root / path).exists() else ""
    if re.search(rf"^- (?:\{{)?id: {ident}\b(?!-)", before, re.MULTILINE):
        raise SetupError(f"{path} has a study {ident} already; nothing written")
    return _write(root, path, before + _fill("study.yml", {"id": ident, "drug": drug}))


def begin_guide(root: Path, drug: str, slug: str) -> str:
    """Write a guide of a drug; return its path."""
    _check_name(slug)
    path = f"{_find_drug(root, drug)}/guides/{slug}.md"
    if (root / path).exists():
        raise SetupError(f"{path} is there already; nothing written")
    return _write(root, path, _fill("guide.md", {}))


def _find_drug(root: Path, drug: str) -> str:
    if not (root / "data/drugs" / drug / "drug.yml").exists():
        raise SetupError(f"no drug {drug!r} in data/drugs; `guides new drug {drug}` begins one")
    return f"data/drugs/{drug}"


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise SetupError(f"{name!r} is no id; wanted small letters and digits in words joined by hyphens")


def _fill(name: str, words: dict[str, str]) -> str:
    return Template((FOLDER / name).read_text(encoding="utf-8")).substitute(words)


def _write(root: Path, path: str, text: str) -> str:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(schema_files.with_pointer(path, text), encoding="utf-8")
    return path
