"""Parse YAML with positions: scalars stay text, and every value has its line and column.

YAML 1.1 turns `on`, `1.10` and dates into something else; here nothing is turned into anything. The model decides. Of YAML's
own language only mappings, lists and text are read. Anchors, aliases and tags are refused: they cut text off, and can make a short
file endless. So is a comment that looks like the rest of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import yaml

from generators.model import ReadProblem, Where
from generators.text.hidden import HIDDEN, describe

Path = tuple[str | int, ...]
DEEPEST = 40  # levels; the model needs eight
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_CUT = re.compile(r"[ \t]#|[ \t]{2,}#(?=\S)")  # `arm #2 began`
_CUT_BELOW = re.compile(r"[ \t]*\n([ \t]+)#(?=\S)")  # the same with a line break before it


class _RefusedError(Exception):
    """What YAML has and this reader does not: what is wrong, what was wanted, the mark."""

    def __init__(self, mark: Any, wrong: str, wanted: str) -> None:
        super().__init__(wrong)
        self.mark, self.wrong, self.wanted = mark, wrong, wanted


@dataclass(frozen=True)
class Document:
    """The content of a file, the place of each part, and its problems."""

    data: Any
    places: dict[Path, Where]
    problems: list[ReadProblem] = field(default_factory=list)

    def place(self, path: Path) -> Where:
        """Return the place of `path`, or of the nearest part around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Where(file="<yaml>"))


def read(text: str, file: str, first_line: int = 1) -> Document:
    """Parse one YAML document; syntax errors and duplicate keys are problems, not exceptions."""
    where = Where(file=file, line=first_line)
    builder = _Builder(text, file, first_line)
    try:
        data = builder.build(yaml.parse(text, Loader=yaml.CSafeLoader))
    except _RefusedError as problem:
        return Document(None, {(): where}, [_problem(builder.where(problem.mark), problem.wrong, problem.wanted)])
    except yaml.MarkedYAMLError as problem:
        return Document(None, {(): where}, [_describe_syntax_error(problem, builder)])
    except yaml.YAMLError as problem:
        return Document(
            None, {(): where}, [_problem(where, f"broken YAML: {' '.join(str(problem).split())}", "a YAML document")]
        )
    return Document(data, builder.places, builder.problems)


@dataclass
class _Open:
    """A mapping or a list that has not ended yet. `key` is the next one of a mapping; a list counts."""

    content: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None


class _Builder:
    """Build the content of a document from the events of the parser, without recursion."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.text, self.file, self.first_line = text, file, first_line
        self.places: dict[Path, Where] = {(): Where(file=file, line=first_line)}
        self.problems: list[ReadProblem] = []
        self.stack: list[_Open] = []
        self.data: Any = None
        self.documents = 0

    def where(self, mark: Any) -> Where:
        """Return the place of a mark of the parser."""
        return Where(file=self.file, line=mark.line + self.first_line, column=mark.column + 1)

    def build(self, events: Iterable[Any]) -> Any:
        """Return what a document holds; raises _RefusedError and the errors of the parser."""
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                self._refuse(event)
            if isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    raise _RefusedError(event.start_mark, "a second document begins", "one document in a file")
            elif isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._begin(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.stack.pop()
        return self.data

    def _refuse(self, event: Any) -> None:
        """Raise _RefusedError for an alias, an anchor or a tag."""
        if isinstance(event, yaml.AliasEvent):
            raise _RefusedError(
                event.start_mark, f"`*{event.anchor}` is an alias in YAML", "the text in quotes, or the value itself"
            )
        if event.anchor is not None:
            raise _RefusedError(
                event.start_mark, f"`&{event.anchor}` is an anchor in YAML, and cut off", "the text in quotes"
            )
        if event.tag is not None:
            raise _RefusedError(
                event.start_mark, f"`{self._written(event)}` is a tag in YAML, and cut off", "the text in quotes"
            )

    def _written(self, event: Any) -> str:
        return self.text[event.start_mark.index :].split(maxsplit=1)[0]

    def _scalar(self, event: Any) -> None:
        is_plain = event.implicit[0]
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.content, dict) and top.key is None:
            self._key(top, event)
            return
        if is_plain:
            self._find_cut(event)
        if found := HIDDEN.search(event.value):  # written as `\u202e`
            wrong = f"{describe(found[0])} in the text"
            self.problems.append(_problem(self.where(event.start_mark), wrong, "the text without it"))
        self._add(None if is_plain and event.value in _NOTHING else event.value, event)

    def _find_cut(self, event: Any) -> None:
        """Report a comment right after a text that looks like more of it."""
        end = event.end_mark.index
        cut = _CUT.match(self.text, end)
        if not cut and event.value and (below := _CUT_BELOW.match(self.text, end)):
            line = self.text[self.text.rfind("\n", 0, event.start_mark.index) + 1 :]
            cut = below if len(below[1]) > len(line) - len(line.lstrip(" -")) else None
        lost = self.text[cut.end() - 1 :].partition("\n")[0] if cut else ""
        if cut and (event.value or re.match(r"#\S", lost)):  # `key: # a remark on what follows`
            where = Where.at(self.file, self.text, cut.end() - 1, self.first_line)
            wanted = "the text in quotes; a comment has two spaces before `#` and one after it"
            self.problems.append(_problem(where, f"{lost[:40]!r} is a comment in YAML, and cut off", wanted))

    def _key(self, top: _Open, event: Any) -> None:
        assert isinstance(top.content, dict)
        if event.value in top.content:
            self.problems.append(
                _problem(self.where(event.start_mark), f"{event.value!r} stands twice", "each key once")
            )
        top.key = event.value

    def _begin(self, event: Any) -> None:
        if len(self.stack) >= DEEPEST:
            raise _RefusedError(event.start_mark, f"more than {DEEPEST} levels deep", "brackets that close")
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.content, dict) and top.key is None:
            raise _RefusedError(event.start_mark, "a key that is a list or a mapping", "a word before the colon")
        content: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._add(content, event)
        self.stack.append(_Open(content, path))

    def _add(self, value: Any, event: Any) -> Path:
        """Put a value where it belongs, and return its path."""
        path: Path = ()
        if not self.stack:
            self.data = value
        else:
            top = self.stack[-1]
            if isinstance(top.content, list):
                path = (*top.path, len(top.content))
                top.content.append(value)
            else:
                assert top.key is not None
                path = (*top.path, top.key)
                top.content[top.key], top.key = value, None
        self.places[path] = self.where(event.start_mark)
        return path


def _problem(where: Where, wrong: str, wanted: str) -> ReadProblem:
    return ReadProblem(where, wrong, wanted, kind="syntax")


def _describe_syntax_error(problem: yaml.MarkedYAMLError, builder: _Builder) -> ReadProblem:
    mark = problem.problem_mark or problem.context_mark
    where = builder.where(mark) if mark else builder.places[()]
    return _problem(where, f"broken YAML: {problem.problem or problem.context}", "valid YAML")
