"""Validate YAML as nouns, and collect every problem with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from generators.model import NOWHERE, Citation, Noun, ReadKind, ReadProblem, Where
from generators.read.formats import yaml as yaml_file
from generators.read.formats.yaml import Document
from generators.read.validation import explain, fields

N = TypeVar("N", bound=Noun)


@dataclass
class Reading:
    """The state of one run: the project folder, and the problems so far."""

    root: Path
    problems: list[ReadProblem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    unreadable: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)

    def text(self, path: Path) -> str:
        """Read the text of a file; invalid UTF-8 is a problem."""
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as problem:
            self.report(Where(file=self.name(path)), f"not UTF-8 (byte {problem.start})", "UTF-8", kind="syntax")
            text = path.read_text(encoding="utf-8", errors="replace")
        self.files[self.name(path)] = text
        return text

    def name(self, path: Path) -> str:
        """Return the path relative to the project's folder, as findings show it."""
        return path.relative_to(self.root).as_posix()

    def report(self, where: Where, wrong: str, wanted: str = "", fix: str = "", kind: ReadKind = "field") -> None:
        """Add a problem; the rule of its kind reports it."""
        self.problems.append(ReadProblem(where, wrong, wanted, fix, kind=kind))

    def yaml(self, path: Path) -> Document:
        """Read a YAML file with positions."""
        document = yaml_file.read(self.text(path), self.name(path))
        self.problems += document.problems
        return document


def noun_of(run: Reading, kind: type[N], data: Any, document: Document, path: yaml_file.Path = ()) -> N | None:
    """Validate `data` as a noun of `kind`; None, with a problem for every invalid field, if it is not valid."""
    if not isinstance(data, dict):
        run.report(document.place(path), f"no {kind.__name__}", f"a mapping with {', '.join(fields(kind))}")
        return None
    try:
        return kind.model_validate({**data, "where": document.place(path)}, strict=False)
    except ValidationError as problem:
        for error in problem.errors():
            run.report(document.place((*path, *error["loc"])), *explain(error, kind))
        run.broken |= {str(data[key]) for key in ("id", "name", "slug") if isinstance(data.get(key), str)}
        return None


def many(run: Reading, path: Path, kind: type[N], unique: bool = True) -> list[N]:
    """Read a file with a list of nouns; an absent file is an empty list."""
    if not path.exists():
        return []
    document = run.yaml(path)
    if document.data is None and document.problems:
        run.unreadable.add(run.name(path))
    data = document.data or []
    if not isinstance(data, list):
        run.report(document.place(()), f"no list of {kind.__name__}", "entries that begin with `- `")
        return []
    data = [_merge_sources(run, item, document, (i,)) for i, item in enumerate(data)]
    nouns = [noun for i, item in enumerate(data) if (noun := noun_of(run, kind, item, document, (i,)))]
    return once(run, nouns) if unique else nouns


def one(run: Reading, path: Path, kind: type[N], **more: Any) -> N | None:
    """Read a file with one noun."""
    if not path.exists():
        run.report(Where(file=run.name(path)), "the file is not there", f"a {kind.__name__}")
        return None
    document = run.yaml(path)
    if document.data is None:
        if not document.problems:
            run.report(document.place(()), "the file is empty", f"a {kind.__name__}")
        return None
    data = _merge_sources(run, document.data, document, ())
    return noun_of(run, kind, {**data, **more} if isinstance(data, dict) else data, document)


def once(run: Reading, nouns: list[N]) -> list[N]:
    """Return the nouns without those whose id or name is a repeat."""
    seen: dict[str, Where] = {}
    for noun in nouns:
        name, where = ident(noun), getattr(noun, "where", NOWHERE)
        if name in seen:
            run.report(where, f"{name!r} is there already, at {seen[name]}", "each id once")
        seen.setdefault(name, where)
    return list({ident(noun): noun for noun in reversed(nouns)}.values())[::-1]


def ident(noun: Noun) -> str:
    """Return what identifies a noun in its list: id, name, slug or code."""
    return str(next(getattr(noun, a) for a in ("id", "name", "slug", "code") if getattr(noun, a, None)))


def _merge_sources(run: Reading, data: Any, document: Document, path: yaml_file.Path) -> Any:
    """Merge `source: a; b` and `locator: x; y` into `sources: [{a, x}, {b, y}]`, at any depth."""
    if isinstance(data, list):
        return [_merge_sources(run, item, document, (*path, i)) for i, item in enumerate(data)]
    if not isinstance(data, dict):
        return data
    result = {key: _merge_sources(run, value, document, (*path, key)) for key, value in data.items()}
    if "source" in result and ("locator" in result or "evidence" in result or "grade" in result):
        place = document.place((*path, "source"))
        result["sources"] = citations(run, result.pop("source"), result.pop("locator", ""), place)
        document.places[(*path, "sources")] = place
    if "grade" in result:  # a graded statement inside another noun has a place of its own
        result["where"] = document.place(path)
    return result


def citations(run: Reading, source: Any, locator: Any, where: Where) -> tuple[Citation, ...]:
    """Parse `a; b` and `Table 1; p 2` as two citations."""
    keys = [key.strip() for key in str(source or "").split(";") if key.strip()]
    locators = [part.strip() for part in str(locator or "").split(";")] if locator else [""] * len(keys)
    if len(keys) != len(locators):
        run.report(where, f"{len(keys)} sources and {len(locators)} locators", "one locator for each source")
        locators += [""] * len(keys)
    return tuple(Citation(key=key, locator=place) for key, place in zip(keys, locators, strict=False))
