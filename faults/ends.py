"""Part (e): whatever breaks inside, a command ends with one line; whatever a cache holds, only what was computed comes out of it."""

from __future__ import annotations

import io
import random
import shutil
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import NoReturn
from unittest import mock

from faults import corpus
from generators import pipeline
from generators.__main__ import main
from generators.cache import Cache, digest
from generators.check import runner
from generators.errors import SetupError
from generators.publish import mkdocs, mkdocs_here, stamp
from generators.read import project

_STEPS = (
    (pipeline, "load"),
    (runner, "check"),
    (runner, "apply_waivers"),
)
_FAULTS: tuple[Exception, ...] = (
    KeyError("source"), RecursionError("too deep"), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"), MemoryError(), OSError(28, "No space left"),
    ValueError("two\nlines"), AssertionError(),
)  # fmt: skip


def find_faults(folder: Path, moments: int, chosen: int = 0) -> Iterator[str]:
    """Yield each command that ended otherwise, and each text of a cache that nobody computed."""
    yield from _spoil_cache(folder / "cache", moments, random.Random(chosen))
    root = corpus.copy(folder)
    yield from _print_in_ascii(root)
    yield from _publish_nothing(folder / "nothing")
    yield from find_unseen(folder / "links")
    yield from find_astray(folder / "relative")
    for number, fault in enumerate(_FAULTS):
        module, name = _STEPS[number % len(_STEPS)]
        with mock.patch.object(module, name, side_effect=fault):
            yield from (f"{type(fault).__name__} in {name}: {one}" for one in _run(root))


def _run(root: Path) -> Iterator[str]:
    """Run a build, and yield what is wrong with its end."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main(["--root", str(root), "build"])
        except Exception as problem:
            yield f"{type(problem).__name__} came out"
            return
    told = [line for line in err.getvalue().splitlines() if not line.startswith("[")]
    if code != 2 or len(told) != 1 or not told[0].startswith("error: "):
        yield f"exit code {code} with {told}"


def _print_in_ascii(root: Path) -> Iterator[str]:
    """Let a finding name a letter that the terminal lacks."""
    path = root / "references.bib"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{A sample trial", "{M\\nosuch{ü}", 1), encoding="utf-8")
    out, kept = io.TextIOWrapper(io.BytesIO(), encoding="ascii"), sys.stdout
    try:
        sys.stdout = out
        with redirect_stderr(io.StringIO()):
            code = main(["--root", str(root), "check"])
    finally:
        sys.stdout = kept
        path.write_text(text, encoding="utf-8")
    if code != 1:
        yield f"a terminal without letters: exit code {code}"


def _publish_nothing(folder: Path) -> Iterator[str]:
    """Publish a project whose drugs are gone."""
    root = corpus.copy(folder)
    shutil.rmtree(root / "data/drugs/samplirsen")
    err = io.StringIO()
    with redirect_stderr(err), redirect_stdout(io.StringIO()):
        code = main(["--root", str(root), "site"])
    if code != 2 or "there is no drug in data/drugs" not in err.getvalue():
        yield f"a project without drugs: exit code {code} with {err.getvalue()[-200:]!r}"


def find_unseen(folder: Path) -> Iterator[str]:
    """Yield a change in a folder that the project links to, if nobody sees it."""
    root, elsewhere = corpus.copy(folder), folder / "elsewhere"
    shutil.move(root / "data/drugs/samplirsen", elsewhere)
    (root / "data/drugs/samplirsen").symlink_to(elsewhere)
    before = stamp.hash_inputs(root)
    path = elsewhere / "drug.yml"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    if stamp.hash_inputs(root) == before:
        yield "a change behind a link to a folder is not seen"


def find_astray(folder: Path) -> Iterator[str]:
    """Yield where a site is built that is asked for from another folder by a relative path, if that is not in the project."""
    root = corpus.copy(folder)
    (root / "mkdocs.yml").write_text(f"INHERIT: {mkdocs.CONFIG}\n", encoding="utf-8")
    asked: list[Path] = []

    def build(root: Path, staging: Path, *_: object) -> NoReturn:
        asked.append((root / staging).resolve())  # MkDocs works in the project
        raise SetupError("seen enough")

    for here, there in ((root / "data", ".."), (folder, root.name)):
        with chdir(here), mock.patch.object(mkdocs_here, "build", build), suppress(SetupError):
            mkdocs.build(project.open_project(Path(there)), "2026-01-01")
    if [one.parent for one in asked] != [root.resolve() / ".cache"] * 2:
        yield f"sites are built in {asked}; wanted in {root / '.cache'}"


def _spoil_cache(folder: Path, moments: int, chosen: random.Random) -> Iterator[str]:
    key, right = digest("key"), "right\nand more of it"
    for number in range(max(moments, 5)):
        cache = Cache(folder / str(number))
        cache.get_or_compute("stage", key, lambda: right)
        (path,) = (path for path in cache.folder.rglob("*") if path.is_file())
        path.write_bytes(_spoil(path.read_bytes(), chosen))
        if (found := cache.get_or_compute("stage", key, lambda: right)) != right:
            yield f"the cache says {found!r}; wanted {right!r}"


def _spoil(content: bytes, chosen: random.Random) -> bytes:
    """Cut a file off, or change one byte of it."""
    at = chosen.randrange(len(content))
    if chosen.random() < 0.5:
        return content[:at]
    return content[:at] + bytes([content[at] ^ 1 << chosen.randrange(8)]) + content[at + 1 :]
