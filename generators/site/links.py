"""Check links inside the built site: to pages, anchors, images, downloads. Always offline.

Targets are cached, so that the cost of a page does not grow with the number of pages.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from generators.site.pages import BuiltPage, Site
from generators.text import addresses
from generators.text.suggest import did_you_mean

_STYLED = re.compile(r"""url\(\s*['"]?([^'")]+)""")
_SCHEMES = {"", "http", "https", "mailto", "tel", "data", "blob"}
Problem = tuple[str, str, str]  # what is wrong, what was wanted, the nearest thing that is there
_AT_HOME = re.compile(
    r"localhost$|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0$|::1?$|fe80:|\S+\.local$"
)  # hosts of one network
_ANYWHERE = {"", "top", "__top"}  # a browser goes to the top of the page


@dataclass(frozen=True)
class BrokenLink:
    """A broken link: its address, what is wrong, what was wanted, and words to find it in the source."""

    address: str
    wrong: str
    wanted: str
    near: str
    words: tuple[str, ...]


@dataclass
class Targets:
    """The link targets of the site, cached."""

    site: Site
    files: dict[str, str] = field(default_factory=dict)  # address -> "page", "file", "empty", or nothing

    def kind(self, address: str) -> str:
        """Return what is at an address under the site's root: `page`, `file`, `empty` or nothing."""
        if address not in self.files:
            self.files[address] = self._find_kind(address)
        return self.files[address]

    def page(self, address: str) -> BuiltPage | None:
        """Return the page at an address, which may end in `index.html`."""
        return self.site.pages.get(address.removesuffix("index.html").rstrip("/"))

    def _find_kind(self, address: str) -> str:
        if self.page(address):
            return "page"
        path = self.site.root / address
        return "" if not path.is_file() else "file" if path.stat().st_size else "empty"


def find_outward_addresses(page: BuiltPage) -> Iterator[str]:
    """Return the external addresses that a page links to."""
    for element, href in page.links:
        if element.tag == "a" and (url := addresses.split_address(href)) and url.scheme in ("http", "https"):
            yield href


def find_broken(page: BuiltPage, targets: Targets) -> Iterator[BrokenLink]:
    """Yield each broken link of a page once, as far as it can be checked offline."""
    seen = set()
    for element, address in page.links:
        if address in seen:
            continue
        seen.add(address)
        url = addresses.split_address(address)
        if url is None:
            problem: Problem | None = ("it cannot be read", "an address such as https://doi.org/…", "")
        elif not address.strip() and element.tag in ("a", "img", "area"):
            problem = ("it is empty", "where it leads to", "")
        elif url.scheme or url.netloc:
            problem = _check_external(url.scheme, url.hostname or "")
        else:
            problem = _check_link(page, targets, unquote(url.path), unquote(url.fragment))
        if problem:
            yield BrokenLink(
                address, *problem, _list_source_words(address, problem[2], " ".join(element.text_content().split()))
            )


def _check_external(scheme: str, host: str) -> Problem | None:
    """Describe what is wrong with an external address that no reader can follow."""
    if scheme not in _SCHEMES:
        return f"no reader can follow {scheme}:", "an address that begins with https://", ""
    if scheme in ("", "http", "https") and (not host or _AT_HOME.match(host)):
        return "it leads to no host", "one that readers reach too", ""
    return None


def _check_link(page: BuiltPage, targets: Targets, path: str, fragment: str) -> Problem | None:
    """Describe a broken link: what is wrong, what was wanted, and the nearest target."""
    if path.startswith("/") and page.address != "404.html":
        return "an address from the root of a host", "one that begins at this page, as ../", ""
    target = page.resolve(path)
    kind = "" if target.startswith("..") else targets.kind(target)
    if not kind:
        return "nothing is there", *_suggest_page(page, target, targets)
    if kind == "empty":
        return "the file is empty", "a file with something in it", ""
    other = targets.page(target)
    if other and fragment not in _ANYWHERE and fragment not in other.ids:
        return f"no id {fragment!r} is there", *did_you_mean(fragment, other.ids, "an id of that page")
    return None


def _suggest_page(page: BuiltPage, target: str, targets: Targets) -> tuple[str, str]:
    """Return what was wanted, and the page that was probably meant, relative to the folder of this one."""
    pages = () if posixpath.splitext(target)[1] else targets.site.pages  # a picture or a table is not a page
    wanted, near = did_you_mean(target, pages, "a file or page of the site")
    return wanted, posixpath.relpath(f"/{near}", f"/{page.folder}") + "/" if near else ""


def _list_source_words(address: str, near: str, words: str) -> tuple[str, ...]:
    """Return parts of a link that may be in its source: address, id, name in the id, file, suggestion, words."""
    path, _, fragment = unquote(address).partition("#")
    return address, fragment, fragment.partition("-")[2], posixpath.basename(path.rstrip("/")), near, words


def find_duplicate_ids(page: BuiltPage) -> list[str]:
    """Return the ids that occur more than once on a page."""
    return sorted(ident for ident, times in Counter(page.tree.xpath("//@id")).items() if times > 1)


def find_style_addresses(sheet: Path) -> list[str]:
    """Return the addresses in a style sheet."""
    return _STYLED.findall(sheet.read_text(encoding="utf-8", errors="replace"))


def find_missing_style_files(site: Site) -> Iterator[tuple[str, str]]:
    """Yield missing files of the project's style sheets, with the name of the sheet."""
    for sheet in sorted((site.root / "assets").glob("*.css")):
        for asked in find_style_addresses(sheet):
            address = asked.partition("#")[0].partition("?")[0]
            if address and not re.match(r"[a-z]+:|//", address) and not (sheet.parent / unquote(address)).is_file():
                yield sheet.name, asked
