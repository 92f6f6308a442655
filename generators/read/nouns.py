"""Validate YAML as nouns, and collect every problem with its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pydantic import ValidationError

from generators.cache import Cache
from generators.model import NOWHERE, Citation, Noun, ReadKind, ReadProblem, Where
from generators.read.formats import file as text_file
from generators.read.formats import yaml as yaml_file
from generators.read.formats.yaml import Document
from generators.read.validation import explain_all, fields
from generators.text.hidden import HIDDEN, describe

N = TypeVar("N", bound=Noun)
_HAND_WRITTEN = (".yml", ".csv", ".md")  # a bibliography is exported, and has them in what nothing prints
_FILES = 256  # whose nouns are kept, by their text: an edit reads one of them again
_NAMES = ("id", "name", "slug", "code")  # what identifies a noun in its list, the first that it has


class Places(Protocol):
    """What knows where its parts stand: a YAML document, a row of a table."""

    def place(self, path: yaml_file.Path) -> Where:
        """Return the place of a part, or of the nearest one around it."""


@dataclass(frozen=True)
class Part:
    """What one file gave: its nouns, and all that was told of it."""

    nouns: tuple[Any, ...]
    problems: tuple[ReadProblem, ...]
    broken: frozenset[str]
    unreadable: frozenset[str]
    incomplete: frozenset[str]


@dataclass
class Reading:
    """The state of one run: the project folder, and the problems so far."""

    root: Path
    kept: Cache | None = None
    problems: list[ReadProblem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    unreadable: set[str] = field(default_factory=set)
    incomplete: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)

    def text(self, path: Path) -> str | None:
        """Read the text of a file; None, with one problem, if that cannot be done."""
        name = self.name(path)
        try:
            self.files[name] = text_file.read(path)
        except text_file.UnreadableError as problem:
            self.files[name] = ""
            if name not in self.unreadable:
                self.report(Where(file=name, line=problem.line), problem.wrong, problem.wanted, kind="syntax")
                self.unreadable.add(name)
            return None
        if path.suffix in _HAND_WRITTEN:
            self.files[name] = self._without_hidden(name, self.files[name])
        return self.files[name]

    def _without_hidden(self, name: str, text: str) -> str:
        """Return a text without characters that nobody sees; the first of them is a problem."""
        if found := HIDDEN.search(text):
            number = len(HIDDEN.findall(text))
            wanted = (
                f"the text without {'the character' if number == 1 else f'the {number} characters'} that nobody sees"
            )
            self.report(Where.at(name, text, found.start()), f"{describe(found[0])} in the text", wanted, kind="syntax")
            text = HIDDEN.sub("", text)
        return text

    def name(self, path: Path) -> str:
        """Return the path relative to the project's folder, as findings show it."""
        return path.relative_to(self.root).as_posix()

    def report(self, where: Where, wrong: str, wanted: str = "", fix: str = "", kind: ReadKind = "field") -> None:
        """Add a problem; the rule of its kind reports it."""
        self.problems.append(ReadProblem(where, wrong, wanted, fix, kind=kind))

    def part(self, nouns: Iterable[Any]) -> Part:
        """Return these nouns with all that was told so far."""
        told = (frozenset(which) for which in (self.broken, self.unreadable, self.incomplete))
        return Part(tuple(nouns), tuple(self.problems), *told)

    def add(self, part: Part) -> None:
        """Take over what was told of a file."""
        self.problems += part.problems
        self.broken |= part.broken
        self.unreadable |= part.unreadable
        self.incomplete |= part.incomplete

    def parse(self, text: str, file: str, first_line: int = 1) -> Document | None:
        """Parse YAML that begins on a line of a file."""
        document = yaml_file.read(text, file, first_line)
        self.problems += document.problems
        if document.data is None and document.problems:
            self.unreadable.add(file)
            return None
        return document


def make_noun(run: Reading, kind: type[N], data: Any, document: Places, path: yaml_file.Path = ()) -> N | None:
    """Validate `data` as a noun of `kind`; None, with a problem for every invalid field, if it is not valid."""
    if not _is_meant(data, kind):
        run.incomplete.add(document.place(()).file)
        run.unreadable.add(document.place(()).file)  # whatever is asked for may be this
        run.report(document.place(path), f"no {kind.__name__}", f"a mapping with {', '.join(fields(kind))}")
        return None
    try:
        return kind.model_validate({**data, "where": document.place(path)}, strict=False)
    except ValidationError as problem:
        for loc, told in explain_all(problem.errors(), kind):
            run.report(document.place((*path, *loc)), *told)
        run.incomplete.add(document.place(()).file)
        keys = [key for key in _NAMES if key in kind.model_fields and kind.model_fields[key].is_required()]
        run.broken |= {data[key] for key in keys if isinstance(data.get(key), str)}
        if not all(isinstance(data.get(key), str) for key in keys):
            run.unreadable.add(document.place(()).file)  # whatever is asked for may be this
        return None


def _is_meant(data: Any, kind: type[Noun]) -> bool:
    """Whether data is a mapping with a field of the noun at least."""
    return isinstance(data, dict) and (not data or not data.keys().isdisjoint(fields(kind)))


def read_list(run: Reading, path: Path, kind: type[N], unique: bool = True) -> list[N]:
    """Read a file with a list of nouns; an absent file is an empty list."""
    text = run.text(path) if path.exists() else None
    if text is None:
        return []
    part = _parse_list(text, run.name(path), kind, unique)
    run.add(part)
    return [*part.nouns]


@lru_cache(maxsize=_FILES)
def _parse_list(text: str, file: str, kind: type[Noun], unique: bool) -> Part:
    run = Reading(Path())
    document = run.parse(text, file)
    if document is None:
        return run.part(())
    data = document.data or []
    if not text.strip():
        run.unreadable.add(file)
        run.report(document.place(()), "the file is empty", "its entries, `[]` for none, or no such file")
    elif not isinstance(data, list) or (data and not any(isinstance(item, dict) for item in data)):
        run.unreadable.add(file)
        run.report(document.place(()), f"no list of {kind.__name__}", "entries that begin with `- `")
    else:
        data = [_merge_sources(run, item, document, (i,)) for i, item in enumerate(data)]
        nouns = [noun for i, item in enumerate(data) if (noun := make_noun(run, kind, item, document, (i,)))]
        return run.part(without_repeats(run, nouns) if unique else nouns)
    return run.part(())


def read_single(run: Reading, path: Path, kind: type[N], **more: Any) -> N | None:
    """Read a file with one noun."""
    if not path.exists():
        run.report(Where(file=run.name(path)), "the file is not there", f"a {kind.__name__}")
        return None
    text = run.text(path)
    if text is None:
        return None
    parse = _parse_single if more else _PARSE_SINGLE_ONCE
    part = parse(text, run.name(path), kind, **more)
    run.add(part)
    return next(iter(part.nouns), None)


def _parse_single(text: str, file: str, kind: type[Noun], **more: Any) -> Part:
    run = Reading(Path())
    document = run.parse(text, file)
    if document is None:
        return run.part(())
    if document.data is None:
        run.unreadable.add(file)
        run.report(document.place(()), "the file is empty", f"a {kind.__name__}")
        return run.part(())
    data = _merge_sources(run, document.data, document, ())
    noun = make_noun(run, kind, {**data, **more} if _is_meant(data, kind) else data, document)
    return run.part((noun,) if noun else ())


_PARSE_SINGLE_ONCE = lru_cache(maxsize=_FILES)(_parse_single)


def forget() -> None:
    """Forget the nouns of all files, so that each is parsed again."""
    for kept in (_parse_list, _PARSE_SINGLE_ONCE):
        kept.cache_clear()


def without_repeats(run: Reading, nouns: list[N]) -> list[N]:
    """Return the nouns without those whose id or name is a repeat."""
    seen: dict[str, Where] = {}
    for noun in nouns:
        name, where = get_id(noun), getattr(noun, "where", NOWHERE)
        if name in seen:
            run.report(where, f"{name!r} is there already, at {seen[name]}", "each id once")
        seen.setdefault(name, where)
    return list({get_id(noun): noun for noun in reversed(nouns)}.values())[::-1]


def get_id(noun: Noun) -> str:
    """Return what identifies a noun in its list: id, name, slug or code."""
    return str(next(getattr(noun, key) for key in _NAMES if getattr(noun, key, None)))


def _merge_sources(run: Reading, data: Any, document: Document, path: yaml_file.Path) -> Any:
    """Merge `source: a; b` and `locator: x; y` into `sources: [{a, x}, {b, y}]`, at any depth."""
    if isinstance(data, list):
        return [_merge_sources(run, item, document, (*path, i)) for i, item in enumerate(data)]
    if not isinstance(data, dict):
        return data
    result = {key: _merge_sources(run, value, document, (*path, key)) for key, value in data.items()}
    if result.pop("where", None):
        run.report(document.place((*path, "where")), "where is no field", "only the fields of the schema")
    if "source" in result and ("locator" in result or "evidence" in result or "grade" in result):
        place = document.place((*path, "source"))
        result["sources"] = make_citations(run, result.pop("source"), result.pop("locator", ""), place)
        document.places[(*path, "sources")] = place
    if "grade" in result:  # a graded statement inside another noun has a place of its own
        result["where"] = document.place(path)
    return result


def make_citations(run: Reading, source: Any, locator: Any, where: Where) -> tuple[Citation, ...]:
    """Parse `a; b` and `Table 1; p 2` as two citations."""
    keys = [key.strip() for key in str(source or "").split(";") if key.strip()]
    locators = [part.strip() for part in str(locator or "").split(";")] if locator else [""] * len(keys)
    if len(keys) != len(locators):
        run.report(where, f"{len(keys)} sources and {len(locators)} locators", "one locator for each source")
        locators += [""] * len(keys)
    return tuple(Citation(key=key, locator=place) for key, place in zip(keys, locators, strict=False))
