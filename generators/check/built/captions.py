"""Captions and mentions of tables and figures, in the sources and in the built HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from generators.check.built import visibility
from generators.check.sources import places, texts
from generators.model import Drug, Problem, Where
from generators.site import query
from generators.site.pages import BuiltPage, Site

_NARRATIVE = ("guide", "notebook")  # kinds of page whose text leads the reader, so that it has to name what it shows
Fault = tuple[str, str]  # what is wrong, what was wanted


def find_unmentioned(drug: Drug, words: Sequence[str], kind: str) -> Iterator[Problem]:
    """Yield each `{{ chart("x") }}` of a guide that no `{{ see("figure-x") }}` mentions before it, at its column."""
    for guide in drug.guides:
        seen: set[str] = set()
        for call in texts.calls_of(guide):
            seen |= {call.name} if call.word == "see" else set()
            ident = f"{kind}-{call.name}"
            if call.word in words and ident not in seen:
                address = f"drugs/{guide.drug}/{guide.slug}"
                yield Problem(
                    places.place_in_guide(guide, call.start),
                    *_check_mention(address, ident),
                    f'{{{{ see("{ident}") }}}}',
                )


def _check_mention(address: str, ident: str) -> tuple[str, str]:
    """Describe a table or figure that the text does not mention: what is wrong, what was wanted."""
    return f"/{address}: the text does not refer to {ident!r} before it appears", "a sentence that does"


# --- in the built page -----------------------------------------------------------------------------------------------


def find_caption_problems(
    site: Site,
    page: BuiltPage,
    elements: Sequence[HtmlElement],
    kind: str,
    missing_parts: Callable[[HtmlElement], Iterable[Fault]],
) -> Iterator[Problem]:
    """Yield problems of the tables, or figures, of a built page: numbers, parts that `lacks` reports, mentions."""
    for element, wrong, wanted in (
        *_find_wrong_labels(elements, kind),
        *((e, *wrong) for e in elements for wrong in missing_parts(e)),
    ):
        name = element.get("id", f"a {kind}")
        yield Problem(place(site, page, element), f"/{page.address}: {name!r} {wrong}", wanted)
    for element in elements if page.kind in _NARRATIVE else ():
        if not query.mentions_before(element):
            yield Problem(
                place(site, page, element),
                *_check_mention(page.address, element.get("id", "")),
                _format_reference(page, element),
            )


def place(site: Site, page: BuiltPage, element: HtmlElement) -> Where:
    """Return where an author can edit a table or figure: its call in a guide, or its definition."""
    name = element.get("id", "").partition("-")[2]
    calls = [f'{{{{ {word}("{name}")' for word in ("chart", "diagram", "table")]
    return site.place(page, *calls, f"name: {name}", f'name="{name}"', element.get("id", ""))


def _format_reference(page: BuiltPage, element: HtmlElement) -> str:
    """Format the call that refers to it."""
    ident = element.get("id", "")
    return f'{{{{ see("{ident}") }}}}' if page.kind == "guide" else f"[Figure or table](#{ident})"


def _find_wrong_labels(elements: Sequence[HtmlElement], kind: str) -> Iterator[tuple[HtmlElement, str, str]]:
    """Yield each table, or figure, of a page whose label does not have the number of its position."""
    for number, element in enumerate(elements, start=1):
        labels = query.labels(element)
        if labels != [f"{kind.capitalize()} {number}."]:
            yield element, f"has the number {' '.join(labels)!r}", f"'{kind.capitalize()} {number}.'"


def caption(element: HtmlElement) -> str:
    """Return the caption without number, note and sources; empty if it has no content."""
    words = query.caption(element)
    return "" if visibility.is_empty(words) else words
