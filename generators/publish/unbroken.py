"""A hook of MkDocs: the last step of Markdown keeps names and numbers on one line, on pages that people wrote, too.

It is a Markdown extension, so that its work is kept with the HTML of a page (`kept_markdown.py`).
"""

from __future__ import annotations

import sys
from pathlib import Path

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from mkdocs.config.defaults import MkDocsConfig

# A checkout is not installed, and plain `mkdocs build` is to work there.
sys.path.append(str(Path(__file__).resolve().parents[2]))

from generators.render.unbroken import keep_whole

NAME = "generators.publish.unbroken"
_LAST = -1  # behind what restores raw HTML


class _KeepWhole(Postprocessor):  # type: ignore[misc]  # Markdown gives it no types
    def run(self, text: str) -> str:
        """Return the HTML of a page with its names whole."""
        return keep_whole(text)


class Unbroken(Extension):  # type: ignore[misc]  # as above
    """Registers the step."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the step behind all others."""
        md.postprocessors.register(_KeepWhole(md), "unbroken", _LAST)


def makeExtension(**settings: object) -> Unbroken:
    """Make the extension, for Markdown, which finds it by this name."""
    return Unbroken(**settings)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add the extension, by its name. Public event of MkDocs."""
    if NAME not in config.markdown_extensions:
        config.markdown_extensions.append(NAME)
    return config
