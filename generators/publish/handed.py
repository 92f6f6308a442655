"""The library of a build, handed to the notebooks that run in it: each would take a second to read what has just been read.

It is a pickle, which can run whatever it likes as it is opened; so its digest comes by the environment, from the build itself, and a file
that another put there is left alone. It is there as long as MkDocs runs.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generators.cache import digest
from generators.model import Library

LIBRARY = "GUIDES_LIBRARY"  # the variable with the digest and the place


@contextmanager
def hand_over(root: Path, library: Library | None) -> Iterator[dict[str, str]]:
    """Write the library of a project, an absolute path, and yield the variable that tells of it; none of a part of the data."""
    if library is None or not library.whole:
        yield {}
        return
    content = pickle.dumps(library, protocol=5)
    path = root / ".cache" / f"library-{os.getpid()}"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    try:
        yield {LIBRARY: f"{digest(content)} {path}"}
    finally:
        path.unlink(missing_ok=True)


def take(project: Path) -> Library | None:
    """Return the library that a build of this project has handed over, or None."""
    proof, _, name = os.environ.get(LIBRARY, "").partition(" ")
    if not proof or Path(name).parent.parent != project:
        return None
    with suppress(OSError):
        content = Path(name).read_bytes()
        if digest(content) == proof:
            found: Library = pickle.loads(content)
            return found
    return None
