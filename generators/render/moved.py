"""Pages at the addresses that a guide or a drug had before it was renamed. Each leads to the page of now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generators.model import Library, Page
from generators.render.plan.page import relative
from generators.render.site_page import print_site_page
from generators.text.docs_paths import page_address

KIND = "moved"


def print_moved(library: Library, pages: Sequence[Page]) -> list[Page]:
    """Print a page for each old address; one that a page of now has is left to it."""
    known = {page.path: page for page in pages}
    return [_print(old, known[new], library) for old, new in _list_moves(library, known) if old not in known]


def _list_moves(library: Library, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the path that a page had and the one that it has: of a renamed guide, and of each page of a renamed drug."""
    for drug in library.drugs:
        home = f"drugs/{drug.id}/"
        renamed = [(f"{home}{old}.md", f"{home}{guide.slug}.md") for guide in drug.guides for old in guide.was]
        yield from renamed
        for old in drug.was:
            own = [(path, path) for path in paths if path.startswith(home)]
            yield from ((f"drugs/{old}/{was.removeprefix(home)}", now) for was, now in (*own, *renamed))


def _print(old: str, page: Page, library: Library) -> Page:
    link = relative(page_address(page.path), page_address(old))
    description = f"This page has moved to {page.title}."
    return print_site_page(old, KIND, f"Moved: {page.title}", description, library, to=page.title, link=link)
