"""A page carries every disclaimer that its contents require, once, word for word and visible.

The required notices follow from the data: an unverified value, an animal, another compound, an approved or an
investigational drug each require one. `data/disclaimers.yml` has their texts.

The rule runs before pages are written, and on the HTML of every built page, notebooks included. Pages under /method/ and
the page for unknown addresses are exempt unless they show a value.
"""

from collections.abc import Iterator, Sequence
from html import unescape

from lxml.html import HtmlElement

from generators.check.built import visibility
from generators.domain import notices
from generators.model import Disclaimer, Library, Page, Problem, Where
from generators.site import query
from generators.site.pages import BuiltPage, Site
from generators.text.suggest import did_you_mean

ID = "STR-DISCLAIMER"
SEVERITY = "error"
BAD = 'A page shows an unverified value and its HTML holds no `data-disclaimer="unverified"`.'
_DATA = Where(file="data/disclaimers.yml")
GOOD = "The notice stands on the page with the words of data/disclaimers.yml."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each required disclaimer that is missing or has other words."""
    yield from _find_uncovered_facets(library)
    for page in pages:
        text = unescape(page.text)
        for disclaimer in notices.choose_disclaimers(library.disclaimers, page.facets):
            if f'data-disclaimer="{disclaimer.id}"' not in page.text:
                yield Problem(
                    page.origin, f"{page.path} lacks the disclaimer {disclaimer.id!r}", "the notice on the page"
                )
            elif disclaimer.text not in text:
                yield Problem(page.origin, f"{page.path} has other words for {disclaimer.id!r}", "those of the data")


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each disclaimer that a built page lacks, hides, repeats or changes."""
    known = {d.id: d for d in library.disclaimers}
    for page in site:
        found = query.disclaimers(page.tree)
        needed = (
            ()
            if _find_exempt_pages(page)
            else notices.choose_disclaimers(library.disclaimers, _find_facets(library, page))
        )
        for ident in sorted({*found, *(d.id for d in needed)}):
            for wrong, wanted in _check_notice(known.get(ident), found.get(ident, [])):
                yield Problem(_place_of(site, page), f"/{page.address}: the disclaimer {ident!r} {wrong}", wanted)
    yield from _find_hiding_styles(site)


def _find_uncovered_facets(library: Library) -> Iterator[Problem]:
    """Yield facets without a notice, notices without a facet, and a site without a notice for every page."""
    brought = {facet for disclaimer in library.disclaimers for facet in disclaimer.when}
    for disclaimer in library.disclaimers:
        for facet in sorted({*disclaimer.when} - notices.FACETS.keys()):
            meant = did_you_mean(facet, notices.FACETS, f"one of {', '.join(notices.FACETS)}")
            wrong = f"the disclaimer {disclaimer.id!r} is for {facet!r}, which no page has"
            yield Problem(disclaimer.where, wrong, *meant)
    if not library.is_complete("disclaimer"):
        return
    for facet in sorted(notices.FACETS.keys() - brought):
        yield Problem(_DATA, f"no disclaimer is for {facet!r} ({notices.FACETS[facet]})", "a disclaimer for it")
    if all(disclaimer.when for disclaimer in library.disclaimers):
        yield Problem(_DATA, "no disclaimer is for every page", "a disclaimer without `when`")


def _find_hiding_styles(site: Site) -> Iterator[Problem]:
    """Yield the project's style sheets, print styles included, that hide a disclaimer."""
    for sheet in sorted((site.root / "assets").glob("*.css")):
        for selector in visibility.find_hiding_selectors(sheet.read_text(encoding="utf-8", errors="replace")):
            if "disclaimer" in selector:
                yield Problem(
                    site.sheet(sheet.name), f"{sheet.name} hides {selector!r}", "the notice where a reader sees it"
                )


def _check_notice(disclaimer: Disclaimer | None, found: list[HtmlElement]) -> Iterator[tuple[str, str]]:
    if disclaimer is None:
        yield "is not in data/disclaimers.yml", "a notice that is"
        return
    if not found:
        yield "is missing", "the notice on the page"
    if len(found) > 1:
        yield f"stands there {len(found)} times", "the notice once"
    for element in found:
        if query.words(element) != f"{disclaimer.title}. {disclaimer.text}":
            yield "has other words", f"{disclaimer.title + '. ' + disclaimer.text!r}"
        elif (
            visibility.has_hidden_part(element)
            or visibility.is_folded(element)
            or visibility.is_hidden_by_page(element)
        ):
            yield "is hidden", "the notice where a reader sees it"


def _place_of(site: Site, page: BuiltPage) -> Where:
    """Return the guide or drug as a whole; in a notebook the cell that prints the notices."""
    return page.origin if page.page else site.place(page, "disclaimers(", "data-disclaimer")


def _find_exempt_pages(page: BuiltPage) -> bool:
    """Return the pages of instructions that show no value."""
    plain = page.address == "404.html" or page.address.split("/")[0] == "method"
    return plain and not query.values(page.tree)


def _find_facets(library: Library, page: BuiltPage) -> frozenset[str]:
    """Return the facets of a built page, from its data and its printed values."""
    shown = [library.observations[ident] for ident in query.value_ids(page.tree) if ident in library.observations]
    cited = tuple(map(query.reference_key, query.references(page.tree)))
    holds = page.page.facets if page.page else frozenset()
    for drug in library.drugs:
        of_drug = [o for o in shown if o.drug == drug.id]
        if of_drug:
            found = notices.find_facets(drug, library, notices.ShownItems(tuple(of_drug), cited=cited))
            holds |= found & notices.OF_VALUES if page.page else found
    return holds
