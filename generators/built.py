"""The built site as the rules see it: each page parsed, with the source that its author can edit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from lxml import html

from generators.model import Page, Where


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file: its address under the site root (`drugs/tofersen`, `` for home), its tree, its source."""

    address: str
    path: Path
    origin: Where
    page: Page | None

    @cached_property
    def text(self) -> str:
        """The HTML as it was written."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> html.HtmlElement:
        """The parsed page."""
        return html.document_fromstring(self.text)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id on the page."""
        return frozenset(self.tree.xpath("//@id"))


@dataclass(frozen=True)
class Site:
    """A built site: its folder and its pages by address."""

    root: Path
    pages: dict[str, BuiltPage] = field(default_factory=dict)

    def __iter__(self) -> Iterator[BuiltPage]:
        return iter(self.pages.values())


def site(root: Path, pages: Sequence[Page], docs: str = "docs") -> Site:
    """The site under `root`; each HTML file knows the page that it was built from, or the file under docs/."""
    made = {_address(page.path): page for page in pages}
    built = [_page(path, root, made, docs) for path in sorted(root.rglob("*.html"))]
    return Site(root, {page.address: page for page in built})


def _page(path: Path, root: Path, made: dict[str, Page], docs: str) -> BuiltPage:
    address = path.relative_to(root).as_posix().removesuffix("index.html").rstrip("/")
    page = made.get(address)
    return BuiltPage(address, path, page.origin if page else Where(file=f"{docs}/{address or 'index'}"), page)


def _address(path: str) -> str:
    """`drugs/tofersen/index.md` as `drugs/tofersen`."""
    return path.removesuffix(".md").removesuffix("index").rstrip("/")
