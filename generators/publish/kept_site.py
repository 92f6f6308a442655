"""What MkDocs built, kept file by file, so that it builds again only what changed.

MkDocs builds into a folder that stays, `.cache/mkdocs`. Before it begins, each file is taken out of it whose source, or what it has of all
others, is not as it was; MkDocs then makes what is missing. The new site is linked together from that folder: nothing is copied, and what
did not change is the same file as in the site before. So no file of the folder is ever written to; it is removed, and made anew.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generators.cache import digest
from generators.publish import engine, manifest, stamp
from generators.render.compiled import Compiled

NAME = "guides-kept"
FOLDER, LIST = ".cache/mkdocs", ".cache/mkdocs.json"
_SETTINGS = ("mkdocs.yml", ".cache/engine.yml")


class _Kept(NamedTuple):
    """What a built file was made of, and how it was left: a hash, nanoseconds, bytes, the hash of its content."""

    key: str
    time: int
    size: int
    proof: str


class KeptSite:
    """The folder that MkDocs builds into, as a plugin of this one build."""

    def __init__(self, root: Path, environment: Mapping[str, str]) -> None:
        self.folder = root / FOLDER
        self._root, self._list = root, root / LIST
        self._environment = environment
        self._keys: dict[str, str] = {}
        self._known: dict[str, _Kept] = {}

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Take out of the folder what is to be made again. Public event of MkDocs."""
        self._keys = dict(self._make_keys(files, config))
        known = self._read()
        self._known = {path: kept for path, kept in known.items() if self._is_as_built(path, kept)}
        self.folder.mkdir(exist_ok=True)
        self._list.unlink(missing_ok=True)  # until the build has come to its end
        if not known or not names_all(config.nav):
            manifest.remove(self.folder)
        newer = (file.dest_uri for file in files if file.is_modified())
        templates = (*config.theme.static_templates, *config.extra_templates, "sitemap.xml.gz")
        manifest.remove(self.folder, {*(known.keys() - self._known), *newer, *templates})
        return files

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Take the templates of the theme as they were compiled before. Public event of MkDocs."""
        del config, files
        env.bytecode_cache = Compiled()
        return env

    def _make_keys(self, files: Files, config: MkDocsConfig) -> Iterator[tuple[str, str]]:
        """Yield each file of the site with a hash of its source and of what all have in common."""
        docs = Path(config.docs_dir)
        generated = manifest.read(docs / manifest.OF_DOCS) or {}
        shared = self._hash_shared(files, config)
        for file in files:
            if file.src_dir == config.docs_dir and not _is_notebook(file):  # a notebook shows what the data answer
                proof = generated.get(file.src_uri) or manifest.hash_bytes((docs / file.src_uri).read_bytes())
                yield file.dest_uri, digest(proof, shared)
            elif not _is_notebook(file):  # of the theme, which all have in common
                yield file.dest_uri, shared

    def _hash_shared(self, files: Files, config: MkDocsConfig) -> str:
        """Hash what each page has of the rest of the site: the settings with the menu, the theme, the names of all files."""
        own = config.theme.custom_dir
        theme = stamp.list_files(Path(own)) if own and Path(own) != engine.THEME else []
        settings = [(self._root / name).read_text(encoding="utf-8") for name in _SETTINGS]
        asked = self._environment if any("!ENV" in text for text in settings) else {}
        day = self._environment.get("SOURCE_DATE_EPOCH", "")
        names = sorted(file.dest_uri for file in files)  # a notebook is a page, or a file to be had
        return digest(
            *settings, *(path.read_bytes() for path in theme), day, *map(str, sorted(asked.items())), *engine.identify(), "", *names
        )  # fmt: skip

    def _is_as_built(self, path: str, kept: _Kept) -> bool:
        """Whether a file is what it was built as, from what it would be built from."""
        with suppress(OSError):
            found = self._stat(path)
            return (self._keys.get(path), found.st_mtime_ns, found.st_size) == kept[:3]
        return False

    def _read(self) -> dict[str, _Kept]:
        with suppress(OSError, ValueError, TypeError, AttributeError):
            told = json.loads(self._list.read_text(encoding="utf-8"))
            return {path: _Kept(*kept) for path, kept in told.items() if manifest.is_inside(path)}
        return {}

    def keep(self) -> dict[str, str]:
        """Note what the folder holds, after a build that went well, and return the hash of each file."""
        found = {path: self._look(path) for path in manifest.list_files(self.folder)}
        self._list.write_text(json.dumps(found), encoding="utf-8")
        return {path: kept.proof for path, kept in found.items()}

    def forget(self) -> None:
        """Take out of the folder what a build made that did not go well: the next one makes it again, and says again what is wrong."""
        left = {path: kept for path, kept in self._known.items() if self._is_as_built(path, kept)}
        if self._keys and self.folder.is_dir():  # the build had begun
            manifest.remove(self.folder, set(manifest.list_files(self.folder)) - left.keys())
            self._list.write_text(json.dumps(left), encoding="utf-8")

    def _look(self, path: str) -> _Kept:
        """Look at a built file; one that was left alone is not read again."""
        found, known = self._stat(path), self._known.get(path)
        if known and found.st_mtime_ns == known.time:
            return known
        proof = manifest.hash_bytes((self.folder / path).read_bytes())
        return _Kept(self._keys.get(path, ""), found.st_mtime_ns, found.st_size, proof)

    def _stat(self, path: str) -> os.stat_result:
        return os.stat(f"{self.folder}/{path}")  # noqa: PTH116 -- of thousands of files, where a Path costs more than what is done

    def link(self, site: Path) -> None:
        """Make a site of the folder; where files cannot be linked they are copied."""
        for folder, _, names in os.walk(self.folder):
            place = f"{site}{folder.removeprefix(str(self.folder))}"
            os.makedirs(place, exist_ok=True)  # noqa: PTH103 -- of hundreds of folders, where a Path costs more than what is done
            for name in names:
                _link(f"{folder}/{name}", f"{place}/{name}")


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _is_notebook(file: File) -> bool:
    return file.src_uri.endswith(".ipynb")


def names_all(nav: object) -> bool:
    """Whether the menu names each of its pages; else MkDocs reads all of them for their titles, and none can be left out."""
    if isinstance(nav, list):
        return bool(nav) and all(isinstance(item, dict) and all(map(names_all, item.values())) for item in nav)
    return isinstance(nav, str)


@contextmanager
def unwarned() -> Iterator[None]:
    """Leave out the warning that a page left alone may be wrong: what it is made of has been compared."""
    log = logging.getLogger("mkdocs.commands.build")
    log.addFilter(_is_other)
    try:
        yield
    finally:
        log.removeFilter(_is_other)


def _is_other(record: logging.LogRecord) -> bool:
    return "'dirty' build" not in record.getMessage()
