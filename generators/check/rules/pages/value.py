"""A built page prints exactly what is in the data: values with their grades, citations, references.

Templates, plugins, manual edits and pages of older data must not change a number between the data and the reader. The
rule compares the built HTML with the data:

- An element with `data-value` has one of the printed forms of its observation, the mark of its grade unless that is
  primary, and the link to its record on a data page. What a column shows beside the value, its dose or its n, needs no mark.
- A record has one of the printed forms of its observation.
- A citation has the number of its reference.
- A reference has the text and the links of references.bib.
- A mention of a table or figure has its number.
- No call is printed as typed.
"""

from collections.abc import Callable, Iterator
from functools import cache

from lxml.html import HtmlElement

from generators.cite import ama
from generators.cite import reference as parts
from generators.domain import describe
from generators.model import Library, Observation, Problem
from generators.site import query
from generators.site.pages import BuiltPage, Site
from generators.text import prose

ID = "STR-VALUE"
SEVERITY = "error"
BY_PAGE = True
BAD = "A built page shows `31%` as the value `tof-valor-csf-sod1-change-tofersen`, where the data have `−35%`."
GOOD = "The page shows `−35%`."
_SHOWN = ("value", "spoken", "number", "percent", "fall", *describe.COLUMNS)
Misprint = tuple[str, str, str]  # words in its source, what is wrong, what was wanted


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each printed part of a page that differs from the data."""
    printings = cache(lambda ident: tuple(filter(None, _list_printings(library, library.observations[ident]))))
    for page in site:
        found = (
            *_check_values(page, library, printings),
            *_check_records(page, library, printings),
            *_check_numbers(page),
            *_check_references(page, library),
            *_find_unresolved_calls(page),
        )
        for word, wrong, wanted in found:
            yield Problem(site.place(page, f'"{word}"', word), f"/{page.address}: {wrong}", wanted)


def _check_values(page: BuiltPage, library: Library, printings: Callable[[str], tuple[str, ...]]) -> Iterator[Misprint]:
    for element in query.values(page.tree):
        ident = element.get("data-value")
        observation = library.observations.get(ident)
        found = (
            _check_value(element, observation, printings(ident), library)
            if observation
            else ("is no observation", "the id of an observation")
        )
        if found:
            yield ident, f"{ident} {found[0]}", found[1]


def _check_records(
    page: BuiltPage, library: Library, printings: Callable[[str], tuple[str, ...]]
) -> Iterator[Misprint]:
    """Yield records on a data page that differ from the data."""
    for ident, row in query.records(page.tree).items():
        if ident not in library.observations:
            yield ident, f"{ident} is the record of no observation", "the id of an observation"
            continue
        printed, wanted = query.record_value(row), printings(ident)
        if _remove_separators(printed) not in map(_remove_separators, wanted):
            yield ident, f"the record {ident} is printed as {printed!r}", f"{wanted[0]!r}"


def _check_value(
    element: HtmlElement, observation: Observation, printings: tuple[str, ...], library: Library
) -> tuple[str, str] | None:
    """Describe a misprinted value: what is wrong, what was wanted. A mark in a chart has no text of its own, and what
    stands there for a missing value is short."""
    printed, grade = query.words(element), element.get("data-grade")
    if grade != observation.grade and observation.value is not None:
        return f"is marked {grade}", observation.grade
    if element.tag != "a":
        return None
    in_picture = query.is_in_picture(element)
    has_words = not in_picture or (printed and observation.value is not None)
    if has_words and not _is_printed(printed, printings, in_picture):
        return f"is printed as {printed!r}", f"{printings[0]!r}"
    if not element.get("href", "").endswith(query.record_anchor(observation.id)):
        return f"leads to {element.get('href')!r}", f"its record, {query.record_anchor(observation.id)}"
    if in_picture or (printed in _list_contexts(library, observation) and not _has_mark(element)):
        return None  # in a picture its shape is its mark; what stands beside the value has none
    return _check_mark(element, observation)


def _list_contexts(library: Library, observation: Observation) -> set[str]:
    """Return what columns beside the value print of an observation: its dose, its n."""
    return {" ".join(describe.text(observation, library.vocabulary, show).split()) for show in describe.COLUMNS}


def _has_mark(element: HtmlElement) -> bool:
    return query.has_class(element.getnext(), "grade") and not (element.tail or "").strip()


def _is_printed(printed: str, printings: tuple[str, ...], in_picture: bool) -> bool:
    """Whether a value is printed in one of its forms; a picture may draw the interval, and write the estimate alone."""
    if not in_picture:
        return printed in printings
    bare, forms = _remove_separators(printed), tuple(map(_remove_separators, printings))
    return bare in forms or any(form.startswith(f"{bare}(") for form in forms)


def _check_mark(element: HtmlElement, observation: Observation) -> tuple[str, str] | None:
    """Describe a mark of a grade that is not there, or is there at a primary value."""
    after = element.getnext()
    if observation.mark == "primary":
        wrong = ("stands with the mark of a grade", "none, since it is primary")
        return wrong if _has_mark(element) else None
    if not query.has_class(after, f"grade-{observation.mark}"):
        return "stands without the mark of its grade", f"that of {observation.mark}"
    return None


def _remove_separators(words: str) -> str:
    """Remove spaces and commas: pictures break values into lines, lists into items."""
    return "".join(words.split()).replace(",", "")


def _list_printings(library: Library, observation: Observation) -> Iterator[str]:
    """Return every way to print an observation, the usual one first."""
    for unit in (None, observation.unit):
        for show in _SHOWN:
            yield " ".join(describe.text(observation, library.vocabulary, show, unit).split())


def _check_numbers(page: BuiltPage) -> Iterator[Misprint]:
    """Yield citations and mentions whose number differs from that of their target."""
    listed = {f"#{item.get('id')}": item.get("value") for item in query.references(page.tree)}
    for link in query.citations(page.tree):
        target, printed = link.get("href", ""), query.words(link)
        if target in listed and printed != listed[target]:
            yield target.removeprefix("#ref-"), f"{target} is cited as {printed}", f"{listed[target]}"
    labels = query.labelled(page.tree)
    for link in query.mentions(page.tree):
        target, printed = link.get("href", ""), query.words(link)
        if printed != labels.get(target, printed):
            yield target.removeprefix("#"), f"{target} is called {printed!r}", f"{labels[target]!r}"


def _check_references(page: BuiltPage, library: Library) -> Iterator[Misprint]:
    """Yield references whose text or links differ from references.bib."""
    for item in query.listed_references(page.tree):
        key = query.reference_key(item)
        if key not in library.references:
            yield key, f"the reference {key!r} is not in references.bib", "a key that is"
            continue
        reference = library.references[key]
        printed, wanted = query.reference_entry(item), " ".join(ama.format_plain(reference).split())
        if printed != wanted:
            yield key, f"the reference {key!r} is printed as {printed!r}", f"{wanted!r}"
        links, right = query.reference_links(item), [href for _, href in parts.links(reference)]
        if links != right:
            yield key, f"the reference {key!r} leads to {', '.join(links) or 'nothing'}", f"{', '.join(right)}"


def _find_unresolved_calls(page: BuiltPage) -> Iterator[Misprint]:
    for text in page.printed_with("{{"):
        for call in prose.parse(text).calls:
            yield call.name, f"{text[call.start : call.end]!r} is printed as it stands", "the value that it asks for"
