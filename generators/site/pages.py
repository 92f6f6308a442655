"""The built site: each page parsed, with its source."""

from __future__ import annotations

import json
import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from generators.cache import digest
from generators.model import Page, Where
from generators.site import query
from generators.text import addresses
from generators.text.docs_paths import page_address
from generators.text.html_parser import parse_page

_PRINTED = "//text()[contains(., $words)][not(ancestor::code or ancestor::samp or ancestor::pre or ancestor::script or ancestor::style)]"
_LEAST = 3  # characters of a word that is looked for
_ADDRESSES = {"href", "src", "poster", "data", "xlink:href", "{http://www.w3.org/1999/xlink}href"}
_AUTHORED = (".md", ".yml", ".csv", ".ipynb", ".bib")


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file: its address under the site root (`drugs/tofersen`, empty for home), its tree, its source."""

    address: str
    path: Path
    origin: Where
    page: Page | None
    base: str = "/"  # the path of the site at its host, as the page for what is not found has it in its links
    given: str | None = None  # its HTML, where that is another than that of the file
    told: str = ""  # the SHA-256 of its file, as who wrote it tells

    @cached_property
    def proof(self) -> str:
        """A hash of its HTML, for which it is not read where that is known."""
        return self.told if self.told and self.given is None else digest(self.text)

    @property
    def is_notebook(self) -> bool:
        """Whether it was written as a notebook."""
        return self.origin.file.endswith(".ipynb")

    @cached_property
    def text(self) -> str:
        """The HTML."""
        return self.given if self.given is not None else self.path.read_text(encoding="utf-8", errors="replace")

    @cached_property
    def tree(self) -> html.HtmlElement:
        """The parsed page."""
        return parse_page(self.text if self.text.strip() else "<html></html>")

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id on the page."""
        return frozenset(self.tree.xpath("//@id"))

    @cached_property
    def links(self) -> tuple[tuple[html.HtmlElement, str], ...]:
        """Every address on the page with its element, external ones included."""
        return tuple(_list_addresses(self.tree))

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """Every address on the page, once."""
        return tuple(dict.fromkeys(address for _, address in self.links))

    @cached_property
    def linked(self) -> tuple[str, ...]:
        """The addresses inside the site that it leads to, without its own, as the files are called but for `index.html`."""
        paths = {address.partition("#")[0] for address in self.addresses} - {""}
        inside = (url.path for url in map(addresses.split_address, paths) if url and not (url.scheme or url.netloc))
        found = {self.resolve(unquote(path)).removesuffix("index.html").rstrip("/") for path in inside}
        return tuple(sorted(found - {self.address}))

    @cached_property
    def value_ids(self) -> tuple[str, ...]:
        """The ids of the observations that it prints or has the record of, each once."""
        return tuple(dict.fromkeys((*query.value_ids(self.tree), *query.records(self.tree))))

    @cached_property
    def kind(self) -> str:
        """The declared kind of the page: guide, monograph, notebook, method, …"""
        return query.kind(self.tree)

    @property
    def folder(self) -> str:
        """The folder that its relative links start from."""
        return self.address if self.path.name == "index.html" else posixpath.dirname(self.address)

    def resolve(self, path: str) -> str:
        """Return the address that a path on the page leads to, from the root of the site; one outside the site begins with `..`."""
        if path.startswith("/"):
            whole = f"{path}/"
            return join_address("", whole.removeprefix(self.base)) if whole.startswith(self.base) else f"..{path}"
        return join_address(self.folder, path) if path else self.address

    def forget(self) -> None:
        """Let go of the HTML and of what was parsed of it: 15 times its size. Who asks for it again reads it again."""
        for name in ("text", "tree", "links"):
            self.__dict__.pop(name, None)

    def printed_with(self, words: str) -> list[str]:
        """Return the visible texts that contain a string, but for code and what a program said."""
        return [str(text) for text in self.tree.xpath(_PRINTED, words=words)]

    def having(self, text: str) -> BuiltPage:
        """Return the same page with other HTML."""
        return replace(self, given=text)


def join_address(start: str, path: str) -> str:
    """Return the address of a path from a folder; one that begins with `..` is outside the site."""
    address = posixpath.normpath(posixpath.join(start, path.lstrip("/")))
    return "" if address == "." else address


def _list_addresses(tree: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    for element in tree.iter(etree.Element):
        for name, value in element.items():
            if name in _ADDRESSES:
                yield element, value
            elif name == "srcset":
                yield from ((element, part.split()[0]) for part in value.split(",") if part.split())


@dataclass(frozen=True)
class Site:
    """A built site: its folder and its pages by address; `only` limits checks to some, or is empty for all."""

    root: Path
    pages: dict[str, BuiltPage] = field(default_factory=dict)
    only: frozenset[str] = frozenset()
    home: Path | None = None  # the project's folder, when it is not the one around the site's
    with_files: bool = True  # whether rules look at what is beside the pages, too
    hashes: Mapping[str, str] = field(default_factory=dict)  # the SHA-256 of files, as who wrote them tells

    def __iter__(self) -> Iterator[BuiltPage]:
        return (page for page in self.pages.values() if not self.only or page.address in self.only)

    @property
    def project(self) -> Path:
        """The project's folder."""
        return self.home or self.root.parent

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The paths of all files, sorted."""
        found = (f"{folder}/{name}" for folder, _, names in os.walk(self.root) for name in names)
        return tuple(sorted(path.removeprefix(f"{self.root}/") for path in found if os.path.isfile(path)))  # noqa: PTH113 -- of thousands

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self.files)

    def list_files(self) -> Iterable[str]:
        """Return the paths of the files that rules look at one by one."""
        return self.files

    def with_page(self, page: BuiltPage) -> Site:
        """Return the site with one page replaced, and checks limited to it."""
        return Site(self.root, {**self.pages, page.address: page}, frozenset({page.address}), self.home)

    def place(self, page: BuiltPage, *words: str) -> Where:
        """Return the place of the first of these words that is found in the page's source, or in a file beside it."""
        for path in self._list_sources(page):
            text = path.read_text(encoding="utf-8")
            for word in words:
                if word and (found := _find_word(text, word, path)) >= 0:
                    return Where.at(path.relative_to(self.project).as_posix(), text, found)
        return page.origin

    def find_picture(self, page: BuiltPage, address: str) -> Path | None:
        """Return the SVG file of this site that an address on a page leads to, if it is one."""
        path = posixpath.normpath(f"{page.path.parent}/{address}") if address.endswith(".svg") else ""
        name = path.removeprefix(f"{self.root}/")
        return self.root / name if name in self._names else None

    def sheet(self, name: str) -> Where:
        """Return the source of a style sheet: the project's, or else the theme's."""
        own = f"docs/assets/{name}"
        return Where(file=own if (self.project / own).is_file() else f"generators/theme/assets/{name}")

    def _list_sources(self, page: BuiltPage) -> list[Path]:
        """Return the source file of the page, then the other sources of its drug."""
        origin = self.project / page.origin.file
        parts = Path(page.origin.file).parts
        folder = self.project.joinpath(*parts[:3]) if parts[:2] == ("data", "drugs") else None
        beside = sorted(p for p in folder.rglob("*.*") if p.suffix in _AUTHORED) if folder else []
        return [path for path in dict.fromkeys([origin, *beside]) if path.is_file()]


def _find_word(text: str, word: str, path: Path) -> int:
    """Return the offset of `word` as a whole word (JSON-escaped in notebooks), or −1. Words under three characters
    are never found, because they match anywhere."""
    written = json.dumps(word, ensure_ascii=False)[1:-1] if path.suffix == ".ipynb" else word
    edges = (r"(?<!\w)" if word[:1].isalnum() else "", r"(?!\w)" if word[-1:].isalnum() else "")
    found = re.search(re.escape(written).join(edges), text) if len(word) >= _LEAST else None
    return found.start() if found else -1


def load_site(
    root: Path,
    pages: Sequence[Page],
    docs: str = "docs",
    home: Path | None = None,
    url: str = "",
    hashes: Mapping[str, str] = MappingProxyType({}),
) -> Site:
    """Load the site under `root`; each HTML file has its page, or its file under docs/. `home` is the project's
    folder if the site is not in it, `url` is where it is published, `hashes` those of its files that are known."""
    made = {page_address(page.path): page for page in pages}
    base = f"{urlsplit(url).path.rstrip('/')}/"
    found = [_make_page(path, root, made, docs, home or root.parent, base) for path in sorted(root.rglob("*.html"))]
    built = [replace(page, told=hashes.get(page.path.relative_to(root).as_posix(), "")) for page in found]
    return Site(root, {page.address: page for page in built}, home=home, hashes=hashes)


def _make_page(path: Path, root: Path, made: dict[str, Page], docs: str, project: Path, base: str) -> BuiltPage:
    address = path.relative_to(root).as_posix().removesuffix("index.html").rstrip("/")
    page = made.get(address)
    return BuiltPage(address, path, page.origin if page else _find_source(address, project, docs), page, base)


def _find_source(address: str, project: Path, docs: str) -> Where:
    """Return the Markdown file or notebook at an address."""
    names = [f"{docs}/{address}{ending}" for ending in (".md", ".ipynb", "/index.md")] if address else []
    found = (name for name in names if (project / name).is_file())
    return Where(file=next(found, f"{docs}/{address or 'index.md'}"))
