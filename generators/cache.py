"""Keeps what a pure function gave, by the hash of what went in. Deleting `.cache/` costs time and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path


def digest(*parts: str | bytes) -> str:
    """A hash of the parts in order."""
    sha = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        sha.update(len(data).to_bytes(8, "big") + data)
    return sha.hexdigest()


class Cache:
    """Texts by key in one folder; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def kept(self, stage: str, key: str, compute: Callable[[], str]) -> str:
        """What `compute` gives, from the cache when `key` was seen before."""
        if self.folder is None:
            return compute()
        path = self.folder / stage / key[:2] / key
        if path.exists():
            return path.read_text(encoding="utf-8")
        text = compute()
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(".new")  # renamed when whole, so that a stopped run leaves no half text behind
        half.write_text(text, encoding="utf-8")
        half.replace(path)
        return text
