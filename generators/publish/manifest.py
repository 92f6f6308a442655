"""The list of the files that a build wrote into a folder. What is not on it belongs to somebody else, and is never deleted.

The list stands in the folder that it is about, so that both go together when the folder is moved, mounted or copied. It has the form
of `sha256sum`: `sha256sum -c files.sha256` says whether a site was copied whole.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

NAME = "files.sha256"  # in site/
OF_DOCS = ".generated"  # in docs/


def list_files(folder: Path) -> list[str]:
    """Return the paths of all files in a folder, sorted; a link counts as a file and is not followed."""
    return sorted(_walk(folder))


def list_foreign(folder: Path, ours: Collection[str]) -> list[str]:
    """Return what a folder holds besides our files, sorted: files, links, and whole folders that have none of ours."""
    return sorted(_walk(folder, ancestors(ours), ours))


def ancestors(paths: Collection[str]) -> set[str]:
    """Return the folders that the paths are in."""
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def hash_files(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file in a folder by its path, the list itself left out."""
    return {path: hash_bytes((folder / path).read_bytes()) for path in list_files(folder) if path != NAME}


def write(folder: Path, hashes: Mapping[str, str]) -> None:
    """Write the list into a folder whose files have these hashes."""
    put(folder / NAME, encode(hashes))


def bring_up_to_date(folder: Path) -> None:
    """Bring the list of a folder to what is in it: files that are older than the list are as it says, and are not read again."""
    known, listed = read(folder / NAME) or {}, _read_time(f"{folder}/{NAME}")
    paths = (path for path in list_files(folder) if path != NAME)
    is_known = {path: path in known and _read_time(f"{folder}/{path}") < listed for path in paths}
    write(folder, {p: known[p] if old else hash_bytes((folder / p).read_bytes()) for p, old in is_known.items()})


def _read_time(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116 -- of thousands of files, where a Path costs more than what is done
    except FileNotFoundError:
        return 0


def hash_bytes(content: bytes) -> str:
    """Return the SHA-256 of the content of a file."""
    return hashlib.sha256(content).hexdigest()


def encode(hashes: Mapping[str, str]) -> bytes:
    """Return the text of a list."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(hashes.items())).encode("utf-8", "surrogateescape")


def read(path: Path) -> dict[str, str] | None:
    """Return the hashes in a list by path, or None if there is no list. A path that leads out of the folder is not believed."""
    try:
        text = path.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return None
    pairs = (line.partition("  ") for line in text.split("\n"))
    return {name: digest for digest, _, name in pairs if is_inside(name)}


def put(path: Path, content: bytes) -> None:
    """Write a file anew. One that stood there is not written into: the site of before may have the same (decision 0093)."""
    path.unlink(missing_ok=True)
    path.write_bytes(content)


def is_inside(path: str) -> bool:
    """Whether a path stays in the folder that it is relative to."""
    return bool(path) and not path.startswith("/") and ".." not in path.split("/")


def is_intact(folder: Path) -> bool:
    """Whether a folder has all the files of its list, as they were written."""
    hashes = read(folder / NAME)
    return hashes is not None and all(
        (folder / path).is_file() and hash_bytes((folder / path).read_bytes()) == digest
        for path, digest in hashes.items()
    )


def remove(folder: Path, ours: Collection[str] | None = None) -> None:
    """Remove our files from a folder, and the folders that this leaves empty. Without `ours` every file is. What cannot be
    removed stays."""
    for path in list_files(folder) if ours is None else ours:
        with suppress(OSError):
            os.unlink(f"{folder}/{path}")  # noqa: PTH108 -- of thousands of files, where a Path costs more than what is done
    for parent, _, _ in os.walk(folder, topdown=False):
        with suppress(OSError):  # somebody else's file is in it
            Path(parent).rmdir()


def _walk(
    folder: Path, inner: Collection[str] | None = None, skip: Collection[str] = (), at: str = ""
) -> Iterator[str]:
    """Yield the files of a folder and of the folders `inner` in it (of all if None). Any other folder is yielded itself."""
    with os.scandir(folder / at) as entries:
        found = list(entries)
    for entry in found:
        path = at + entry.name
        is_folder = entry.is_dir(follow_symlinks=False)
        if is_folder and (inner is None or path in inner):
            yield from _walk(folder, inner, skip, f"{path}/")
        elif is_folder or path not in skip:
            yield path
