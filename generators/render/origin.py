"""Where a table or a chart comes from, in lines that go with its downloads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generators.cite import ama
from generators.index.entries import Entry
from generators.model import Library
from generators.text.docs_paths import page_folder

PROCESSING = (
    "Each value is one row of the project's data, read from the source that is named and graded by how it was read. Derived values are"
    " computed from others by the formula of their row. Units are UCUM codes; nothing is converted or rounded unless a formula says so."
)


@dataclass(frozen=True)
class Home:
    """The page that a download stands beside: its title, its file under docs/, its last review, how it is cited."""

    title: str
    path: str
    reviewed: str
    citation: str


def describe_origin(home: Home, entries: Sequence[Entry], library: Library) -> Iterator[tuple[str, str]]:
    """Yield what is told of a download, by name: page, address, citation, licence, processing, sources with their places."""
    yield "From", home.title
    yield "Address", f"{library.site_url}{page_folder(home.path)}"
    yield "Cite as", home.citation
    yield "Licence", f"{library.publisher.licence} ({library.publisher.licence_url}); single facts are free"
    yield "Evidence up to", home.reviewed
    yield "How it was made", PROCESSING
    yield from _list_sources(entries, library)


def _list_sources(entries: Sequence[Entry], library: Library) -> Iterator[tuple[str, str]]:
    places: dict[str, dict[str, None]] = {}
    for citation in (citation for entry in entries for citation in entry.observation.sources):
        places.setdefault(citation.key, {})[citation.locator] = None
    for key, found in sorted(places.items()):
        reference = library.references.get(key)
        entry = ama.format_plain(reference) if reference else ""
        yield (
            f"Source {key}",
            " ".join(filter(None, [entry, f"Places: {'; '.join(filter(None, found))}." if any(found) else ""])),
        )
