"""The sample corpus in a folder of its own, and everything that is told of it."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from generators.check import runner
from generators.index.printed import PrintedPage, read_page
from generators.model import Finding, Page
from generators.pictures.cached import Drawing
from generators.read import references
from generators.read.formats import yaml
from generators.read.library import load
from generators.render import drug_pages, site_pages

SAMPLE = Path(__file__).resolve().parent.parent / "tests" / "sample"
LONGEST = 10  # CPU seconds for one input of a few kilobytes
_KNOWN = "CIT-UNCONFIRMED"  # what the sample corpus has


class HangError(Exception):
    """An input took more CPU time than any may."""


def copy(folder: Path) -> Path:
    """Copy the sample corpus into a folder, and return the project."""
    shutil.copytree(SAMPLE, folder / "project")
    return folder / "project"


def find(root: Path, with_pages: bool = True) -> list[Finding]:
    """Return what is found in the sources of a project, with pictures of nothing; or in the data alone, which is quick."""
    library, pages = load(root), list[Page]()
    if with_pages:
        pages, unprinted = drug_pages.render(drug_pages.plan(library), library, draw_nothing)
        pages += site_pages.render(library, pages, draw_nothing, read_once)
        library = library.with_problems(unprinted)
    return [one for one in runner.check(library, pages) if one.rule != _KNOWN]


_READ: dict[tuple[str, ...], PrintedPage] = {}
_MOST_READ = 512


def read_once(page: Page) -> PrintedPage:
    """Read a page, if none of the same name and text was read before."""
    key = page.path, page.kind, page.title, page.text
    _READ[key] = found = _READ.pop(key, None) or read_page(page)
    if len(_READ) > _MOST_READ:
        del _READ[next(iter(_READ))]
    return found


def draw_nothing(_: object, noun: Any, __: object) -> Drawing:
    """Return a picture of nothing for a chart or a diagram."""
    return Drawing(f'<svg role="group" viewBox="0 0 1 1"><title>{noun.name}</title><desc>nothing</desc></svg>')


@contextmanager
def time_limit(seconds: float = 0) -> Iterator[None]:
    """Raise HangError after so many seconds of CPU time, or LONGEST."""
    seconds = seconds or LONGEST

    def stop(*_: object) -> None:
        raise HangError(f"over {seconds:g} s of CPU time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1)  # again, if the first fell into a callback, which drops it
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def parsed_once() -> Iterator[None]:
    """Parse each file once, as long as its text is the same."""
    kept: list[tuple[Any, str, Callable[..., Any]]] = [
        (yaml, "read", yaml.read),
        (references, "parse", references.parse),
    ]
    for module, name, function in kept:
        setattr(module, name, lru_cache(maxsize=512)(function))
    try:
        yield
    finally:
        for module, name, function in kept:
            setattr(module, name, function)
