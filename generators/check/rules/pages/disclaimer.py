"""A page carries every disclaimer that its contents require, once, word for word and visible.

The required notices follow from the data: `data/disclaimers.yml` has their texts, and in `when` the fields of a page that
ask for them. A field or a word that no page can have is an error, and so is a list without a notice for what a reader has
to be told: an unverified value, an animal, another compound, a draft, a boxed warning, each state of a drug.

The rule runs before pages are written, and on the HTML of every built page, notebooks and pages of pictures included: a
picture that a page shows asks for what its values ask for. Pages under /method/ and the page for unknown addresses are
exempt unless they show a value.
"""

from collections.abc import Iterator, Sequence
from html import unescape
from typing import get_args

from lxml.html import HtmlElement

from generators.check.built import visibility
from generators.domain import notices
from generators.model import Disclaimer, Library, Page, Problem, State, Where
from generators.site import query
from generators.site.pages import BuiltPage, Site
from generators.text.html_parser import parse_page
from generators.text.suggest import did_you_mean

ID = "STR-DISCLAIMER"
SEVERITY = "error"
BY_PAGE = True
BAD = 'A page shows an unverified value and its HTML holds no `data-disclaimer="unverified"`.'
_DATA = Where(file="data/disclaimers.yml")
_OWED = (  # what a reader has to be told wherever it is so: a field and a word of it
    *(("status.state", state) for state in get_args(State)),
    ("safety.kind", "boxed-warning"), ("grade", "unverified"), ("arrow.evidence", "unverified"), ("species.kind", "animal"),
    ("matrix.kind", "cell"), ("route", "in-vitro"), ("compound.of", "another compound"), ("arrow.evidence", "class"),
    ("protocol", "draft"), ("protocol", "clinical"), ("reference.state", "unconfirmed"), ("reference.state", "not-read"),
    ("publisher", "commercial"),
)  # fmt: skip
GOOD = "The notice stands on the page with the words of data/disclaimers.yml."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each required disclaimer that is missing or has other words."""
    yield from _check_conditions(library)
    yield from _find_uncovered(library)
    known = {disclaimer.id: disclaimer for disclaimer in library.disclaimers}
    for page in pages:
        html = page.text if page.notices else ""
        for disclaimer in (known[ident] for ident in page.notices if ident in known):
            if f'data-disclaimer="{disclaimer.id}"' not in html:
                yield Problem(
                    page.origin, f"{page.path} lacks the disclaimer {disclaimer.id!r}", "the notice on the page"
                )
            elif disclaimer.text not in html and disclaimer.text not in unescape(html):
                yield Problem(page.origin, f"{page.path} has other words for {disclaimer.id!r}", "those of the data")


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each disclaimer that a built page lacks, hides, repeats or changes."""
    known = {d.id: d for d in library.disclaimers}
    for page in site:
        found = query.disclaimers(page.tree)
        needed = set() if _find_exempt_pages(page) else _find_needed(library, site, page)
        for ident in sorted({*found, *needed}):
            for wrong, wanted in _check_notice(known.get(ident), found.get(ident, [])):
                yield Problem(_place_of(site, page), f"/{page.address}: the disclaimer {ident!r} {wrong}", wanted)
    yield from _find_hiding_styles(site) if site.with_files else ()


def _check_conditions(library: Library) -> Iterator[Problem]:
    """Yield each field and each word of a condition that no page can have."""
    known = notices.list_words(library)
    for disclaimer in library.disclaimers:
        named = ((c, name, words) for c in disclaimer.when for name, words in (*c.fields.items(), *c.excluded.items()))
        for _, name, words in named:
            if name not in known:
                meant = did_you_mean(name, known, f"one of {', '.join(known)}")
                yield Problem(
                    disclaimer.where, f"the disclaimer {disclaimer.id!r} asks for {name!r}, no field of a page", *meant
                )
            for word in sorted(words - set(known.get(name, words))):
                meant = did_you_mean(word, known[name], f"one of {', '.join(known[name])}")
                wrong = f"the disclaimer {disclaimer.id!r} asks for {name}: {word!r}, which no page has"
                yield Problem(disclaimer.where, wrong, *meant)


def _find_uncovered(library: Library) -> Iterator[Problem]:
    """Yield what a reader has to be told and no notice asks for, and a site without a notice for every page."""
    if not library.is_complete("disclaimer"):
        return
    for field, word in _OWED:
        if not any(_covers(disclaimer, field, word) for disclaimer in library.disclaimers):
            yield Problem(_DATA, f"no disclaimer is for {field}: {word}", "a disclaimer for it")
    if all(disclaimer.when for disclaimer in library.disclaimers):
        yield Problem(_DATA, "no disclaimer is for every page", "a disclaimer without `when`")


def _covers(disclaimer: Disclaimer, field: str, word: str) -> bool:
    """Whether a notice asks for a word of a field, or for pages without the other words of the field."""
    return any(
        word in condition.fields.get(field, ())
        or (field in condition.excluded and word not in condition.excluded[field])
        for condition in disclaimer.when
    )


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
            or _is_put_away(element, disclaimer.title)
            or visibility.is_hidden_by_page(element)
        ):
            yield "is hidden", "the notice where a reader sees it"


def _is_put_away(element: HtmlElement, title: str) -> bool:
    """Whether a reader has to open something to see the notice, and the line that opens it does not name it."""
    return any(title not in line for line in visibility.lines_that_open(element))


def _place_of(site: Site, page: BuiltPage) -> Where:
    """Return the guide or drug as a whole; in a notebook the cell that prints the notices."""
    return page.origin if page.page else site.place(page, "disclaimers(", "data-disclaimer")


def _find_exempt_pages(page: BuiltPage) -> bool:
    """Return the pages of instructions that show no value."""
    plain = page.address == "404.html" or page.address.split("/")[0] == "method"
    return plain and not query.values(page.tree)


def _find_needed(library: Library, site: Site, page: BuiltPage) -> set[str]:
    """Return the notices of a built page: those that its contents, its values and those in its pictures ask for."""
    ids = dict.fromkeys((*query.value_ids(page.tree), *_list_pictured(site, page)))
    shown = [library.observations[ident] for ident in ids if ident in library.observations]
    cited = tuple(map(query.reference_key, query.references(page.tree)))
    always = [one for one in library.disclaimers if not one.when]
    needed = {*page.page.notices} if page.page else {one.id for one in always}
    for drug in library.drugs:
        of_drug = tuple(one for one in shown if one.drug == drug.id)
        facts = notices.find_facts(drug, library, notices.ShownItems(of_drug, cited=cited))
        is_about_one = page.page and page.page.kind != "comparison"
        choose = notices.choose_for_values if is_about_one else notices.choose_disclaimers
        needed |= {one.id for one in choose(library.disclaimers, facts)} if of_drug else set()
    return needed


def _list_pictured(site: Site, page: BuiltPage) -> Iterator[str]:
    """Yield the ids of the values in the SVG files that a page shows as images."""
    for image in page.tree.iter("img"):
        if file := site.find_picture(page, str(image.get("src", ""))):
            yield from query.value_ids(parse_page(file.read_bytes()))
