"""Every link inside the built site works: to a page, a place on it, an image, a download.

The rule runs on the whole built site, so that it covers notebooks and HTML written by hand. It requires:

- the id of an anchor on the page that the link leads to,
- each id once on a page,
- addresses relative to the page, so that the site works from a folder,
- no address that readers cannot follow, such as `javascript:`, `file:` or `localhost`.
"""

from collections.abc import Iterator

from generators.model import Library, Problem
from generators.site import links
from generators.site.pages import Site

ID = "STR-LINK"
SEVERITY = "error"
BY_PAGE = True
BAD = "A notebook links to `../tofersen/#half-live`, and the page has the id `half-life`."
GOOD = "The link leads to `../tofersen/#half-life`."


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each broken link and each id that occurs twice on a page."""
    targets = links.Targets(site)
    for sheet, address in links.find_missing_style_files(site) if site.with_files else ():
        yield Problem(site.sheet(sheet), f"{sheet} asks for {address!r}: nothing is there", "a file of the site")
    for page in site:
        for link in links.find_broken(page, targets):
            where = site.place(page, *link.words)
            yield Problem(where, f"/{page.address} links to {link.address!r}: {link.wrong}", link.wanted, link.near)
        for ident in links.find_duplicate_ids(page):
            where = site.place(page, ident, ident.partition("-")[2])
            yield Problem(where, f"/{page.address} has the id {ident!r} more than once", "each id once")
