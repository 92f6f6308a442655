"""The whole program on one page: data in, pages out, site built. Each name leads to the file that does it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from generators.cache import Cache
from generators.check.runner import check, check_site, fatal, judged
from generators.cite import ama, numbering
from generators.domain.review_date import judged_at
from generators.model import Finding, Library, Page
from generators.pictures.cached import drawer
from generators.publish import mkdocs
from generators.publish.docs import write
from generators.read.library import load
from generators.render import page, site_pages
from generators.render.blocks import item
from generators.report import ledger, rules_page
from generators.site import pages as built

Say = Callable[[str], None]


def _silent(_: str) -> None: ...


def gather(
    root: Path, only: str = "", say: Say = _silent, today: str = ""
) -> tuple[Library, list[Page], list[Finding]]:
    """Read, render and check, and write nothing: the library, the pages with `[@key]`, and all that was found."""
    library, pages, found = _looked_at(root, only, say, today)
    findings = judged(library, found)
    return library, [*pages, ledger.page(library, pages, findings)], findings


def build(root: Path, only: str = "", say: Say = _silent) -> tuple[list[Finding], list[str]]:
    """Bring docs/ to what data/ says. With an error nothing is written, and what was published stays as it was."""
    library, pages, findings = gather(root, only, say)
    if fatal(findings) or only:
        return findings, []
    return findings, _written(root, library, pages)


def make_site(root: Path, say: Say = _silent) -> tuple[list[Finding], bool]:
    """`build`, then MkDocs, then the rules on what MkDocs made. Gives the findings and whether anything had to be built."""
    if mkdocs.is_current(root):
        return [], False
    library, pages, found = _looked_at(root, "", say, "")
    before = judged(library, found)
    if fatal(before):
        return before, False
    pages.append(ledger.page(library, pages, before))
    say(f"{len(_written(root, library, pages))} files changed in docs/; building site/")
    staging = mkdocs.build(root, library.today)
    say("checking the built pages")
    found += check_site(library, built.site(staging, pages, home=root))
    findings = judged(library, found, site=True)
    if fatal(findings):
        return findings, False
    mkdocs.amend(staging / ledger.BUILT, ledger.changes(library, pages, before, findings))
    mkdocs.publish(root, staging)
    return findings, True


def survey(
    root: Path, only: str = "", say: Say = _silent, today: str = "", with_site: bool = False
) -> tuple[Library, list[Finding]]:
    """The library, and all that is found in the sources and, when asked, in site/ as it is."""
    library, pages, found = _looked_at(root, only, say, today)
    if with_site:
        say("checking the built pages")
        found += check_site(library, built.site(root / "site", [*pages, ledger.page(library, pages, [])]))
    return library, judged(library, found, site=with_site)


def _looked_at(root: Path, only: str, say: Say, today: str) -> tuple[Library, list[Page], list[Finding]]:
    """The library, the pages except the ledger, which tells what was found, and what was found before any waiver."""
    cache = Cache(root / ".cache" / "generators")
    say("reading data and references")
    library, findings = load(root, only)
    library = _formatted(library, cache).model_copy(update={"today": judged_at(library.today, today, os.environ)})
    say(f"rendering {len(library.drugs)} drugs, {len(library.observations)} values")
    pages, unprinted = page.render(library, drawer(cache))
    pages += [*site_pages.render(library, pages), rules_page.page(library)]
    say("checking")
    return library, pages, [*findings, *unprinted, *check(library, pages)]


def _written(root: Path, library: Library, pages: list[Page]) -> list[str]:
    return write([_numbered(made, library) for made in pages], root / "docs")


def _formatted(library: Library, cache: Cache) -> Library:
    """The library with the text of each reference."""
    entries = ama.kept_entries(library.references, cache.kept)
    references = {k: r.model_copy(update={"entry": entries[k]}) for k, r in library.references.items()}
    return library.model_copy(update={"references": references})


def _numbered(made: Page, library: Library) -> Page:
    return made.model_copy(update={"text": numbering.numbered(made.text, library.references, lambda r, _: item(r))})
