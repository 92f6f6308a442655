"""A hook of MkDocs: what it has of a page is packed until the page is written.

MkDocs renders all pages before it writes the first of them, and lets go of none. Packed, the HTML of a page takes a tenth of its memory.
Plugins of others may look at any page at any time; where there is one, pages are left as they are.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

# A checkout is not installed, and plain `mkdocs build` is to work there.
sys.path.append(str(Path(__file__).resolve().parents[2]))

from generators.model.texts import pack, unpack
from generators.publish import engine

_FIRST, _LAST = 100, -100
_OURS = {"guides-kept", "mkdocs-jupyter"}
_packed: dict[str, bytes] = {}


def is_alone(config: MkDocsConfig) -> bool:
    """Whether every plugin and hook is one of the engine."""
    return all(name in _OURS or name.startswith(str(engine.FOLDER)) for name in config.plugins)


@event_priority(_LAST)
def on_page_content(html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Pack the HTML of a page, and let go of its Markdown. Public event of MkDocs."""
    del files
    if not is_alone(config):
        return html
    _packed[page.file.src_uri] = pack(html)
    page.markdown = ""
    return ""


@event_priority(_FIRST)
def on_page_context(context: Any, /, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:
    """Unpack the HTML of the page that is written next. Public event of MkDocs."""
    del config, nav
    if packed := _packed.pop(page.file.src_uri, None):
        page.content = unpack(packed)
    return context


@event_priority(_LAST)
def on_post_page(output: str, /, *, page: Page, config: MkDocsConfig) -> str:
    """Let go of the HTML of the page, which is in the page by now. Public event of MkDocs."""
    if is_alone(config):
        page.content = ""
    return output
