"""Parse BibTeX with positions: every entry and field has its line and column; values are without braces.

A missing brace, comma or `=` can swallow an entry, a field or half a file without a word. Here each is a problem, and
the rest is read on.
"""

from __future__ import annotations

import datetime
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import bibtexparser
from bibtexparser import model as blocks

from generators.model import ReadKind, ReadProblem, Severity, Where, format_message
from generators.text.braces import is_enclosed
from generators.text.suggest import did_you_mean

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {month: str(number) for number, month in enumerate(MONTHS, start=1)}  # every BibTeX program knows these

_MARK = re.compile(r'(?<!\\)[{}"]|(?:^|\n)[ \t]*@|(?<=\s)%')
# The parser logs what is reported here, and would print it twice.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


class Fault(Exception):
    """A problem of an entry: what is wrong, what was wanted, and a suggestion."""

    kind: ReadKind = "bibliography"  # the rule that reports it
    severity: Severity | None = None  # that of the rule
    lacks_end = False

    def __init__(self, what: str, wanted: str, near: str = "") -> None:
        super().__init__(format_message(what, wanted, near))
        self.parts = what, wanted, near

    def at(self, where: Where) -> ReadProblem:
        """Return this as a problem at a place."""
        return ReadProblem(where, *self.parts, self.severity, kind=self.kind, lacks_end=self.lacks_end)


class EndlessFault(Fault):
    """An entry that was begun and does not end."""

    lacks_end = True


@dataclass(frozen=True)
class Entry:
    """An entry: its fields as written, by name in lower case, with their places, and its own."""

    key: str
    type: str
    where: Where
    fields: dict[str, str] = field(default_factory=dict)
    places: dict[str, Where] = field(default_factory=dict)


@dataclass(frozen=True)
class _Text:
    """The lines of a file. The parser counts from 0, places from 1."""

    file: str
    lines: list[str]

    def at(self, line: int | None, pattern: str = "@") -> Where:
        """Return the first place of `pattern` in a line."""
        line = min(line or 0, len(self.lines) - 1)
        match = re.search(pattern, self.lines[line])
        return Where(file=self.file, line=line + 1, column=match.start() + 1 if match else 1)


def read(
    text: str, file: str, is_ignored: Callable[[str], bool] = lambda _: False
) -> tuple[list[Entry], list[ReadProblem]]:
    """Parse the entries in file order, with the problems of the file; a repeated key is one.

    Of a field that is ignored nothing is a problem. It is kept where it can be read."""
    text = _blank_comments(text)
    source = _Text(file, text.split("\n"))
    # No parse stack: it hides what tells a macro from a text, and a complete value from one that lacks its comma.
    found = bibtexparser.parse_string(text, parse_stack=[]).blocks
    problems = list(_find_problems_outside(found, source))
    macros = dict(_MONTHS)
    for block in found:
        if isinstance(block, blocks.String):
            try:
                macros[block.key.lower()] = _resolve_value(block.key, block.value.strip(), macros)
            except Fault as fault:
                problems.append(fault.at(source.at(block.start_line)))
    entries: list[Entry] = []
    first: dict[str, Where] = {}
    for block in found:
        block = getattr(block, "ignore_error_block", None) or block
        if isinstance(block, blocks.Entry):
            entry, wrong = _read_entry(block, macros, source, is_ignored)
            if entry.key and entry.key in first:
                wrong.append(
                    Fault(f"{entry.key!r} is there already, at {first[entry.key]}", "each key once").at(entry.where)
                )
            first.setdefault(entry.key, entry.where)
            entries.append(entry)
            problems += wrong
    return entries, problems


def _blank_comments(text: str) -> str:
    """Return the text with blanks for comments between the fields of an entry, as biber and JabRef read them: `% title = {A},`."""
    kept, depth, quoted, at = [], 0, False, 0
    for mark in _MARK.finditer(text):
        if mark.start() < at:
            continue  # in a comment
        if mark[0].endswith("@"):  # an entry begins, whatever came before it
            depth, quoted = 0, False
        elif mark[0] in "{}":
            depth = max(depth + (1 if mark[0] == "{" else -1), 0)
        elif mark[0] == '"':
            quoted ^= depth == 1
        elif depth == 1 and not quoted:
            end = text.find("\n", mark.start() + 1)
            end = len(text) if end < 0 else end
            kept += [text[at : mark.start()], " " * (end - mark.start())]
            at = end
    return "".join(kept) + text[at:]


def _find_problems_outside(found: Iterable[Any], source: _Text) -> Iterator[ReadProblem]:
    """Yield problems of blocks that are not entries: syntax errors, and text between entries."""
    failed, texts = False, dict[str, str]()
    for block in found:
        texts |= {block.key.lower(): block.value} if isinstance(block, blocks.String) else {}
        rest_of_failure, failed = failed, isinstance(block, blocks.ParsingFailedBlock)
        if failed and block.ignore_error_block is None:
            yield _describe_failure(block, source)
        elif failed and isinstance(block.ignore_error_block, blocks.String):
            if texts.get(block.ignore_error_block.key.lower()) == block.ignore_error_block.value:
                continue
            again = Fault(f"macro {block.ignore_error_block.key!r} is there already", "each macro once")
            yield again.at(source.at(block.start_line))
        elif isinstance(block, blocks.ImplicitComment) and not rest_of_failure:
            yield from _check_comment(block, source)


def _check_comment(comment: Any, source: _Text) -> Iterator[ReadProblem]:
    lines = enumerate(comment.comment.split("\n"), start=comment.start_line)
    stray = [number for number, line in lines if line.strip() and not line.lstrip().startswith("%")]
    if stray:
        wanted = "an entry, which begins with @, or a comment, which begins with %"
        yield Fault("text outside an entry", wanted).at(source.at(stray[0], r"\S"))


def _describe_failure(block: Any, source: _Text) -> ReadProblem:
    """Describe a block that the parser gave up on, at the word without `=` or at its beginning."""
    reason, start = str(block.error.abort_reason), block.start_line or 0
    last = start + block.raw.count("\n")
    name = (re.match(r"@\w*\s*[{(]\s*([^\s,=}]*)", block.raw) or ["", ""])[1]
    if reason.startswith("Expected comma"):
        return Fault(f"no comma after the key {name!r}", f"`{name},`").at(source.at(start))
    if reason.endswith("found `,`."):
        return Fault("a comma with no field before it", "one comma after a field").at(source.at(last, r",\s*,|^\s*,"))
    if reason.startswith("Expected a `=`") and "found `@" not in reason:
        read = re.sub(r"[\s}]+$", "", block.raw)
        word = re.split(r"[\s,]+", read)[-1]
        where = source.at(start + read.count("\n"), rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        return Fault(f"{word!r} in entry {name!r} has no =", "`field = {value},`").at(where)
    wanted = "a closing brace or quote for each opening one, and a brace at the end"
    return EndlessFault(f"entry {name!r} does not end", wanted).at(source.at(start))


def _read_entry(
    block: Any, macros: Mapping[str, str], source: _Text, is_ignored: Callable[[str], bool]
) -> tuple[Entry, list[ReadProblem]]:
    """Return an entry with its readable fields; of a repeated field the first."""
    entry = Entry(block.key, block.entry_type, source.at(block.start_line))
    problems = []
    for item in block.fields:
        name = item.key.lower()
        where = source.at(item.start_line, rf"(?<![\w-]){re.escape(item.key)}(?=\s*=)")
        try:
            if name in entry.places:
                raise Fault(f"{name} stands twice in {entry.key!r}", "each field once")
            entry.places[name] = where
            entry.fields[name] = _resolve_value(name, item.value.strip(), macros)
        except Fault as wrong:
            problems += [] if is_ignored(name) else [wrong.at(where)]
    return entry, problems


def _resolve_value(name: str, raw: str, macros: Mapping[str, str]) -> str:
    """Return the text between braces or quotes, a number, the text of a macro, or several of these that `#` joins."""
    if is_enclosed(raw) or re.fullmatch("[0-9]*", raw):
        return _strip_braces(raw)
    if len(parts := _split_joined(raw)) > 1:
        return "".join(_resolve_value(name, part, macros) for part in parts)
    if not re.fullmatch(r"[A-Za-z][\w:.+-]*", raw):
        raise Fault(f"{name} goes on after the end of its value", "one value in braces, and a comma after it")
    if raw.lower() not in macros:
        known = [macro for macro in macros if name == "month" or macro not in _MONTHS]
        raise Fault(f"{name}: {raw!r} is an undefined macro", *did_you_mean(raw.lower(), known, "the value in braces"))
    return macros[raw.lower()]


def _split_joined(raw: str) -> list[str]:
    """Split a value at the `#` that stand outside of braces and quotes; a part that is missing is empty."""
    parts, depth, quoted, at = [], 0, False, 0
    for match in re.finditer(r'(?<!\\)[{}"#]', raw):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        quoted ^= match[0] == '"' and depth == 0
        if match[0] == "#" and depth == 0 and not quoted:
            parts.append(raw[at : match.start()].strip())
            at = match.end()
    parts.append(raw[at:].strip())
    return parts if all(parts) else [raw]


def _strip_braces(raw: str) -> str:
    return raw[1:-1] if is_enclosed(raw) else raw


def is_day(text: str) -> bool:
    """Whether an ISO date exists in the calendar."""
    try:
        return bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False
