"""Each safety text of a drug stands on its pages, whole, with region and edition, where a reader sees it.

The boxed warning, contraindications, warnings, what is monitored, programmes, conditions of an authorisation and differences
between regions are fields of `drug.yml` (`safety`). A monograph prints all of them, a guide the boxed warning and the
conditions; both print on what basis a drug is authorised (`basis`), and a monograph calls planned what is planned. A field
that is filled in and not on the page would be known to the data and hidden from the reader.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from generators.check.built import visibility
from generators.check.sources.texts import masked
from generators.model import Drug, Library, Problem, Safety, Where
from generators.site import query
from generators.site.pages import BuiltPage, Site

ID = "STR-SAFETY"
SEVERITY = "error"
BY_PAGE = True
BAD = "A drug with a boxed warning in `safety`, and a guide whose HTML holds neither its subject nor its elements."
GOOD = "The guide prints it below its notices: subject, region, edition, and each of its elements."
_ON_EVERY_PAGE = ("boxed-warning", "condition")


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each safety text that a page of its drug lacks, hides or prints in part."""
    drugs = {drug.id: drug for drug in library.drugs}
    for page in site:
        kind = page.page.kind if page.page else ""
        drug = drugs.get(page.page.meta.get("drug", "")) if page.page else None
        if drug and kind in ("monograph", "guide"):
            for where, wrong in (*_check_texts(drug, page, kind, library), *_check_words(drug, page, kind)):
                yield Problem(where, f"/{page.address}: {wrong}", "the whole text where a reader sees it")


def _check_texts(drug: Drug, page: BuiltPage, kind: str, library: Library) -> Iterator[tuple[Where, str]]:
    for safety in drug.safety:
        if kind == "guide" and safety.kind not in _ON_EVERY_PAGE:
            continue
        found = query.safety_texts(page.tree).get(safety.id, [])
        for wrong in _find_wrong(safety, found, library):
            yield safety.where, f"the safety text {safety.id!r} {wrong}"


def _find_wrong(safety: Safety, found: list[HtmlElement], library: Library) -> Iterator[str]:
    if len(found) != 1:
        yield "is missing" if not found else f"stands there {len(found)} times"
        return
    element = found[0]
    if (
        visibility.has_hidden_part(element)
        or visibility.lines_that_open(element)
        or visibility.is_hidden_by_page(element)
    ):
        yield "is hidden"
    printed, listed = query.words(element), [query.words(one) for one in element.iter("li")]
    editions = (library.references[c.key].edition_name for c in safety.sources if c.key in library.references)
    head = query.words(next(element.iter("p"), None))
    texts = [(text, head) for text in (safety.region, safety.subject, *editions)]
    for text, inside in (*texts, (safety.text, printed), (safety.note, printed)):
        yield from (f"lacks {words!r}" for words in _list_words(text) if words not in inside)
    if len(listed) != len(safety.elements):
        yield f"has {len(listed)} of {len(safety.elements)} elements"
    for one, item in zip(safety.elements, listed, strict=False):
        yield from (f"lacks {words!r}" for words in _list_words(one.text) if words not in item)


def _list_words(text: str) -> list[str]:
    """The words of a text between its calls and citations, as they are printed."""
    parts = re.split(r"\s{2,}", masked(text).strip())
    return [words for part in parts if (words := " ".join(part.split()).strip(" .,;:()"))]


def _check_words(drug: Drug, page: BuiltPage, kind: str) -> Iterator[tuple[Where, str]]:
    """What the badge of a status and the history have to say."""
    words = query.words(page.tree)
    for status in (status for status in drug.statuses if status.basis and status.basis not in words):
        yield status.where, f"the status in {status.region} lacks {status.basis!r}"
    planned = sum(event.planned for event in drug.events)
    if kind == "monograph" and planned != len(query.planned(page.tree)):
        yield drug.where, f"{planned} events are planned, and {len(query.planned(page.tree))} are called so"
