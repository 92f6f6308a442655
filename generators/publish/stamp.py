"""The stamp of site/: a hash of what it was built from, so that nothing is built twice. What is in it is told by its own list of files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from generators.cache import digest
from generators.publish import engine, manifest

# Notices of retraction and the outcomes of links are printed on /validity/.
INPUTS = ("data", "docs", "references.bib", "mkdocs.yml", "requirements.txt", "CITATION.cff", ".cache/links.json")


def hash_inputs(root: Path) -> str:
    """Return a hash of what authors wrote and of the engine, before a build reads them: what is changed during it is not taken as built."""
    generated = {f"docs/{path}" for path in (*_list_pages(root), manifest.OF_DOCS)}
    written = ((name, path) for name, path in _content(root) if name not in generated)
    read = (part for name, path in written for part in (name, path.read_bytes()))
    return digest(*read, *engine.identify())


def write(root: Path, inputs: str) -> None:
    """Write the stamp for site/, which was built from these inputs and from docs/ as it was written. Without it the next run builds
    the site again."""
    half = _path(root).with_suffix(".half")
    with suppress(OSError):
        half.write_text(f"{inputs} {_prove(inputs, _list_pages(root))}", encoding="utf-8")
        half.replace(_path(root))


def is_current(root: Path) -> bool:
    """Whether site/ was built from exactly the inputs of now and has all its files, as they were built."""
    return is_built_from(root) and manifest.is_intact(root / "site")


def is_built_from(root: Path) -> bool:
    """Whether site/ was built from exactly the inputs of now, whatever was done to it since."""
    then, _, proof = _read(root).partition(" ")
    if not (root / "site" / manifest.NAME).exists() or not proof:
        return False
    inputs = hash_inputs(root)
    return inputs == then and proof == _prove(inputs, _hash_pages(root))  # the pages are read if that is the same


def list_files(path: Path) -> list[Path]:
    """Return the files in a folder and in the folders it links to, in a fixed order, or the one file; none if nothing is there."""
    return [path] if path.is_file() else sorted(_walk(path))


def _walk(folder: Path, above: tuple[str, ...] = ()) -> Iterator[Path]:
    real = os.path.realpath(folder)
    if real in above or not folder.is_dir():  # a link to a folder that it is in
        return
    for path in folder.iterdir():
        if path.is_file():
            yield path
        elif path.is_dir():
            yield from _walk(path, (*above, real))


def _path(root: Path) -> Path:
    return root / ".cache" / "site.stamp"


def _read(root: Path) -> str:
    with suppress(OSError, UnicodeDecodeError):
        return _path(root).read_text(encoding="utf-8")
    return ""


def _prove(inputs: str, pages: Mapping[str, str]) -> str:
    """Hash what a site was built from, with the hashes of the generated pages and the day of the build."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")  # waivers and reviews are judged at it
    return digest(inputs, *(part for page in sorted(pages.items()) for part in page), epoch)


def _list_pages(root: Path) -> Mapping[str, str]:
    """Return the hashes of the generated pages and of the files beside them, as docs/ was written."""
    return manifest.read(root / "docs" / manifest.OF_DOCS) or {}


def _hash_pages(root: Path) -> Mapping[str, str]:
    """Return the hashes of the generated pages as they are now."""
    files = ((path, root / "docs" / path) for path in _list_pages(root))
    return {path: manifest.hash_bytes(file.read_bytes()) if file.is_file() else "" for path, file in files}


def _content(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files of the project with names that do not depend on where it is."""
    for name in INPUTS:
        yield from ((path.relative_to(root).as_posix(), path) for path in list_files(root / name))
