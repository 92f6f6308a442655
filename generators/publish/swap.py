"""A new site takes the place of site/, whole or not at all (decision 0019).

The new site stands complete on the file system of the old one before anything of the old is touched. Then the old folder is renamed aside
and the new one renamed in. A folder that cannot be renamed, or that holds files of others, stays, and its contents are swapped in it
(`swap_contents.py`). The old site is removed last. A run that was stopped in between is undone by the next.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from generators.errors import SetupError, format_os_error
from generators.publish import manifest, swap_contents
from generators.publish.places import Places, bring, clean


def replace(site: Path, built: Path) -> list[str]:
    """Put a built site in the place of `site`, which may be a link or a mount point; return what an author should know of it.

    Raises SetupError when it cannot be done, and `site` is as it was. `built` is used up."""
    target = _resolve(site)
    try:
        recover(site)
        manifest.bring_up_to_date(built)
        foreign = _list_foreign(target, built)
        _refuse_collisions(manifest.list_files(built), foreign)
        if foreign or os.path.ismount(target) or not _swap_folder(target, built):
            swap_contents.swap(target, built, foreign)
    except OSError as problem:
        state = "; the next build restores it" if _is_stopped(target) else ""
        raise SetupError(f"site/ not updated: {format_os_error(problem)}{state}") from problem
    with suppress(OSError):
        manifest.remove(built)  # of what was copied
    return [*_describe_foreign(foreign), *_describe_trash(target)]


def recover(site: Path) -> None:
    """Undo a swap that was stopped, and remove what it left. Raises SetupError if that cannot be done."""
    target = _resolve(site)
    try:
        _recover_folder(_beside(target), target)
        swap_contents.recover(target)
    except OSError as problem:
        raise SetupError(f"site/ could not be restored: {format_os_error(problem)}") from problem


def _resolve(site: Path) -> Path:
    """The folder that a link leads to, wherever it is."""
    return Path(os.path.realpath(site))


def _beside(target: Path) -> Places:
    return Places(target.parent, f".{target.name}.")


def _is_stopped(target: Path) -> bool:
    """Whether the old site stands aside, and the new one is not whole in its place."""
    return swap_contents.inside(target).journal.exists() or (_beside(target).old.exists() and not target.exists())


def _recover_folder(places: Places, target: Path) -> None:
    if places.old.exists() and not target.exists():
        places.old.rename(target)
    clean(places)


def _swap_folder(target: Path, built: Path) -> bool:
    """Swap the folders; False if this one cannot be renamed, and nothing has changed."""
    places = _beside(target)
    try:
        bring(built, places.new)
        if target.exists():
            target.rename(places.old)
    except OSError:
        _give_back(places.new, built)
        return False
    try:
        places.new.rename(target)
    except OSError:
        if places.old.exists():
            places.old.rename(target)
        raise
    clean(places)
    return True


def _give_back(new: Path, built: Path) -> None:
    if new.exists() and not built.exists():
        new.rename(built)
    elif new.exists():  # a copy
        manifest.remove(new)


def _list_foreign(target: Path, built: Path) -> list[str]:
    """What is in the old site that no build wrote. Without the list of a build, files with the names of the new ones are ours."""
    if not target.exists():
        return []
    if not target.is_dir():
        raise SetupError(f"site/ not updated: {target} is not a folder; move it away")
    listed = manifest.read(target / manifest.NAME)
    ours = {*(manifest.list_files(built) if listed is None else listed), manifest.NAME}
    return [path for path in manifest.list_foreign(target, ours) if not swap_contents.is_working_name(path)]


def _refuse_collisions(new: Collection[str], foreign: Collection[str]) -> None:
    """Raise SetupError where a new file would take the place of somebody else's."""
    taken = {*foreign, *manifest.ancestors(foreign)}
    for path in new:
        if path in taken or manifest.ancestors([path]) & set(foreign):
            raise SetupError(
                f"site/ not updated: no build wrote site/{path} that is there now; move it or rename the new one"
            )


def _describe_foreign(foreign: Collection[str]) -> list[str]:
    first = ", ".join(sorted(foreign)[:3])
    more = f" and {len(foreign) - 3} more" if len(foreign) > 3 else ""
    return [f"site/ keeps what no build wrote: {first}{more}"] if foreign else []


def _describe_trash(target: Path) -> list[str]:
    left = [*_beside(target).list_trash(), *swap_contents.inside(target).list_trash()]
    return [f"the old site could not be removed; delete {path}" for path in left]
