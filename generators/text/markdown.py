"""The blocks of a Markdown text by their offsets, parsed by markdown-it: code, headings, unsupported syntax.

The site is built by Python-Markdown with the extensions of `mkdocs.yml`. What other dialects know and it does not
(footnotes, admonitions, math …) would be printed raw: `foreign` finds it.
"""

from __future__ import annotations

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

Offsets = tuple[int, int]

# token -> what it is, how to write it here
_FOREIGN: Mapping[str, tuple[str, str]] = {
    "admonition_open": ("an admonition", "a paragraph; notices of a page follow from its contents"),
    "colon_fence": ("a block between colons", "a paragraph"),
    "dl_open": ("a definition list", "a list, or `term(\"id\")`"),
    "footnote_reference_open": ("a footnote", "a sentence, or a citation `[@key]`"),
    "footnote_ref": ("a footnote", "a sentence, or a citation `[@key]`"),
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
