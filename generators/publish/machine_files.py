"""What machines read beside the pages, written into a site before it is checked: each page as Markdown, the tables of notebooks, `llms.txt`, `robots.txt`, a feed.

A file that the project has under docs/ is left as it is. Without `site_url` there is no map of the site and no feed: both need addresses.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from lxml import etree

from generators.cache import Cache, digest
from generators.model import Library, Page, Version
from generators.publish import manifest
from generators.render.kept import identify_code
from generators.render.table_files import make_table_files
from generators.site.markdown import to_markdown
from generators.site.pages import BuiltPage, Site
from generators.text.docs_paths import page_folder

COPY = "index.md"
CITATION = "CITATION.cff"
_ATOM = "http://www.w3.org/2005/Atom"
_NEWEST = 30
_KINDS = {
    "monograph": "Drugs",
    "guide": "Guides",
    "packages": "Data",
    "glossary": "Reference",
    "references": "Reference",
    "validity": "Reference",
}
_KINDS_OF_MANY = {"drugs": "Drugs"} | {
    kind: title for kind, title in _KINDS.items() if kind not in ("monograph", "guide")
}


def write(site: Site, library: Library, pages: Sequence[Page], kept: Cache) -> None:
    """Write the files into a built site."""
    code = identify_code()
    for page in site:
        # The tables of a notebook are known when it has run.
        for asset in make_table_files(page.text) if page.is_notebook else ():
            manifest.put(page.path.with_name(asset.path), asset.content)
        if page.path.name == "index.html":
            manifest.put(page.path.with_name(COPY), _copy(page, kept, code).encode())
        page.forget()
    told = {"llms.txt": format_index(library, pages), "robots.txt": format_robots(library)}
    if library.site_url:
        told["feed.xml"] = format_feed(library, pages)
    else:
        (site.root / "sitemap.xml").unlink(missing_ok=True)
    for name, text in told.items():
        if not (site.root / name).exists():
            (site.root / name).write_text(text, encoding="utf-8")
    if (site.project / CITATION).is_file():
        manifest.put(site.root / CITATION, (site.project / CITATION).read_bytes())


def _copy(page: BuiltPage, kept: Cache, code: Sequence[str]) -> str:
    """Return a page as Markdown, which is kept by its HTML and by the code."""
    return kept.get_or_compute("copies", digest(page.proof, *code), partial(to_markdown, page), page.address)


def format_robots(library: Library) -> str:
    """Format the file that asks robots in, with the map of the site where it has an address."""
    there = [f"Sitemap: {library.site_url}sitemap.xml"] if library.site_url else []
    return "\n".join(["User-agent: *", "Allow: /", *there, ""])


def format_index(library: Library, pages: Iterable[Page]) -> str:
    """Format the list of the pages for language models: https://llmstxt.org."""
    pages = list(pages)
    kinds = _KINDS if sum(page.kind == "drugs" for page in pages) < 2 else _KINDS_OF_MANY
    found: dict[str, list[str]] = {kind: [] for kind in kinds.values()}
    for page in pages:
        is_further = page.kind not in ("drugs", "monograph", "guide") and "/" in page.path
        if page.kind in kinds and not is_further:
            link = f"{library.site_url}{page_folder(page.path)}{COPY}"
            found[kinds[page.kind]].append(f"- [{page.title}]({link}): {' '.join(page.description.split())}")
    about = "Every number is one observation with its conditions, its source and a grade; a link from it leads to its record."
    sections = (f"\n## {kind}\n\n" + "\n".join(lines) for kind, lines in found.items() if lines)
    return "\n".join([f"# {library.publisher.name}", "", f"> {about}", *sections, ""])


def format_feed(library: Library, pages: Iterable[Page]) -> str:
    """Format the newest guides and monographs as an Atom feed, dated as their data are."""
    dated = [page for page in pages if page.kind in ("guide", "monograph")]
    newest = sorted(dated, key=lambda page: (_date_page(page), page.path), reverse=True)[:_NEWEST]
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    _add(feed, "title", library.publisher.name)
    _add(feed, "id", library.site_url)
    times = [*map(_date_page, newest), *(_format_time(version.date) for version in library.versions)]
    _add(feed, "updated", max(times, default="1970-01-01T00:00:00Z"))
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{library.site_url}feed.xml")
    _add(feed, "link", href=library.site_url)
    _add(_add(feed, "author"), "name", library.publisher.name)
    for version in library.versions:
        _add_version(feed, version, f"{library.site_url}changes/")
    for page in newest:
        _add_page(feed, page, f"{library.site_url}{page_folder(page.path)}")
    text: bytes = etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return text.decode()


def _add_page(feed: etree._Element, page: Page, address: str) -> None:
    version, summary = page.meta.get("version", ""), " ".join(page.description.split())
    title = f"{page.title}, version {version}" if version else page.title
    _add_entry(feed, title, address, address, _date_page(page), summary)


def _add_version(feed: etree._Element, version: Version, address: str) -> None:
    """Add a version of the data, whose changes are told at an address."""
    ident = f"{address}#since-{version.version.replace('.', '-')}"
    summary = f"{len(version.values):,} values; what changed is told value by value."
    _add_entry(feed, f"Version {version.version} of the data", ident, address, _format_time(version.date), summary)


def _add_entry(feed: etree._Element, title: str, ident: str, address: str, time: str, summary: str) -> None:
    entry = _add(feed, "entry")
    _add(entry, "title", title)
    _add(entry, "id", ident)
    _add(entry, "link", href=address)
    _add(entry, "updated", time)
    _add(entry, "summary", summary)


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = text or None
    return element


def _date_page(page: Page) -> str:
    return _format_time(page.meta["date"])


def _format_time(date: str) -> str:
    """Return a date as a time: of a month or a year its first day."""
    return f"{(date + '-01-01')[:10]}T00:00:00Z"
