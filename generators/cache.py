"""Results of pure functions on disk, by the hash of what went in. Deleting `.cache/` costs time and nothing else.

An entry holds a digest of its key and its text. One that does not fit (cut off, changed, of another key) is computed anew, and a
cache that cannot be read or written is no error: nothing in it is believed without its digest.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

ENGINE = Path(__file__).resolve().parent


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

    def find(self, stage: str, key: str, slot: str | None = None) -> str | None:
        """Return the cached value for this key, or None."""
        return _load(self._place(stage, key, slot), key)

    def keep(self, stage: str, key: str, text: str, slot: str | None = None) -> None:
        """Cache a value. A disk that is full or read-only costs the next run its time."""
        with suppress(OSError):
            _save(self._place(stage, key, slot), key, text)

    def _place(self, stage: str, key: str, slot: str | None) -> Path:
        return self.folder / (f"{stage}/{key[:2]}/{key}" if slot is None else f"{stage}/{slot}.kept")


def _load(path: Path, key: str) -> str | None:
    """Return the text of an entry, or None if it is absent or does not match its digest."""
    try:
        proof, _, text = path.read_bytes().decode("utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return text if proof == digest(key, text) else None


def _save(path: Path, key: str, text: str) -> None:
    """Write an entry beside its place and rename it, so that a stopped run leaves no half entry and two runs do not meet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        half.write_bytes(f"{digest(key, text)}\n{text}".encode())
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
