"""Nothing on a page can run: its elements, attributes, addresses and styles are on an allow-list.

A value, a locator, a title, a guide or the output of a cell that brings a script, an event handler, a frame or a form would run on the
reader's page with the trust that the site has. Scripts are those of the theme; a guide may use a few inline elements, such as `<sub>`,
and no other HTML. What a guide brings is found in its source, and whatever else comes through is found on the built page.
"""

from collections.abc import Iterator, Sequence

from generators.check.built.markup import active_in_page, active_in_picture
from generators.check.sources import raw_html
from generators.check.sources.places import place_in_guide
from generators.model import Library, Page, Problem, Where
from generators.site.active import FILES_THAT_RUN
from generators.site.pages import Site

ID = "STR-ACTIVE"
SEVERITY = "error"
BAD = 'A guide holds `<div onclick="…">`, or a link to `javascript:…`.'
GOOD = "The guide says it in Markdown; `H<sub>2</sub>O` is left alone."
_WANTED = "Markdown, or text in which `<` is written `&lt;`"


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each piece of HTML, attribute list and address of a guide that could be active, at its place."""
    for guide in (guide for drug in library.drugs for guide in drug.guides):
        for offset, wrong, wanted in raw_html.unsafe(guide.body):
            yield Problem(place_in_guide(guide, offset), f"{wrong} may not stand in a guide", wanted)


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each element, attribute, address and style of a built page or picture that is not on the list."""
    for page in site:
        found = {one.wrong: one for one in reversed(list(active_in_page(page, site.root)))}
        for one in reversed(found.values()):
            yield Problem(site.place(page, *one.words), f"/{page.address} holds {one.wrong}", _WANTED)
    for path in sorted(site.root.rglob("*")):
        name = path.relative_to(site.root).as_posix()
        if path.suffix.lower() == ".svg":
            for wrong in dict.fromkeys(one.wrong for one in active_in_picture(path.read_bytes())):
                yield Problem(Where(file=f"docs/{name}"), f"/{name} holds {wrong}", "a picture without it")
        elif path.suffix.lower() in FILES_THAT_RUN and path.is_file():
            yield Problem(Where(file=f"docs/{name}"), f"/{name} is a page that is not checked", "a Markdown page")
