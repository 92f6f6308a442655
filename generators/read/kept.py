"""What files of the data gave, kept by what they hold: an edit has the files of one drug read again.

Each part is read by itself, with nothing but what its key is made of: its files by name and content, what could not be read before
it, and the code that reads.
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from generators.cache import digest, identify_engine
from generators.read.formats import file
from generators.read.nouns import Part, Reading

_LIBRARIES = ("pydantic", "pydantic-core", "PyYAML", "bibtexparser", "python-stdnum", "simpleeval")
T = TypeVar("T")


@dataclass(frozen=True)
class Given:
    """What some files gave: what was made of them, all that was told of them, and their texts."""

    made: Any
    part: Part
    files: dict[str, str]


def keep(run: Reading, name: str, paths: Iterable[Path], read: Callable[[Reading], T]) -> T:
    """Return what `read` makes of files, and take over what it tells of them. `paths` are all that it looks at: files, and folders with
    what is in them and one level below."""

    def give() -> Given:
        own = Reading(run.root, None, [], {*run.broken}, {*run.unreadable}, {*run.incomplete})
        made = read(own)
        return Given(made, own.part(()), own.files)

    key = _make_key(run, paths) if run.kept else ""
    given = run.kept.recall("read", key, give, name) if run.kept and key else give()
    run.add(given.part)
    run.files.update(given.files)
    made: T = given.made
    return made


def _make_key(run: Reading, paths: Iterable[Path]) -> str:
    """Hash files by name and content, and what could not be read so far; nothing if a file cannot be read, which has to be told of."""
    told = (*sorted(run.broken), "", *sorted(run.unreadable), "", *sorted(run.incomplete), "")
    try:
        parts = [part for path in paths for one in _list_files(path) for part in (run.name(one), _read(one))]
    except (OSError, file.UnreadableError):
        return ""
    return digest(*identify_reader(), *told, *parts)


def _list_files(path: Path) -> Iterator[Path]:
    """Yield a file that there is, or what is in a folder and in its folders."""
    if path.is_dir():
        yield from sorted((*path.glob("*"), *path.glob("*/*")))
    elif path.exists():
        yield path


def _read(path: Path) -> bytes:
    return b"" if path.is_dir() else file.read_bytes(path)


@cache
def identify_reader() -> tuple[str, ...]:
    """Return what identifies the code that reads: the engine, the libraries, Python."""
    return identify_engine(endings=(".py",)), *map(version, _LIBRARIES), platform.python_version()
