"""Results of pure functions on disk, by the hash of what went in. Deleting `.cache/` costs time and nothing else.

An entry holds a digest of its key and its content. One that does not fit (cut off, changed, of another key) is computed anew, and a
cache that cannot be read or written is no error: nothing in it is believed without its digest.

What is kept as text is read as text. What is kept as nouns is a pickle from which nothing comes back but records of the engine: no
function, and no class of another package.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

Made = TypeVar("Made")

ENGINE = Path(__file__).resolve().parent
_THIS = "this cache"


def digest(*parts: str | bytes) -> str:
    """Return a hash of the parts in order."""
    sha = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        sha.update(len(data).to_bytes(8, "big") + data)
    return sha.hexdigest()


def list_code(folder: Path) -> list[Path]:
    """Return every file in a folder of code, templates or theme, in order, without what Python compiled."""
    return sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)


@cache
def _hash_engine() -> Mapping[str, str]:
    """Hash each file of the engine, by its path in it; each is read once in a process."""
    return {path.relative_to(ENGINE).as_posix(): digest(path.read_bytes()) for path in list_code(ENGINE)}


def identify_engine(*beginnings: str, endings: tuple[str, ...] = ("",)) -> str:
    """Return a hash of the files of the engine whose paths begin and end so; of all files where nothing is asked for."""
    told = {name: proof for name, proof in _hash_engine().items() if name.startswith(beginnings or "")}
    return digest(*(f"{name} {proof}" for name, proof in told.items() if name.endswith(endings)))


class Cache:
    """Cached texts in one folder, by stage and key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get_or_compute(self, stage: str, key: str, compute: Callable[[], str], slot: str | None = None) -> str:
        """Return the cached value for this key, or compute and cache it. A slot holds one entry, the last: that of what is
        large and soon replaced. A slot may be named as the folder of
        others, and that of the home page has no name."""
        text = self.find(stage, key, slot)
        if text is None:
            text = compute()
            self.keep(stage, key, text, slot)
        return text

    def recall(self, stage: str, key: str, make: Callable[[], Made], slot: str | None = None) -> Made:
        """Return the nouns that were kept for this key, or make and keep them. They are what `make` returns, in every field."""
        kept: Made | None = self.take(stage, key, slot)
        if kept is not None:
            return kept
        made = make()
        self.put(stage, key, made, slot)
        return made

    def put(self, stage: str, key: str, made: object, slot: str | None = None) -> None:
        """Keep nouns. One of them may name this cache: what is read back names the cache that it is read from."""
        told = io.BytesIO()
        _Writer(told, self).dump(made)
        with suppress(OSError):
            _save(self._place(stage, key, slot), key, told.getvalue())

    def take(self, stage: str, key: str, slot: str | None = None) -> Any:
        """Return the nouns that were kept for this key, or None."""
        found = _load(self._place(stage, key, slot), key)
        with suppress(
            pickle.UnpicklingError, AttributeError, ImportError, EOFError, LookupError, TypeError, ValueError
        ):
            return None if found is None else _Records(io.BytesIO(found), self).load()
        return None

    def holds(self, stage: str, key: str, slot: str | None = None) -> bool:
        """Whether something is kept for this key."""
        return _load(self._place(stage, key, slot), key) is not None

    def find(self, stage: str, key: str, slot: str | None = None) -> str | None:
        """Return the cached value for this key, or None."""
        with suppress(UnicodeDecodeError):
            found = _load(self._place(stage, key, slot), key)
            return found if found is None else found.decode("utf-8")
        return None

    def keep(self, stage: str, key: str, text: str, slot: str | None = None) -> None:
        """Cache a value. A disk that is full or read-only costs the next run its time."""
        with suppress(OSError):
            _save(self._place(stage, key, slot), key, text.encode())

    def _place(self, stage: str, key: str, slot: str | None) -> Path:
        return self.folder / (f"{stage}/{key[:2]}/{key}" if slot is None else f"{stage}/{slot}.kept")


class _Writer(pickle.Pickler):
    """Writes a pickle in which a cache is not held but named."""

    def __init__(self, file: io.BytesIO, cache: Cache) -> None:
        super().__init__(file, protocol=5)
        self._cache = cache

    def persistent_id(self, found: object) -> str | None:
        """Return the name of the cache itself. Public method of `pickle`."""
        return _THIS if found is self._cache else None


class _Records(pickle.Unpickler):
    """Reads a pickle of records: data classes, nouns and named tuples of the engine, and what Python has in itself."""

    def __init__(self, file: io.BytesIO, cache: Cache) -> None:
        super().__init__(file)
        self._cache = cache

    def persistent_load(self, name: object) -> Cache:
        """Return the cache that is read from; raises UnpicklingError for any other name. Public method of `pickle`."""
        if name != _THIS:
            raise pickle.UnpicklingError(f"{name!r} is not this cache")
        return self._cache

    def find_class(self, module: str, name: str) -> Any:
        """Return a record of the engine; raises UnpicklingError for anything else."""
        found = super().find_class(module, name) if module.startswith("generators.") else None
        is_noun = hasattr(found, "__pydantic_fields__") or hasattr(found, "_fields")
        if not isinstance(found, type) or not (is_noun or is_dataclass(found)):
            raise pickle.UnpicklingError(f"{module}.{name} is no record of the engine")
        return found


def _load(path: Path, key: str) -> bytes | None:
    """Return the content of an entry, or None if it is absent or does not match its digest."""
    try:
        proof, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return content if proof == digest(key, content).encode() else None


def _save(path: Path, key: str, content: bytes) -> None:
    """Write an entry beside its place and rename it, so that a stopped run leaves no half entry and two runs do not meet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        half.write_bytes(digest(key, content).encode() + b"\n" + content)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
