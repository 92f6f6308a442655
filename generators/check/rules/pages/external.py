"""A link to an address outside the site works.

Only `make check-links` uses the network; this rule reads its stored results. A dead address is an error. A moved one is
a warning with its new address. One that refuses robots or did not answer in time is only noted, since readers may well
reach it, and never fails a build.
"""

from collections.abc import Iterator, Mapping

from generators.cite import reference as parts
from generators.model import Library, LinkState, Outcome, Problem, Severity, Where
from generators.site import links
from generators.site.pages import Site

ID = "STR-EXTERNAL"
SEVERITY = "error"
BAD = "A source whose `url` answers 404."
GOOD = "The same source with the address that its publisher moved it to."
_BAD: dict[LinkState, Severity] = {"dead": "error", "moved": "warning", "blocked": "info", "timed-out": "info"}
_WANTED: dict[LinkState, str] = {
    "dead": "an address that answers", "moved": "the new address",
    "blocked": "somebody to look at it in a browser", "timed-out": "another look later",
}  # fmt: skip


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each external address whose last answer was dead, moved or missing, once."""
    bad = {url: found for url, found in library.links.items() if found.state != "ok"}
    for url, where in dict(reversed(list(_find_places(library, site, bad)))).items() if bad else ():
        found = bad[url]
        wanted = f"{_WANTED[found.state]}{': ' + found.to if found.to else ''}"
        yield Problem(
            where,
            f"{url} is {found.state.replace('-', ' ')} ({found.answer}, {found.checked})",
            wanted,
            found.to,
            _BAD[found.state],
        )


def _find_places(library: Library, site: Site, bad: Mapping[str, Outcome]) -> Iterator[tuple[str, Where]]:
    """Yield each bad address with a place of it: sources first, then pages."""
    for reference in library.references.values():
        for label, href in parts.links(reference):
            if href in bad:
                yield href, _find_line(library, reference.where, href, label.partition(":")[2] or label.split()[-1])
    for page in (page for page in site if bad.keys() & {*page.addresses}):
        yield from ((href, site.place(page, href)) for href in links.find_outward_addresses(page) if href in bad)


def _find_line(library: Library, where: Where, *words: str) -> Where:
    """Return the line of an entry of references.bib that contains one of these words."""
    lines = library.files.get(where.file, "").splitlines()
    for number, line in enumerate(lines[where.line - 1 :], start=where.line):
        if number > where.line and line.startswith("@"):
            break
        for word in words:
            if word in line:
                return Where(file=where.file, line=number, column=line.index(word) + 1)
    return where
