"""The contents of a folder are swapped in it, where the folder itself cannot be renamed: a mount point, files of others.

A journal in the folder says what is going to move. Until it is deleted the swap can be undone, by this run or by the next; from then on
the new contents are in.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from generators.errors import SetupError
from generators.publish import manifest
from generators.publish.places import Places, bring, clean

_PREFIX = ".site."


@dataclass(frozen=True)
class Moves:
    """What leaves the folder, and what enters it: paths of files and of whole folders."""

    leave: tuple[str, ...]
    enter: tuple[str, ...]


def inside(target: Path) -> Places:
    """Return the places in a folder."""
    return Places(target, _PREFIX)


def is_working_name(path: str) -> bool:
    """Whether a path in the folder is one of the places."""
    return path.startswith(_PREFIX)


def swap(target: Path, built: Path, foreign: Collection[str]) -> None:
    """Swap what is in `target` for what is in `built`; `foreign` stays. Raises OSError, and everything is as it was."""
    target.mkdir(exist_ok=True)
    places = inside(target)
    try:
        bring(built, places.new)
        moves = Moves(tuple(_list_movable(target, foreign)), tuple(_list_movable(places.new, foreign)))
        _write_journal(places, moves)
        _move(moves.leave, target, places.old)
        _move(moves.enter, places.new, target)
        places.journal.unlink()
    except OSError:
        recover(target)
        raise
    clean(places)


def recover(target: Path) -> None:
    """Undo a swap that did not come to its end, and remove what it left. Raises OSError where something cannot be moved back."""
    if not target.is_dir():
        return
    places = inside(target)
    if places.journal.exists():
        _undo(places, _read_journal(places))
    clean(places)


def _list_movable(folder: Path, foreign: Collection[str]) -> Iterator[str]:
    """Yield the highest entries of a folder that have nothing of others in them."""
    with_foreign = manifest.ancestors(foreign)
    pending = [""]
    while pending:
        at = pending.pop()
        for name in sorted(entry.name for entry in (folder / at).iterdir()):
            path = at + name
            if path in with_foreign:
                pending.append(f"{path}/")
            elif path not in foreign and not is_working_name(path):
                yield path


def _move(paths: Collection[str], source: Path, target: Path) -> None:
    for path in paths:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).rename(target / path)


def _undo(places: Places, moves: Moves) -> None:
    """Move back what has moved. Any part of it may have been done before."""
    for path in moves.enter:
        if not _is_there(places.new / path) and _is_there(places.folder / path):
            _move([path], places.folder, places.new)
    _move([path for path in moves.leave if _is_there(places.old / path)], places.old, places.folder)
    places.journal.unlink()


def _is_there(path: Path) -> bool:
    return os.path.lexists(path)


def _write_journal(places: Places, moves: Moves) -> None:
    half = places.new / places.journal.name  # renamed to its place, it is there whole or not at all
    half.write_text(json.dumps(asdict(moves)), encoding="utf-8")
    half.replace(places.journal)


def _read_journal(places: Places) -> Moves:
    try:
        found = json.loads(places.journal.read_text(encoding="utf-8"))
        return Moves(*(tuple(path for path in found[key] if manifest.is_inside(path)) for key in ("leave", "enter")))
    except (ValueError, TypeError, KeyError) as problem:
        raise SetupError(
            f"{places.journal} is damaged; move the contents of site/ away and build it again"
        ) from problem
