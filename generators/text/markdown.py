"""The blocks of a Markdown text by their offsets, parsed by markdown-it: code, headings, unsupported syntax.

The site is built by Python-Markdown with the extensions of `mkdocs.yml`. What other dialects know and it does not
(footnotes, admonitions, math …) would be printed raw: `foreign` finds it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from generators.text.hidden import HIDDEN, describe

Offsets = tuple[int, int]

# token -> what it is, how to write it here
_FOREIGN: Mapping[str, tuple[str, str]] = {
    "admonition_open": ("an admonition", "a paragraph; notices of a page follow from its contents"),
    "colon_fence": ("a block between colons", "a paragraph"),
    "dl_open": ("a definition list", "a list, or `term(\"id\")`"),
    "math_inline": ("mathematics between dollar signs", "words, or Unicode: `×`, `²`"),
    "math_block": ("mathematics between dollar signs", "words, or Unicode: `×`, `²`"),
    "s_open": ("struck-through text", "the text without it"),
}  # fmt: skip
_ALERT = re.compile(r"^[ \t]*>[ \t]*\[!\w+\]", re.MULTILINE)
_TASK = re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[[ xX]\][ \t]", re.MULTILINE)
_NOT_IN_LINES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"!?\[[^\[\]]*\]\("), "a link", "words, and the source as a citation `[@key]`"),
    (
        re.compile(r"(?<![\w*_])(\*\*|__)(?=[^\s*_])[^*_]*(?<=[^\s*_])\1(?![\w*_])"),
        "bold text",
        "`*emphasis*`, or the words alone",
    ),
)
_MARKS: tuple[tuple[re.Pattern[str], str, str], ...] = (  # of extensions that this site does not load
    (re.compile(r"==[^=\s](?:[^=\n]*[^=\s])?=="), "marked text", "`*emphasis*`, or the words alone"),
    (re.compile(r"\+\+[^+\s](?:[^+\n]*[^+\s])?\+\+"), "inserted text", "the words alone"),
    (re.compile(r"(?<=[\w)])~[\w+−-]{1,8}~"), "lowered text", "`<sub>2</sub>`"),
    (re.compile(r"(?<=[\w)])\^[\w+−-]{1,8}\^"), "raised text", "`<sup>2</sup>`"),
    (re.compile(r"\\\([^\n]+?\\\)|\\\[[^\n]+?\\\]"), "mathematics", "the formula in words, or a value"),
    (re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])"), "the name of an emoji", "the words alone"),
    (re.compile(r'^===[!+]? "', re.MULTILINE), "a tab", "a heading, and its text below it"),
    (re.compile(r"\[\[[^\]\n]+\]\]"), "a link of a wiki", "`[words](page.md)`"),
    (re.compile(r"\[\^[\w-]+\](?!:)"), "a footnote", "a sentence, or a citation `[@key]`"),
    (re.compile(r"(?:(?<=\n\n)|\A) {0,3}\d{1,9}\)[ \t]"), "a list that is numbered with a bracket", "`1.`"),
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]{2,10});")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+\S")


@cache
def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for plugin in (footnote_plugin, deflist_plugin, tasklists_plugin, admon_plugin, colon_fence_plugin):
        parser.use(plugin)
    return parser.use(dollarmath_plugin, allow_space=False, allow_digits=False)


@lru_cache(maxsize=512)
def _parse_tokens(text: str) -> tuple[Token, ...]:
    return tuple(_make_parser().parse(text))


def _line_starts(text: str) -> list[int]:
    """Return the offset of each line, and the length of the text."""
    return [0, *(match.end() for match in re.finditer(r"\n", text)), len(text)]


def _line_range(text: str, token: Token) -> Offsets:
    """Return the offsets of a block."""
    starts = _line_starts(text)
    first, after = token.map or [0, 0]
    return starts[first], starts[min(after, len(starts) - 1)]


def find_code_blocks(text: str) -> tuple[Offsets, ...]:
    """Return the spans of fenced and indented code."""
    return tuple(_line_range(text, token) for token in _parse_tokens(text) if token.type in ("fence", "code_block"))


def find_headings(text: str) -> tuple[Offsets, ...]:
    """Return the spans of headings."""
    return tuple(
        _line_range(text, token) for token in _parse_tokens(text) if token.type == "heading_open" and not token.level
    )


def find_foreign(text: str) -> tuple[tuple[int, str, str], ...]:
    """Yield syntax that this site would print raw: offset, name, replacement; in text order."""
    found = [*_find_foreign_tokens(text), *_find_foreign_lines(text), *_find_broken_lists(text)]
    return tuple(sorted(dict.fromkeys(found)))


def find_foreign_in_line(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield syntax that a text of the data would print raw: offset, name, replacement. Of Markdown it has emphasis and code alone."""
    for pattern, kind, instead in _NOT_IN_LINES:
        yield from ((match.start(), kind, instead) for match in pattern.finditer(text))


def find_foreign_marks(masked: str) -> Iterator[tuple[int, str, str]]:
    """Yield marks of other dialects within the words of a guide, whose code and calls are blank: offset, name, replacement."""
    for pattern, kind, instead in _MARKS:
        yield from ((match.start(), kind, instead) for match in pattern.finditer(masked))


def find_hidden_entities(masked: str) -> Iterator[tuple[int, str, str]]:
    """Yield each entity that stands for a character that nobody sees: offset, how it is written, what it is."""
    for match in _ENTITY.finditer(masked):
        if found := HIDDEN.search(html.unescape(match[0])):
            yield match.start(), match[0], describe(found[0])


def _find_foreign_tokens(text: str) -> Iterator[tuple[int, str, str]]:
    for token in _parse_tokens(text):
        if token.type in _FOREIGN and token.map:
            yield (_line_range(text, token)[0], *_FOREIGN[token.type])
        for child in token.children or ():
            if child.type in _FOREIGN:
                yield (_line_range(text, token)[0], *_FOREIGN[child.type])


def _find_foreign_lines(text: str) -> Iterator[tuple[int, str, str]]:
    code = find_code_blocks(text)
    kinds: Iterable[tuple[re.Pattern[str], str, str]] = (
        (_ALERT, "an alert", "a paragraph; notices of a page follow from its contents"),
        (_TASK, "a task list", "a list"),
    )
    for pattern, kind, instead in kinds:
        for match in pattern.finditer(text):
            if not any(start <= match.start() < end for start, end in code):
                yield match.start(), kind, instead


def _find_broken_lists(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield lists that Python-Markdown would read as one paragraph or as one level."""
    lines, starts = text.split("\n"), _line_starts(text)
    depth: list[int] = []  # the lines that the lists around begin on
    closers: dict[str, Callable[[], int]] = {"bullet_list_close": depth.pop, "ordered_list_close": depth.pop}
    for token in _parse_tokens(text):
        if token.type in closers:
            closers[token.type]()
        if token.type not in ("bullet_list_open", "ordered_list_open") or not token.map:
            continue
        first = token.map[0]
        before = lines[first - 1].strip() if first else ""
        if not depth and before and not before.startswith("#"):
            yield starts[first], "a list without a blank line before it", "a blank line"
        if (
            depth
            and _measure_indent(lines[first]) - _measure_indent(lines[depth[-1]]) < 4
            and _ITEM.match(lines[first])
        ):
            yield starts[first], "a nested list that is indented by less than four spaces", "four spaces for each level"
        depth.append(first)


def _measure_indent(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())
