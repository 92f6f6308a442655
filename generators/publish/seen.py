"""The hashes of files that were read before. A file whose time and size are as they were is not read again, as with git.

Of thousands of files a build changes some thirty.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from generators.publish import manifest

Signature = tuple[int, int]  # nanoseconds, bytes


class SeenFiles:
    """The hashes of files in a folder, with the list of them that is kept in a file from one build to the next; that of another folder
    is not believed."""

    def __init__(self, folder: Path, listed: Path) -> None:
        self._folder, self._list = folder, listed
        self._known = self._read()

    def hash(self, path: str) -> str:
        """Return the SHA-256 of a file; nothing where there is none."""
        place = f"{self._folder}/{path}"  # where a Path costs more than what is done
        try:
            found = os.stat(place)  # noqa: PTH116 -- as above
        except OSError:
            return ""
        if not stat.S_ISREG(found.st_mode):
            return ""
        signature = (found.st_mtime_ns, found.st_size)
        known, proof = self._known.get(path, ((0, 0), ""))
        if known != signature:
            proof = manifest.hash_bytes(Path(place).read_bytes())
            self._known[path] = (signature, proof)
        return proof

    def keep(self, paths: Iterable[str]) -> None:
        """Keep what is known of some files. Where it cannot be written, the next build reads them again."""
        told = {path: self._known[path] for path in paths if self.hash(path)}
        with suppress(OSError):
            self._list.parent.mkdir(exist_ok=True)
            self._list.write_text(json.dumps([str(self._folder), told]), encoding="utf-8")

    def _read(self) -> dict[str, tuple[Signature, str]]:
        with suppress(OSError, ValueError, TypeError, AttributeError):
            folder, told = json.loads(self._list.read_text(encoding="utf-8"))
            found = {path: ((int(time), int(size)), str(proof)) for path, ((time, size), proof) in told.items()}
            return found if folder == str(self._folder) else {}
        return {}
