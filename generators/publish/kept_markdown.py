"""A hook of MkDocs: the HTML that a page's Markdown gave, kept as long as nothing has changed that it is made of.

Python-Markdown takes two thirds of the time of MkDocs. Only extensions are trusted that read the text of the page and nothing else;
where a project adds another, nothing is kept. A page that was not rendered in silence is rendered, and told of, the next time too."""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

# A checkout is not installed, and plain `mkdocs build` is to work there.
sys.path.append(str(Path(__file__).resolve().parents[2]))

from generators.cache import Cache, digest, identify_engine
from generators.publish import engine
from generators.publish.collector import collect_rarely

collect_rarely()  # MkDocs is a program of its own
FOLDER = ".cache"  # beside mkdocs.yml
STAGE = "markdown"
PURE = frozenset({
    "abbr", "admonition", "attr_list", "def_list", "extra", "fenced_code", "footnotes", "md_in_html", "sane_lists", "smarty",
    "tables", "toc", "generators.publish.html_blocks", "generators.publish.table_heads", "generators.publish.unbroken",
})  # fmt: skip
_LINK = re.compile(r"\]\(|\]:|\]\[|href")  # what Markdown may make a link to another file of
Render = Callable[[MkDocsConfig, Files], None]


def on_post_build(*, config: MkDocsConfig) -> None:
    """Let go of the files of the site, and of the pages that they hold. Public event of MkDocs."""
    del config
    _hash_names.cache_clear()


class _ToldError(Exception):
    """Something was said while a page was rendered, so that it is not kept."""


def on_page_markdown(markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let a page that names its title take its HTML from the cache. Public event of MkDocs; returns the text as it is."""
    del files
    if "title" in page.meta and set(config.markdown_extensions) <= PURE and page.file.src_uri.endswith(".md"):
        setattr(page, "render", partial(_render, page, page.render))  # noqa: B010 -- as mkdocs-jupyter does for notebooks
    return markdown


def _render(page: Page, fresh: Render, config: MkDocsConfig, files: Files) -> None:
    def compute() -> str:
        with listen() as told:
            fresh(config, files)
        if told.heard:
            raise _ToldError
        return json.dumps([page.content, list(list_tokens(page.toc))])

    cache = Cache(Path(config.config_file_path).parent / FOLDER)
    try:
        kept = cache.get_or_compute(STAGE, _make_key(page, config, files), compute, page.file.src_uri)
    except _ToldError:
        return
    page.content, tokens = json.loads(kept)
    page.toc = get_toc(tokens)


def _make_key(page: Page, config: MkDocsConfig, files: Files) -> str:
    """Return a hash of text, place, settings and versions, and of the names of all files where the page may link to one."""
    text = page.markdown or ""
    settings = json.dumps([config.markdown_extensions, config.mdx_configs, config.use_directory_urls], default=repr)
    linked = _hash_names(files) if _LINK.search(text) else ""
    return digest(text, page.file.src_uri, page.url, settings, _hash_versions(), linked)


@cache
def _hash_versions() -> str:
    return digest(
        *engine.list_packages(),
        sys.version,
        identify_engine(
            "publish/html_blocks", "publish/table_heads", "publish/unbroken", "render/unbroken", "render/blocks/held"
        ),
    )


@lru_cache(maxsize=1)  # they are settled before the first page is rendered
def _hash_names(files: Files) -> str:
    return digest(*sorted(files.src_uris))


def list_tokens(links: Iterable[AnchorLink]) -> Iterator[dict[str, Any]]:
    """Yield the entries of the contents of a page as MkDocs reads them."""
    for link in links:
        yield {"name": link.title, "id": link.id, "level": link.level, "children": list(list_tokens(link.children))}


class _Told(logging.Handler):
    """Hears what MkDocs says at the level of a warning or above, in the form that its program prints it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note what was said."""
        self.heard.append(f"{record.levelname:<8}-  {self.format(record)}")


@contextmanager
def listen() -> Iterator[_Told]:
    """Hear whether MkDocs says anything while a page is rendered, or the site is built."""
    handler, log = _Told(), logging.getLogger("mkdocs")
    log.addHandler(handler)
    try:
        yield handler
    finally:
        log.removeHandler(handler)
