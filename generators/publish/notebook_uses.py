"""What notebooks cite. It is known once they have run, so a build takes what the last one found and prints again where that has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import TypeAdapter

from generators.cache import Cache
from generators.index.printed import Marker, PrintedPage
from generators.site import query
from generators.site.pages import BuiltPage, Site

_STAGE, _KEY, _SLOT = "notebook-uses", "of the last site", "all"
_SHAPE = TypeAdapter(tuple[PrintedPage, ...])


def recall(kept: Cache) -> tuple[PrintedPage, ...]:
    """Return the notebooks of the last site with their markers; none if there was none."""
    text = kept.find(_STAGE, _KEY, _SLOT)
    return () if text is None else _SHAPE.validate_json(text)


def find(site: Site, kept: Cache) -> tuple[PrintedPage, ...]:
    """Return the notebooks of a site with their markers, and keep them for the next build."""
    found = tuple(_list_citing(site.pages.values()))
    if found != recall(kept):
        kept.keep(_STAGE, _KEY, _SHAPE.dump_json(found).decode(), _SLOT)
    return found


def _list_citing(pages: Iterable[BuiltPage]) -> Iterator[PrintedPage]:
    for page in pages:
        if page.is_notebook:
            title = next(iter(query.headings(page.tree)), "") or page.address
            cited = (
                (one.get("id", ""), one.get("href", "").removeprefix("#ref-")) for one in query.citations(page.tree)
            )
            markers = (Marker(ident, key, "", "") for ident, key in cited)
            yield PrintedPage(f"{page.address}/", "notebook", title, (), (), tuple(markers))
