"""Results of pure functions on disk, by the hash of what went in. Deleting `.cache/` costs time and nothing else.

An entry holds a digest of its key and its text. One that does not fit (cut off, changed, of another key) is computed anew, and a
cache that cannot be read or written is no error: nothing in it is believed without its digest.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def digest(*parts: str | bytes) -> str:
    """Return a hash of the parts in order."""
    sha = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        sha.update(len(data).to_bytes(8, "big") + data)
    return sha.hexdigest()


class Cache:
    """Cached texts in one folder, by stage and key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get_or_compute(self, stage: str, key: str, compute: Callable[[], str], slot: str = "") -> str:
        """Return the cached value for this key, or compute and cache it. A slot holds one entry, the last: that of what is
        large and soon replaced."""
        path = self.folder / stage / (slot or f"{key[:2]}/{key}")
        text = _load(path, key)
        if text is None:
            text = compute()
            with suppress(OSError):  # a disk that is full or read-only costs the next run its time
                _save(path, key, text)
        return text


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
    half.write_bytes(f"{digest(key, text)}\n{text}".encode())
    half.replace(path)
