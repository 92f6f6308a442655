"""The whole program on one page: data in, pages out, site built. Each name leads to the file that does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generators import bib, catalogue, cite, page, site
from generators.blocks import item
from generators.cache import Cache
from generators.check import check, fatal, place
from generators.draw import drawer
from generators.load import load
from generators.model import Finding, Library, Page
from generators.write import write

Say = Callable[[str], None]


def gather(root: Path, only: str = "", say: Say = lambda _: None) -> tuple[Library, list[Page], list[Finding]]:
    """Read, render and check, and write nothing: the library, the pages with `[@key]`, and all that was found."""
    cache = Cache(root / ".cache" / "generators")
    say("reading data and references")
    library, findings = load(root, only)
    library = _formatted(library, cache)
    say(f"rendering {len(library.drugs)} drugs, {len(library.observations)} values")
    pages, unprinted = page.render(library, drawer(cache))
    pages += catalogue.render(library, pages)
    say("checking")
    found = {*findings, *unprinted, *check(library, pages)}
    return library, pages, sorted(found, key=place)


def build(root: Path, only: str = "", say: Say = lambda _: None) -> tuple[list[Finding], list[str]]:
    """Bring docs/ to what data/ says. With an error nothing is written, and what was published stays as it was."""
    library, pages, findings = gather(root, only, say)
    if fatal(findings) or only:
        return findings, []
    finished = [_numbered(made, library) for made in pages]
    return findings, write(finished, root / "docs")


def make_site(root: Path, say: Say = lambda _: None) -> tuple[list[Finding], bool]:
    """`build`, then MkDocs into site/. Gives the findings and whether anything had to be built."""
    if site.is_current(root):
        return [], False
    findings, changed = build(root, say=say)
    if fatal(findings):
        return findings, False
    say(f"{len(changed)} files changed in docs/; building site/")
    site.build(root)
    return findings, True


def _formatted(library: Library, cache: Cache) -> Library:
    """The library with the text of each reference."""
    entries = bib.kept_entries(library.references, cache.kept)
    references = {k: r.model_copy(update={"entry": entries[k]}) for k, r in library.references.items()}
    return library.model_copy(update={"references": references})


def _numbered(made: Page, library: Library) -> Page:
    return made.model_copy(update={"text": cite.numbered(made.text, library.references, lambda r, _: item(r))})
