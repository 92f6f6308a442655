"""The mends, each taken out in turn: the gate must then find a fault, or it proves nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NoReturn
from unittest import mock

import yaml as pyyaml
from markupsafe import Markup

from faults import active, disk, ends, public
from faults.cases import CASES
from generators import cache
from generators.cli import last_handler
from generators.model import ReadProblem, Where
from generators.publish import swap
from generators.read import fields, observations, persons
from generators.read.formats import bibtex, csv, latex, yaml
from generators.render import environment
from generators.render.exports import csv as exported


@contextmanager
def _replaced(module: Any, name: str, value: Any) -> Iterator[None]:
    with mock.patch.object(module, name, value):
        yield


def _compose(text: str, where: str, first_line: int = 1) -> yaml.Document:
    """Read YAML as its library does, with anchors, tags and comments, and without a limit."""
    try:
        return yaml.Document(pyyaml.load(text, Loader=pyyaml.BaseLoader), {(): Where(file=where, line=first_line)})
    except pyyaml.YAMLError as problem:
        return yaml.Document(None, {}, [ReadProblem(Where(file=where), str(problem)[:50], kind="syntax")])


def _delete_first(site: Path, built: Path) -> list[str]:
    shutil.rmtree(site, ignore_errors=True)
    built.rename(site)
    return []


def _load_unproved(path: Path, _: str) -> str | None:
    """Believe what a cache holds."""
    return path.read_text(encoding="utf-8", errors="replace").partition("\n")[2] if path.is_file() else None


@contextmanager
def _unescaped() -> Iterator[None]:
    """Let texts into the pages as they are. Templates bind their filters as they are loaded, so they are loaded anew."""
    environment.environment.cache_clear()
    try:
        with mock.patch.object(environment, "escape_markdown", Markup):
            yield
    finally:
        environment.environment.cache_clear()


def _raise(problem: Exception, *_: object) -> NoReturn:
    raise problem


def _attack_pages(folder: Path) -> Iterator[str]:
    return active.find_faults(folder, 0, with_browser=False)


def _pass(text: Any, *_: Any) -> Any:
    return text


Part = Callable[[Path], Iterator[str]]


def _of(*numbers: str) -> Part:
    """The public cases with these numbers."""
    chosen = [case for case in CASES if case.number in numbers]
    assert len(chosen) == len(numbers), numbers
    return lambda folder: public.find_faults(folder, chosen)


# what is taken out -> how, and the part of the gate that must find it
MENDS: Mapping[str, tuple[Callable[[], Any], Part]] = {
    "commands of LaTeX from a closed list": (lambda: _replaced(latex, "_make_decoder", lambda: (_pass, lambda _: True)), _of("1", "15")),
    "depth of braces": (lambda: _replaced(latex, "_check_depth", _pass), _of("r4n")),
    "formulas in LaTeX": (lambda: _replaced(latex, "_decode_math", lambda _: r"\\nosuch{"), _of("13")),
    "texts joined by #": (lambda: _replaced(bibtex, "_split_joined", lambda raw: [raw]), _of("11", "12")),
    "suffixes of names": (lambda: _replaced(persons, "_check_suffix", _pass), _of("16")),
    "marks in names": (lambda: _replaced(persons, "_MARKS", re.compile("(?!)")), _of("18")),
    "fields of others": (lambda: _replaced(fields, "translate", lambda written: {k: (k, v) for k, v in written.items()}), _of("23")),
    "anchors, tags and comments of YAML": (lambda: _replaced(yaml, "read", _compose), _of("3", "31 title", "32")),
    "depth of YAML": (lambda: _replaced(yaml, "DEEPEST", 10**9), _of("r4k")),
    "quotes in cells": (lambda: _replaced(csv, "_split_cells", lambda row: ([*row.split(",")], [1] * (row.count(",") + 1))), _of("r4a")),
    "digits of other scripts": (lambda: _replaced(observations, "_describe_digits", lambda _: None), _of("30")),
    "escaping": (_unescaped, _attack_pages),
    "formulas in downloads": (lambda: _replaced(exported, "disarm_cell", _pass), _attack_pages),
    "the digest of a cache": (lambda: _replaced(cache, "_load", _load_unproved), lambda folder: ends.find_faults(folder, 20)),
    "the last handler": (lambda: _replaced(last_handler, "print_error", _raise), lambda folder: ends.find_faults(folder, 0)),
    "the swap of the site": (lambda: _replaced(swap, "replace", _delete_first), lambda folder: disk.find_faults(folder, 0)),
}  # fmt: skip


def find_idle(folder: Path) -> Iterator[str]:
    """Yield each mend that can be taken out unnoticed."""
    for number, (name, (take_out, part)) in enumerate(MENDS.items()):
        place = folder / str(number)
        place.mkdir()
        with ExitStack() as stack:
            stack.enter_context(take_out())
            try:
                noticed = any(True for _ in part(place))
            except Exception:
                noticed = True
        if not noticed:
            yield f"without {name!r} nothing is found"
