"""Everything is shown: every value, table, chart, diagram, protocol and source, every file and page of the site.

Nobody checks what no page shows, and an unused file is published all the same. A diagram or protocol is shown if a guide
calls it, a file if a page or a style sheet links to it. Charts are on the monograph as well, and so are tables that no
guide calls.
"""

from collections.abc import Iterator, Sequence

from generators.check.sources import places, texts
from generators.model import Drug, Library, Page, Placed, Problem, Where
from generators.site import links
from generators.site.pages import Site, join_address

ID = "STR-ORPHAN"
SEVERITY = "warning"
NUMBERS = False
BAD = "protocols.yml has a protocol `uptake`, and no guide of the drug asks for it."
GOOD = 'A guide says `{{ protocol("uptake") }}`.'
_UNLINKED = "search/"  # what the script of the search asks for
_OTHERS = {
    "sitemap.xml",
    "sitemap.xml.gz",
    "404.html",
    "files.sha256",
    "objects.inv",
    "robots.txt",
    "llms.txt",
    "CITATION.cff",
    "assets/social.png",
    "CNAME",
    ".nojekyll",
}


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each value and source that no page shows."""
    if not library.is_complete():  # what cannot be read may show it
        return
    shown = {ident for page in pages for ident in page.observations}
    for drug in library.drugs:
        for observation in drug.observations:
            if observation.id not in shown:
                yield Problem(observation.where, f"no page shows {observation.id}", "a page that does")
    yield from _find_uncited_sources(library, pages)


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each diagram and protocol that no guide shows."""
    for noun, word, name in _find_unused_parts(drug) if library.is_complete() else ():
        call = f'{{{{ {word}("{name}") }}}}'
        yield Problem(noun.where, f"no guide shows the {word} {name!r}", f"`{call}` in one", call)


def _find_unused_parts(drug: Drug) -> Iterator[tuple[Placed, str, str]]:
    """Yield the tables, charts, diagrams and protocols that no guide of the drug calls."""
    asked = {(call.word, call.name) for guide in drug.guides for call in texts.calls_of(guide)}
    for word, nouns in (
        ("diagram", drug.diagrams),
        ("protocol", drug.protocols),
    ):
        yield from ((noun, word, noun.name) for noun in nouns if (word, noun.name) not in asked)


def _find_uncited_sources(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield sources that the data cite and no page shows. CIT-UNUSED reports those that nothing cites."""
    shown = {key for page in pages for key in page.citations}
    hidden = library.references.keys() - shown  # hardly ever any, and only then is everything looked through
    cited = {citation.key for citation, _ in places.list_citations(library)} if hidden else set[str]()
    for key in sorted(hidden & cited):
        where = library.references[key].where
        yield Problem(where, f"{key} is cited in the data and on no page", "a page that shows what cites it")


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each file and page of the built site that nothing links to. Needs all pages at once."""
    if site.only:
        return
    linked = {address for page in site for address in page.linked} | set(_list_style_files(site))
    for address in site.files:
        if (
            address.removesuffix("index.html").rstrip("/") not in linked
            and not _is_known(address)
            and not _has_moved(site, address)
        ):
            yield Problem(
                _place_of(site, address), f"nothing on the site links to {address}", "a link, or no such file"
            )


def _list_style_files(site: Site) -> Iterator[str]:
    """Return the files that style sheets use."""
    for sheet in site.root.rglob("*.css"):
        folder = sheet.relative_to(site.root).parent.as_posix()
        yield from (join_address(folder, url) for url in links.find_style_addresses(sheet))


def _is_known(address: str) -> bool:
    """Whether machines or scripts ask for it, which no link shows."""
    return address in _OTHERS or address == "index.html" or address.startswith(_UNLINKED)


def _has_moved(site: Site, address: str) -> bool:
    """Whether it is the page at an old address, which only what was cited leads to."""
    page = site.pages.get(address.removesuffix("index.html").rstrip("/"))
    return page is not None and page.page is not None and page.page.kind == "moved"


def _place_of(site: Site, address: str) -> Where:
    page = site.pages.get(address.removesuffix("index.html").rstrip("/"))
    return page.origin if page else Where(file=f"docs/{address}")
