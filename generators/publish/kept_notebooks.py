"""A hook of MkDocs: the page of a notebook that has nothing else to show than at its last run is not made again."""

from __future__ import annotations

import json
import os
import re
import sys
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

# A checkout is not installed, and plain `mkdocs build` is to work there.
sys.path.append(str(Path(__file__).resolve().parents[2]))

from generators.cache import Cache
from generators.publish.kept_markdown import Render, list_tokens, listen
from generators.publish.notebooks import ASKED, FOLDER, HEARD, NEW, STAGE, read_keys

_SLASH = re.compile(r"(?<=<)((?:br|col|hr|img|input|wbr)\b[^<>]*?)\s*/(?=>)")
_EMPTY = re.compile(r'(?<=<)([a-z][^<>]* (?:checked|download|hidden|open))=""')
_CITED = re.compile(
    r'\u202f?(<span class="citations">(?:(?!</a></span>).)*</a></span>|<a [^<>]*\bclass="citation[" ][^<>]*>[^<>]*</a>)([.,](?=\s|<))?'
)


class _NotebookPage(File):
    """A notebook, which is a page where no plugin says so."""

    def is_documentation_page(self) -> bool:
        """Whether it is a page."""
        return True


def on_files(files: Files, /, *, config: MkDocsConfig) -> Files:
    """Let notebooks be pages where all of them are kept, so that the plugin is left out that runs them. Public event of MkDocs."""
    if "mkdocs-jupyter" in config.plugins:
        return files
    known = read_keys(Path(config.config_file_path).parent / FOLDER)
    return Files([_as_page(file) if file.src_uri in known else file for file in files])


def _as_page(file: File) -> File:
    return _NotebookPage(file.src_uri, file.src_dir, file.dest_dir, file.use_directory_urls, inclusion=file.inclusion)


def on_page_markdown(markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let the page of a notebook be taken from what is kept. Public event of MkDocs; returns the text as it is."""
    del files
    if page.file.src_uri.endswith(".ipynb"):
        folder = Path(config.config_file_path).parent / FOLDER
        setattr(page, "render", partial(_render, page, page.render, folder))  # noqa: B010 -- as mkdocs-jupyter does
    return markdown


def _render(page: Page, fresh: Render, folder: Path, config: MkDocsConfig, files: Files) -> None:
    name = page.file.src_uri
    key = read_keys(folder).get(name)
    kept = Cache(folder).find(STAGE, key, name) if key else None
    if kept is None:
        _run(page, fresh, folder / f"{name}{HEARD}", config, files)
        return
    page.content, tokens, page.title = json.loads(kept)
    page.toc = get_toc(tokens)


def _run(page: Page, fresh: Render, heard: Path, config: MkDocsConfig, files: Files) -> None:
    """Run a notebook; it tells what it asks for. A page that was not made in silence is not kept."""
    heard.parent.mkdir(parents=True, exist_ok=True)
    heard.unlink(missing_ok=True)
    os.environ[ASKED] = str(heard)
    try:
        with listen() as told:
            fresh(config, files)
        page.content = move_citations(write_as_html(page.content or ""))
    finally:
        del os.environ[ASKED]
    if not told.heard:
        made = json.dumps([page.content, list(list_tokens(page.toc)), page.title])
        heard.with_name(heard.name.removesuffix(HEARD) + NEW).write_text(made, encoding="utf-8")


def write_as_html(content: str) -> str:
    """Return what the converter wrote as HTML writes it: no slash in an element without end, no value where none is meant."""
    return _EMPTY.sub(r"\1", _SLASH.sub(r"\1", content))


def move_citations(content: str) -> str:
    """Put citations behind the full stop or comma that follows them, as in guides."""
    return _CITED.sub(lambda found: f"{found[2]}{found[1]}" if found[2] else found[0], content)
