"""Nothing on a page can run: its elements, attributes, addresses and styles are on an allow-list.

A value, a locator, a title, a guide or the output of a cell that brings a script, an event handler, a frame or a form would run on the
reader's page with the trust that the site has. Scripts are those of the theme; a guide may use a few inline elements, such as `<sub>`,
and no other HTML. What a guide brings is found in its source, and whatever else comes through is found on the built page.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePosixPath

from generators.check.built.markup import active_in_page, active_in_picture
from generators.check.sources import raw_html
from generators.check.sources.places import place_in_guide
from generators.model import Drug, Library, Problem, Where
from generators.site.active import FILES_THAT_RUN, SCRIPTS_BY_NAME, is_file_of_theme
from generators.site.pages import Site

ID = "STR-ACTIVE"
SEVERITY = "error"
NUMBERS = False
BY_PAGE = True
BAD = 'A guide holds `<div onclick="…">`, or a link to `javascript:…`.'
GOOD = "The guide says it in Markdown; `H<sub>2</sub>O` is left alone."
_WANTED = "Markdown, or text in which `<` is written `&lt;`"


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each piece of HTML, attribute list and address of a guide that could be active, at its place."""
    for guide in drug.guides:
        for offset, wrong, wanted in raw_html.unsafe(guide.body):
            yield Problem(place_in_guide(guide, offset), f"{wrong} may not stand in a guide", wanted)


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each element, attribute, address and style of a built page or picture that is not on the list."""
    for page in site:
        found = {one.wrong: one for one in reversed(list(active_in_page(page, site.root)))}
        for one in reversed(found.values()):
            yield Problem(site.place(page, *one.words), f"/{page.address} holds {one.wrong}", _WANTED)
    yield from _find_files(site) if site.with_files else ()


def _find_files(site: Site) -> Iterator[Problem]:
    """Yield each file beside the pages that a browser could run: a picture with a script in it, a script that is not ours."""
    ours = {proof for one in site.pages.values() if one.page for proof in one.page.content.hashes.values()}
    for name in site.list_files():
        path, ending = site.root / name, PurePosixPath(name).suffix.lower()
        where = Where(file=f"docs/{name}")
        if ending == ".svg":
            for wrong in dict.fromkeys(one.wrong for one in active_in_picture(path.read_bytes())):
                yield Problem(where, f"/{name} holds {wrong}", "a picture without it")
        elif ending in FILES_THAT_RUN:
            yield Problem(where, f"/{name} is a page that is not checked", "a Markdown page")
        elif (
            ending in SCRIPTS_BY_NAME
            and not is_file_of_theme(name, content := path.read_bytes())
            and sha256(content).hexdigest() not in ours
        ):
            yield Problem(where, f"/{name} is a script that is not the theme's", "pages without scripts of their own")
