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
    read = (
        part for name in _list_content(root) if name not in generated for part in (name, (root / name).read_bytes())
    )
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
    return list(map(Path, _list_names(str(path))))


def _list_names(path: str) -> list[str]:
    return [path] if os.path.isfile(path) else sorted(_walk(path))  # noqa: PTH113 -- of thousands of files, where a Path costs more than what is done


def _walk(folder: str, above: tuple[str, ...] = ()) -> Iterator[str]:
    real = os.path.realpath(folder)
    if real in above or not os.path.isdir(folder):  # noqa: PTH112 -- as above; a link to a folder that it is in
        return
    with os.scandir(folder) as entries:
        found = list(entries)
    for entry in found:
        if entry.is_file():
            yield entry.path
        elif entry.is_dir():
            yield from _walk(entry.path, (*above, real))


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


def _list_content(root: Path) -> Iterator[str]:
    """Yield the files of the project by names that do not depend on where it is."""
    for name in INPUTS:
        yield from (path[len(str(root)) + 1 :].replace(os.sep, "/") for path in _list_names(str(root / name)))
