"""What notebooks showed, kept from build to build as long as nothing has changed that they asked for.

A notebook tells what it asks of the data while it runs (`generators.notebook`). Its page is kept by the answers: the values with all
that is printed with them, what all drugs share, the notebook itself, the engine and the packages. One that reads past its door, or that
nobody listened to, is kept by all data.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from generators.cache import Cache, digest
from generators.domain.connected import narrow_to, tell_references, tell_shared
from generators.domain.selection import match
from generators.model import Asked, Library
from generators.publish import engine, manifest, stamp

FOLDER = ".cache/notebooks"
STAGE = "pages"
ASKED = "GUIDES_ASKED"  # the variable that names the file in which a notebook tells what it asks for
KEYS, NEW, HEARD = "keys.json", ".new", ".asked"
_DATA = ("data", "references.bib")
_HELPERS = "docs/notebooks"  # what stands beside notebooks can be imported by them


class Notebooks:
    """The notebooks of a project, and what is kept of them for the data of now."""

    def __init__(self, root: Path, library: Library | None, environment: Mapping[str, str]) -> None:
        self._root, self._library = root, library
        self._folder = root / FOLDER
        self._kept = Cache(self._folder)
        self._common = dict(self._hash_code(environment))

    def offer(self) -> bool:
        """Say for MkDocs by which key each notebook is kept, and return whether all are; what runs left that were stopped is removed."""
        stale = (path for end in (NEW, HEARD) for path in self._folder.rglob(f"*{end}"))
        manifest.remove(self._folder, [path.relative_to(self._folder).as_posix() for path in stale])
        keys = {}
        for name, common in self._common.items():
            if (asked := self._kept.find("asked", common, name)) is not None:
                keys[name] = digest(common, self._answer(Asked.model_validate_json(asked)))
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / KEYS).write_text(json.dumps(keys), encoding="utf-8")
        return all(self._kept.find(STAGE, keys.get(name, ""), name) is not None for name in self._common)

    def keep(self) -> None:
        """Keep what the notebooks showed that ran in a build that went well, unless the data changed meanwhile."""
        new = {name: self._folder / f"{name}{NEW}" for name in self._common}
        ran = {name: path for name, path in new.items() if path.is_file()}
        if not ran or not self._is_as_read():
            return
        for name, path in ran.items():
            asked, common = read_asked(self._folder / f"{name}{HEARD}"), self._common[name]
            self._kept.keep("asked", common, asked.model_dump_json(), name)
            key = digest(common, self._answer(asked))
            self._kept.keep(STAGE, key, path.read_text(encoding="utf-8"), name)

    def _hash_code(self, environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Hash for each notebook its cells, and what all of them can see besides the data."""
        day, docs = environment.get("SOURCE_DATE_EPOCH", ""), self._root / "docs"
        helpers = (path for path in stamp.list_files(self._root / _HELPERS) if path.suffix != ".ipynb")
        files = [*helpers, self._root / "mkdocs.yml"]
        seen = digest(*(part for path in files for part in _describe(path)), *engine.identify(), day)
        for path in sorted(docs.rglob("*.ipynb")):
            yield path.relative_to(docs).as_posix(), digest(*_describe(path), seen)

    def _answer(self, asked: Asked) -> str:
        """Hash what the data of now answer."""
        library = self._library
        if asked.whole or library is None:
            return self._everything
        found = [o.id for search in asked.searches for o in match(library.observations.values(), dict(search))]
        drugs = {drug.id: drug for drug in library.drugs}
        ids = {*found, *asked.values}
        for name in asked.drugs & drugs.keys():
            ids |= {noun.id for nouns in (drugs[name].observations, drugs[name].studies) for noun in nouns}
        one = narrow_to(library, ids)
        told = {*asked.told, *(drug.id for drug in one.drugs)} - asked.drugs
        parts = (
            *(drug.model_dump_json() for drug in one.drugs),
            *tell_references(one),
            *(drugs[name].model_dump_json() for name in sorted(asked.drugs & drugs.keys())),
            *(drugs[name].model_dump_json(include=_TOLD) for name in sorted(told & drugs.keys())),
            *(part for name in sorted(asked.files) for part in _describe(self._root / name)),
        )
        return digest(json.dumps(found), library.site_url, self._shared, *parts)

    @cached_property
    def _shared(self) -> str:
        library = self._library
        return digest(*tell_shared(library)) if library else ""

    @cached_property
    def _everything(self) -> str:
        files = (path for name in _DATA for path in stamp.list_files(self._root / name))
        return digest(
            *(part for path in files for part in (path.relative_to(self._root).as_posix(), path.read_bytes()))
        )

    def _is_as_read(self) -> bool:
        """Whether the files are still what the library was read from: a notebook reads them by itself."""
        texts = self._library.files if self._library else {}
        with suppress(OSError):
            return all((self._root / name).read_bytes().decode() == text for name, text in texts.items())
        return False


def are_shown(root: Path) -> bool:
    """Whether there is a page of each notebook, as it was shown last, whatever the data answer now."""
    kept, keys = Cache(root / FOLDER), read_keys(root / FOLDER)
    names = (path.relative_to(root / "docs").as_posix() for path in (root / "docs").rglob("*.ipynb"))
    return all(kept.find(STAGE, keys.get(name, ""), name) is not None for name in names)


def read_keys(folder: Path) -> dict[str, str]:
    """Return by which key each notebook is kept."""
    with suppress(OSError, ValueError):
        keys: dict[str, str] = json.loads((folder / KEYS).read_text(encoding="utf-8"))
        return keys
    return {}


_TOLD = {"id", "inn", "name", "compound", "modality", "reviewed", "safety", "statuses"}  # for notices and the age


def _describe(path: Path) -> tuple[str, bytes]:
    return path.name, path.read_bytes() if path.is_file() else b""


def read_asked(path: Path) -> Asked:
    """Read what a notebook told of itself; if it told nothing, that is everything."""
    lines: list[tuple[str, object]] = []
    with suppress(OSError, ValueError):
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return collect(lines)


def collect(lines: Iterable[tuple[str, object]]) -> Asked:
    """Return questions by kind."""
    found: dict[str, list[object]] = defaultdict(list)
    for kind, what in lines:
        found[kind].append(what)
    searches = tuple(tuple(sorted(one.items())) for one in found.pop("searches", []) if isinstance(one, dict))
    is_whole = not lines or "whole" in found
    found.pop("whole", None)
    return Asked.model_validate_json(json.dumps({**found, "searches": searches, "whole": is_whole}))
