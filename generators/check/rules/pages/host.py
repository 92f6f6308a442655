"""A page loads nothing from another host: no picture, script, style sheet, font or frame.

What is loaded tells another host who reads what, can change after it was looked at, and is not there in a folder that is opened without a
network. A link that a reader follows is no loading. Pages, notebooks, style sheets and pictures are held to it alike.
"""

from collections.abc import Iterator

from generators.check.built.loading import loaded_by_page, loaded_by_picture, loaded_by_sheet
from generators.model import Library, Problem, Where
from generators.site.pages import Site

ID = "STR-HOST"
SEVERITY = "error"
BY_PAGE = True
BAD = 'A notebook shows `<img src="https://elsewhere.example/plot.png">`.'
GOOD = "The picture is a file in `docs/`, and the text links to its source."
_WANTED = "a file of this site, or a link that the reader may follow"
_FILES = {".css": loaded_by_sheet, ".svg": loaded_by_picture}


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each address at another host that a page, a style sheet or a picture loads from."""
    for page in site:
        for address in dict.fromkeys(loaded_by_page(page)):
            where = site.place(page, address, address.partition("//")[2])
            yield Problem(where, f"/{page.address} loads {address[:120]!r}", _WANTED)
    for name in site.list_files() if site.with_files else ():
        path = site.root / name
        if loaded := _FILES.get(path.suffix):
            where = site.sheet(path.name) if path.suffix == ".css" else Where(file=f"docs/{name}")
            for address in dict.fromkeys(loaded(path.read_text(encoding="utf-8", errors="replace"))):
                yield Problem(where, f"/{name} loads {address[:120]!r}", _WANTED)
