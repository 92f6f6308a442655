"""What a built page prints as a value is what the data hold under its id, with the grade that they give it.

A number on a page is worth the record that stands behind it. Whatever lies between the data and the reader, a template, a
plugin, a hand in the built HTML, a page left over from yesterday's data, must not change it. Each element with
`data-value` is set beside the observation: its words have to be one of the ways in which that is printed.
"""

from collections.abc import Iterator
from functools import cache

from lxml.html import HtmlElement

from generators import values
from generators.built import Site
from generators.model import Library, Observation, Where

ID = "STR-VALUE"
SEVERITY = "error"
BAD = "A built page shows `31%` as the value `tof-valor-csf-sod1-change-tofersen`, where the data have `−35%`."
GOOD = "The page shows `−35%`."
_SHOWN = ("value", "spoken", "number", "percent", "n", "dose", "time", "schedule", "population", "matrix", "statistic")


def check_site(library: Library, site: Site) -> Iterator[tuple[Where, str, str]]:
    """Yield each printed value that is not the one of its observation."""
    printings = cache(lambda ident: tuple(_printings(library, library.observations[ident])))
    for page in site:
        for element in page.tree.xpath("//*[@data-value]"):
            ident, said = element.get("data-value"), " ".join(element.text_content().split())
            observation = library.observations.get(ident)
            wrong = (
                _wrong(element, said, observation, printings(ident)) if observation else "is no observation; wanted one"
            )
            if wrong:
                yield site.place(page, f'"{ident}"', ident), f"/{page.address}: {ident} {wrong}", ""


def _wrong(element: HtmlElement, said: str, observation: Observation, printings: tuple[str, ...]) -> str:
    """What is wrong with a printed value, and what was wanted; a mark in a chart has no words of its own."""
    grade = element.get("data-grade")
    if grade != observation.grade and observation.value is not None:
        return f"is marked {grade}; wanted {observation.grade}"
    if element.tag == "a" and said not in printings:
        return f"is printed as {said!r}; wanted {printings[0]!r}"
    return ""


def _printings(library: Library, observation: Observation) -> Iterator[str]:
    """Every way to print an observation, the usual one first."""
    for unit in (None, observation.unit):
        for show in _SHOWN:
            yield " ".join(values.text(observation, library.vocabulary, show, unit).split())
