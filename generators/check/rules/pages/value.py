"""What a built page prints from the data is what the data hold: values with their grades, citations, references.

A number on a page is worth the record that stands behind it. Whatever lies between the data and the reader, a template, a
plugin, a hand in the built HTML, a page left over from yesterday's data, must not change it. Each element with
`data-value` is set beside the observation: its words have to be one of the ways in which that is printed, its mark that of
its grade, its link that to its record. A citation has the number of its reference, a reference the words and the links of
references.bib, a mention of a table or figure the number that this has. A call that is printed as it stands was never
filled in.
"""

from collections.abc import Callable, Iterator
from functools import cache

from lxml.html import HtmlElement

from generators.cite import reference as parts
from generators.domain import describe
from generators.model import Library, Observation, Problem
from generators.site.pages import BuiltPage, Site
from generators.text import prose

ID = "STR-VALUE"
SEVERITY = "error"
BAD = "A built page shows `31%` as the value `tof-valor-csf-sod1-change-tofersen`, where the data have `−35%`."
GOOD = "The page shows `−35%`."
_SHOWN = ("value", "spoken", "number", "percent", "n", "dose", "time", "schedule", "population", "matrix", "statistic")
_CITATIONS = "//a[contains(concat(' ', @class, ' '), ' citation ')]"
Wrong = tuple[str, str, str]  # what stands in its source, what is wrong, what was wanted


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each thing that a page prints otherwise than the data have it."""
    printings = cache(lambda ident: tuple(filter(None, _printings(library, library.observations[ident]))))
    for page in site:
        found = (*_values(page, library, printings), *_numbers(page), *_references(page, library), *_unfilled(page))
        for word, wrong, wanted in found:
            yield Problem(site.place(page, f'"{word}"', word), f"/{page.address}: {wrong}", wanted)


def _values(page: BuiltPage, library: Library, printings: Callable[[str], tuple[str, ...]]) -> Iterator[Wrong]:
    for element in page.tree.xpath("//*[@data-value]"):
        ident = element.get("data-value")
        observation = library.observations.get(ident)
        found = _wrong(element, observation, printings(ident)) if observation else ("is no observation", "one")
        if found:
            yield ident, f"{ident} {found[0]}", found[1]


def _wrong(element: HtmlElement, observation: Observation, printings: tuple[str, ...]) -> tuple[str, str] | None:
    """What is wrong with a printed value, and what was wanted; a mark in a chart has no words of its own."""
    said, grade = " ".join(element.text_content().split()), element.get("data-grade")
    if grade != observation.grade and observation.value is not None:
        return f"is marked {grade}", observation.grade
    if element.tag != "a" or (not said and element.xpath("ancestor::*[name()='svg']")):
        return None
    if said not in printings:
        return f"is printed as {said!r}", f"{printings[0]!r}"
    if not element.get("href", "").endswith(f"#obs-{observation.id}"):
        return f"leads to {element.get('href')!r}", f"its record, #obs-{observation.id}"
    beside = element.getnext()
    mark = beside.get("class", "") if beside is not None else ""
    if f"grade-{observation.grade}" not in mark.split():
        return "stands without the mark of its grade", f"that of {observation.grade}"
    return None


def _printings(library: Library, observation: Observation) -> Iterator[str]:
    """Every way to print an observation, the usual one first."""
    for unit in (None, observation.unit):
        for show in _SHOWN:
            yield " ".join(describe.text(observation, library.vocabulary, show, unit).split())


def _numbers(page: BuiltPage) -> Iterator[Wrong]:
    """Citations, and mentions of tables and figures, with another number than what they lead to."""
    listed = {f"#{item.get('id')}": item.get("value") for item in page.tree.xpath("//ol[@class='references']/li")}
    for link in page.tree.xpath(_CITATIONS):
        target, said = link.get("href", ""), link.text_content().strip()
        if target in listed and said != listed[target]:
            yield target.removeprefix("#ref-"), f"{target} is cited as {said}", f"{listed[target]}"
    labels = {f"#{e.get('id')}": e for e in page.tree.xpath("//*[@id][.//*[@class='label']]")}
    for link in page.tree.xpath("//a[@class='see']"):
        target, said = link.get("href", ""), " ".join(link.text_content().split())
        label = "".join(labels[target].xpath("(.//*[@class='label'])[1]//text()")) if target in labels else said
        if said != " ".join(label.split()).rstrip("."):
            yield target.removeprefix("#"), f"{target} is called {said!r}", f"{label!r}"


def _references(page: BuiltPage, library: Library) -> Iterator[Wrong]:
    """References whose words or links are not those of references.bib."""
    for item in page.tree.xpath("//*[@class='references' or @class='bibliography']/li[@id]"):
        key = item.get("id").partition("-")[2]  # ref-alpha2020, source-alpha2020
        if key not in library.references:
            yield key, f"the reference {key!r} is not in references.bib", "one that is"
            continue
        reference = library.references[key]
        said = " ".join("".join(item.xpath(".//*[@class='entry']//text()")).split())
        wanted = " ".join(describe.plain(reference.entry).split())
        if said != wanted:
            yield key, f"the reference {key!r} is printed as {said!r}", f"{wanted!r}"
        links = [str(href) for href in item.xpath(".//*[@class='links']/a/@href")]
        if links != (right := [href for _, href in parts.links(reference)]):
            yield key, f"the reference {key!r} leads to {', '.join(links) or 'nothing'}", f"{', '.join(right)}"


def _unfilled(page: BuiltPage) -> Iterator[Wrong]:
    for text in page.printed_with("{{"):
        for call in prose.parse(text).calls:
            yield call.name, f"{text[call.start : call.end]!r} is printed as it stands", "what it asks for"
