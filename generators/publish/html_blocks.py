"""A hook of MkDocs: a block of HTML that stands on a line of its own is put aside before Markdown reads it letter by letter.

Nearly all of a generated page is such blocks. Markdown puts them aside, too, and looks at each tag twice for it; what it makes of a page is
the same. Where a page has HTML that is anything but whole lines, or another extension reads it, all is left to Markdown.
"""

from __future__ import annotations

import re

from markdown import Extension, Markdown
from markdown.preprocessors import HtmlBlockPreprocessor, Preprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

NAME = "generators.publish.html_blocks"
_AFTER_CODE = 24  # behind what puts fenced code aside, before all that reads tags
_GAP = re.compile(r"(\n{2,})")
_TAG = re.compile(
    r"""<!--[^<>]*-->|<(/?)([a-zA-Z][\w:.-]*)(?:\s+[^\s"'<>/=]+(?:=(?:"[^"<]*"|'[^'<]*'|[^\s"'<>=`/]+))?)*\s*(/?)>""",
    re.ASCII,
)
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
_TEXT = frozenset({"script", "style", "textarea", "title"})  # in which a tag is text
_ID = re.compile(r"""<[a-z][^<>]*?\s(?:id|name)=["']([^"'<>]+)""")


def split_elements(block: str) -> list[str]:
    """Return the elements of a block that is made of elements, one behind the other, with each tag in them closed in its turn;
    nothing if it has anything else in it."""
    found, inside = list[str](), list[str]()
    begin = end = 0
    for tag in _TAG.finditer(block):
        name = (tag[2] or "").lower()
        is_text = bool(inside) and inside[-1] in _TEXT and (name, tag[1]) != (inside[-1], "/")
        if is_text or (not inside and tag.start() != end) or (tag[1] and (not inside or inside.pop() != name)):
            return []
        end = tag.end()
        if name and not (tag[1] or tag[3] or name in _VOID):
            inside.append(name)
        if not inside:
            found.append(block[begin:end])
            begin = end
    return [] if inside or end != len(block) or _has_other_signs(block) else found


def _has_other_signs(text: str) -> bool:
    """Whether a text has a sign `<` that begins no tag."""
    return text.count("<") != sum(1 for _ in _TAG.finditer(text))


class _PutAside(Preprocessor):  # type: ignore[misc]  # Markdown gives it no types
    def run(self, lines: list[str]) -> list[str]:
        """Return the lines of a page with a mark for each element of a block of HTML, as Markdown leaves them when it has put these aside."""
        if type(self.md.preprocessors["html_block"]) is not HtmlBlockPreprocessor:
            return lines
        parts = _GAP.split("\n".join(lines))
        blocks = {at: found for at, part in enumerate(parts[:-1]) if (found := self._split(part))}
        others = (part for at, part in enumerate(parts) if at not in blocks and "<" in part)
        if not all(map(self._is_plain, others)):
            return lines
        aside = (self._put_aside(blocks[at]) if at in blocks else part for at, part in enumerate(parts))
        return "".join(aside).split("\n")

    def _split(self, part: str) -> list[str]:
        """Return the elements of a part of a page that is nothing but blocks of HTML."""
        found = split_elements(part) if self._opens_block(part) else []
        return found if all(map(self._opens_block, found)) else []

    def _opens_block(self, part: str) -> bool:
        """Whether a part of a page begins with a tag that begins a block of HTML."""
        tag = _TAG.match(part.lstrip(" "))
        return tag is not None and self.md.is_block_level(tag[2]) and tag[2].lower() != "hr"

    def _is_plain(self, part: str) -> bool:
        """Whether Markdown finds no block of HTML in a part of a page, and no tag that goes on in the next."""
        has_text = any((tag[2] or "").lower() in _TEXT for tag in _TAG.finditer(part))
        return not (has_text or _has_other_signs(part) or any(map(self._opens_block, part.split("\n"))))

    def _put_aside(self, elements: list[str]) -> str:
        *first, last = elements
        marks = map(self.md.htmlStash.store, (*first, f"{last}\n"))
        return "".join("\n" + mark + "\n\n" for mark in marks)


class HtmlBlocks(Extension):  # type: ignore[misc]  # as above
    """Registers the step."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the step."""
        md.preprocessors.register(_PutAside(md), "html_blocks", _AFTER_CODE)


def makeExtension(**settings: object) -> HtmlBlocks:
    """Make the extension, for Markdown, which finds it by this name."""
    return HtmlBlocks(**settings)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add the extension, by its name. Public event of MkDocs."""
    if NAME not in config.markdown_extensions:
        config.markdown_extensions.append(NAME)
    return config


def on_page_content(html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell MkDocs of the ids in the HTML of a page, which it looks for in what is left of its Markdown. Public event of MkDocs."""
    del config, files
    page.present_anchor_ids = {*(page.present_anchor_ids or ()), *_ID.findall(html)}
    return html
