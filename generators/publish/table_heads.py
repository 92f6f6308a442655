"""A hook of MkDocs: a table that is written in Markdown says what its heads are the heads of, and is named by the heading above it.

The first cell of a row is its head, if anything stands in it. Who hears a table is told by both what a cell is; without them it is a run of words.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig

NAME = "generators.publish.table_heads"
_AFTER_ATTRIBUTES = 7  # behind those that make words of headings, and take their ids from them
_HEADING = re.compile(r"h[1-6]")
_STASHED = re.compile("\x02[^\x03]*\x03")  # what Markdown put aside


class _NameHeads(Treeprocessor):  # type: ignore[misc]  # Markdown gives it no types
    def run(self, root: ET.Element) -> None:
        """Name the tables of a page, in their order, and their heads."""
        heading = ""
        for element in root.iter():
            if _HEADING.fullmatch(str(element.tag)):
                heading = " ".join(_STASHED.sub("", "".join(element.itertext())).split())
            elif element.tag == "table":
                _name_heads(element, heading)


def _name_heads(table: ET.Element, heading: str) -> None:
    if heading:
        table.set("aria-label", heading)
    for head in table.iterfind("thead/tr/th"):
        head.set("scope", "col")
    for row in table.iterfind("tbody/tr"):
        first = row.find("td")
        if first is not None and "".join(first.itertext()).strip():
            first.tag = "th"
            first.set("scope", "row")


class TableHeads(Extension):  # type: ignore[misc]  # as above
    """Registers the step."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the step."""
        md.treeprocessors.register(_NameHeads(md), "table_heads", _AFTER_ATTRIBUTES)


def makeExtension(**settings: object) -> TableHeads:
    """Make the extension, for Markdown, which finds it by this name."""
    return TableHeads(**settings)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add the extension, by its name. Public event of MkDocs."""
    if NAME not in config.markdown_extensions:
        config.markdown_extensions.append(NAME)
    return config
