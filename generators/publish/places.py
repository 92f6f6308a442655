"""Where the new and the old site stand while they are swapped."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generators.publish import manifest


@dataclass(frozen=True)
class Places:
    """Hidden names in a folder that is on the file system of the site."""

    folder: Path
    prefix: str

    @property
    def new(self) -> Path:
        """The new site, before it is in."""
        return self.folder / f"{self.prefix}new"

    @property
    def old(self) -> Path:
        """The old site, until the new one is in."""
        return self.folder / f"{self.prefix}old"

    @property
    def journal(self) -> Path:
        """What a swap of contents is about to move."""
        return self.folder / f"{self.prefix}swap"

    def list_trash(self) -> list[Path]:
        """Old sites that wait for their removal."""
        with suppress(OSError):
            return sorted(path for path in self.folder.iterdir() if path.name.startswith(f"{self.prefix}trash"))
        return []

    def next_trash(self) -> Path:
        """A name that is free."""
        taken = {path.name for path in self.list_trash()}
        number = next(n for n in range(len(taken) + 1) if f"{self.prefix}trash{n}" not in taken)
        return self.folder / f"{self.prefix}trash{number}"


def bring(source: Path, place: Path) -> None:
    """Move a folder to a place; copy it where that is on another file system. Raises OSError, and the source is whole."""
    if place.exists():
        manifest.remove(place)
    try:
        source.rename(place)
    except OSError:
        for path in manifest.list_files(source):
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / path, place / path)


def clean(places: Places) -> None:
    """Remove the old site, after the new one is in, and a new one that never came in. What cannot be removed stays, and the
    next run tries again."""
    with suppress(OSError):
        if places.old.exists():
            places.old.rename(places.next_trash())
    with suppress(OSError):
        manifest.remove(places.new)
    for trash in places.list_trash():
        with suppress(OSError):
            ours = manifest.read(trash / manifest.NAME)
            manifest.remove(trash, None if ours is None else [*ours, manifest.NAME])  # the list last, for the next run
