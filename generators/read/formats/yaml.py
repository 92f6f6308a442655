"""Parse YAML with positions: scalars stay text, and every value has its line and column.

YAML 1.1 turns `on`, `1.10` and dates into something else; here nothing is turned into anything. The model decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from generators.model import ReadProblem, Where

Path = tuple[str | int, ...]


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
    places: dict[Path, Where] = {(): Where(file=file, line=first_line)}
    problems: list[ReadProblem] = []
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as problem:
        return Document(None, places, [_describe_syntax_error(problem, file, first_line)])
    except yaml.YAMLError as problem:
        where = Where(file=file, line=first_line)
        return Document(None, places, [_make_problem(where, f"broken YAML: {problem}", "a YAML document")])

    def walk(node: Any, path: Path) -> Any:
        places[path] = _to_where(node.start_mark, file, first_line)
        if isinstance(node, yaml.SequenceNode):
            return [walk(child, (*path, i)) for i, child in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return mapping(node, path)
        return None if node.tag == "tag:yaml.org,2002:null" else node.value

    def mapping(node: Any, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in result:
                where = _to_where(key_node.start_mark, file, first_line)
                problems.append(_make_problem(where, f"{key!r} stands twice", "each key once"))
            result[key] = walk(value_node, (*path, key))
            places[(*path, key)] = _to_where(value_node.start_mark, file, first_line)
        return result

    return Document(walk(root, ()) if root is not None else None, places, problems)


def _to_where(mark: Any, file: str, first_line: int) -> Where:
    return Where(file=file, line=mark.line + first_line, column=mark.column + 1)


def _make_problem(where: Where, wrong: str, wanted: str) -> ReadProblem:
    return ReadProblem(where, wrong, wanted, kind="syntax")


def _describe_syntax_error(problem: yaml.MarkedYAMLError, file: str, first_line: int) -> ReadProblem:
    mark = problem.problem_mark or problem.context_mark
    where = _to_where(mark, file, first_line) if mark else Where(file=file, line=first_line)
    return _make_problem(where, f"broken YAML: {problem.problem or problem.context}", "valid YAML")
