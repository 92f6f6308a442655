"""The pages of references: every source once, and for each drug where its sources are used, marker by marker.

The first grows with what was read, the others with one drug: what stands between them is a link.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generators.cite import exchange
from generators.index.keeping import Aside, KeepOfDrug, group_by_drug, keep_nothing, leave_whole
from generators.index.printed import Marker, PrintedPage, Reader, read_page
from generators.index.search import documents
from generators.model import Asset, Drug, Library, Page, Reference
from generators.render import parts_of_list
from generators.render.site_page import print_site_page
from generators.text.docs_paths import page_address

FOLDER = "references"
LISTS = ("references", "uses")  # the kinds of its pages
_TOLD = ("guide", "monograph", "data", "studies")


@dataclass(frozen=True)
class CitingPage:
    """Where a reference is cited: an address, and what it is called."""

    address: str
    title: str


@dataclass(frozen=True)
class Source:
    """A reference with where it is cited."""

    reference: Reference
    pages: tuple[CitingPage, ...]


@dataclass(frozen=True)
class PageUses:
    """The markers of a page that cite one source, by the place in it that they name."""

    title: str
    address: str
    places: tuple[tuple[str, tuple[Marker, ...]], ...]


@dataclass(frozen=True)
class SourceUses:
    """A source with its uses on the pages of a drug."""

    reference: Reference
    count: int
    pages: tuple[PageUses, ...]


@dataclass(frozen=True)
class DrugSources:
    """What the pages of a drug cite: the page that tells it, how often each source, and those that records name in words only."""

    page: Page | None
    counts: tuple[tuple[str, int], ...]
    named: tuple[tuple[str, CitingPage], ...]


def print_references(
    library: Library,
    pages: Sequence[Page],
    read: Reader = read_page,
    others: Sequence[Page] = (),
    notebooks: Sequence[PrintedPage] = (),
    keep: KeepOfDrug = keep_nothing,
    aside: Aside = leave_whole,
) -> list[Page]:
    """Print the list of every source that a page cites, with the list as files, and for each drug the uses of its sources.

    `others` are pages about no drug alone, such as comparisons; notebooks, which are no pages of ours, come with their markers."""
    folders = group_by_drug(pages)
    used = [
        (d, keep(d.id, "sources", partial(_tell_drug, d, folders.get(d.id, ()), read, aside, library)))
        for d in library.drugs
    ]
    told = [*(read(page) for page in others), *notebooks]
    named = (one for _, found in used for one in found.named)
    sources = list_sources(library, [*_list_uses_by_drug(used), *_list_uses_of_pages(told), *named])
    lists = _print_lists(sources, [(drug, found) for drug, found in used if found.page], library)
    listed = [source.reference for source in sources]
    files = tuple(Asset(path=name, content=make(listed).encode()) for name, make in exchange.FORMATS.items())
    lists[0] = lists[0].with_files(files)
    return [*lists, *(found.page for _, found in used if found.page)]


def _tell_drug(drug: Drug, pages: Sequence[Page], read: Reader, aside: Aside, library: Library) -> DrugSources:
    printed = [read(page) for page in pages if page.kind in _TOLD]
    named = tuple(_list_named(pages, printed))
    found = _list_sources_of_drug(named, printed, library)
    page = aside(_print_drug(drug, found, library)) if found else None
    return DrugSources(page, tuple((one.reference.key, one.count) for one in found), named)


def _print_lists(sources: Sequence[Source], used: Sequence[tuple[Drug, DrugSources]], library: Library) -> list[Page]:
    """Print every source, or if they are too many for a page the drugs that they are listed under, and what no drug cites."""
    is_whole = not documents.lists_sources_by_drug(library)
    of_drugs = {key for _, found in used for key, _ in found.counts}
    listed = [source for source in sources if is_whole or source.reference.key not in of_drugs]
    parts = parts_of_list.split(f"{FOLDER}.md", () if is_whole else used, lambda pair: str(pair[0].name))
    description = "Every source of this site once, with its tier, its state and where it is cited"
    return [
        print_site_page(
            part.path, "references", f"References{part.title_end}", f"{description}{part.title_end}.", library,
            sources=() if part.up else listed, files=() if part.up else tuple(exchange.FORMATS), part=part, count=len(sources), is_whole=is_whole,
        )
        for part in parts
    ]  # fmt: skip


def list_sources(library: Library, uses: Iterable[tuple[str, CitingPage]]) -> list[Source]:
    """Return the references that pages cite, in the order of their entries, each with where it is cited."""
    citing: dict[str, list[CitingPage]] = defaultdict(list)
    for key, page in uses:
        citing[key].append(page)
    return [Source(one, tuple(citing[one.key])) for one in _sort(library.references.values()) if one.key in citing]


def _list_uses_by_drug(used: Iterable[tuple[Drug, DrugSources]]) -> Iterator[tuple[str, CitingPage]]:
    for drug, found in used:
        for key, count in found.counts:
            address = f"{FOLDER}/{drug.id}/#uses-{key}"
            yield key, CitingPage(address, f"{drug.name}: {_count_uses(count)}")


def _list_uses_of_pages(pages: Iterable[PrintedPage]) -> Iterator[tuple[str, CitingPage]]:
    for page in pages:
        for key, count in Counter(marker.key for marker in page.markers).items():
            yield key, CitingPage(f"{page.address}#ref-{key}", f"{page.title}: {_count_uses(count)}")


def _list_named(pages: Iterable[Page], printed: Iterable[PrintedPage]) -> Iterator[tuple[str, CitingPage]]:
    """Yield the sources that a data page names in words only, at a record."""
    marked = {(page.address, marker.key) for page in printed for marker in page.markers}
    for page in pages:
        address = f"{page_address(page.path)}/"
        for key in page.citations if page.kind == "data" else ():
            if (address, key) not in marked:
                yield key, CitingPage(address, page.title)


def _count_uses(count: int) -> str:
    return "1 use" if count == 1 else f"{count} uses"


def _list_sources_of_drug(
    named: Iterable[tuple[str, CitingPage]], printed: Iterable[PrintedPage], library: Library
) -> list[SourceUses]:
    """Return the sources of the pages of a drug: those that a marker cites, and those that only records name."""
    found = {one.reference.key: one for one in list_uses(printed, library)}
    by_key: dict[str, list[PageUses]] = defaultdict(list)
    for key, page in named:
        by_key[key].append(PageUses(page.title, page.address, ()))
    only = {
        key: SourceUses(library.references[key], 0, tuple(at))
        for key, at in by_key.items()
        if key in library.references
    }
    every = {**only, **found}
    return [every[one.key] for one in _sort(library.references[key] for key in every)]


def _sort(references: Iterable[Reference]) -> list[Reference]:
    """Sort as AMA entries begin; the bracket of a title in our own words is no letter."""
    return sorted(references, key=lambda one: (one.entry.lower().lstrip("["), one.key))


def _print_drug(drug: Drug, sources: Sequence[SourceUses], library: Library) -> Page:
    count = sum(one.count for one in sources)
    description = f"Each of the {len(sources)} sources of the pages on {drug.name} with the sentences that cite it."
    return print_site_page(
        f"{FOLDER}/{drug.id}.md", "uses", f"{drug.name}: what cites what", description, library, drug=drug, sources=sources, count=count,
    )  # fmt: skip


def list_uses(pages: Iterable[PrintedPage], library: Library) -> list[SourceUses]:
    """Return the sources that pages cite by markers, each with all of them."""
    found: dict[str, list[PageUses]] = defaultdict(list)
    for page in pages:
        for key, markers in _group(page.markers, "key").items():
            places = tuple((place, tuple(here)) for place, here in _group(markers, "place").items())
            found[key].append(PageUses(page.title, page.address, places))
    return [
        SourceUses(library.references[key], sum(len(here) for page in used for _, here in page.places), tuple(used))
        for key, used in found.items()
        if key in library.references
    ]


def _group(markers: Iterable[Marker], field: str) -> dict[str, list[Marker]]:
    """Group markers by a field, in the order of their first appearance."""
    groups: dict[str, list[Marker]] = defaultdict(list)
    for marker in markers:
        groups[getattr(marker, field)].append(marker)
    return dict(groups)
