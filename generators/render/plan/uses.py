"""Where each value is used: the tables, figures and sections of guides and monographs that print it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from markdown.extensions.toc import slugify

from generators.model import Observation
from generators.render.plan.page import PagePlan, find_values
from generators.render.plan.pieces import NUMBERED_KINDS, Inline, Link, Markdown, Text

_HEADING = re.compile(r"^#{2,3} +(.+?) *(?:\{[^}]*#([\w-]+)[^}]*\} *)?$", re.MULTILINE)
Place = tuple[str, str]  # an anchor, and how the place is called
Used = tuple[str, str, tuple[Place, ...]]  # a page by its address and title, and its places
Uses = dict[str, tuple[Used, ...]]  # what prints each observation, by its id


def find_uses(plans: Iterable[PagePlan]) -> Uses:
    """Return for each observation the places that print it, page by page."""
    return join_uses(_find_uses_on(plan) for plan in plans)


def join_uses(every: Iterable[Uses]) -> Uses:
    """Return uses as one, in their order."""
    found: dict[str, list[Used]] = {}
    for uses in every:
        for ident, used in uses.items():
            found.setdefault(ident, []).extend(used)
    return {ident: tuple(used) for ident, used in found.items()}


def _find_uses_on(plan: PagePlan) -> Uses:
    found: dict[str, dict[Place, None]] = {}
    for place, observations in _list_places(plan):
        for observation in observations:
            found.setdefault(observation.id, {})[place] = None
    address, title = plan.address, plan.front["title"]
    return {ident: ((address, title, tuple(places)),) for ident, places in found.items()}


def _list_places(plan: PagePlan) -> Iterator[tuple[Place, Iterable[Observation]]]:
    """Yield each place of a page with the observations that it prints."""
    for block in plan.blocks:
        kind = block.anchor.partition("-")[0]
        yield (block.anchor, f"{NUMBERED_KINDS[kind]}\u00a0{plan.numbers[block.anchor]}"), find_values(block)
    yield from _list_sections(getattr(plan.parts, "body", ()))


def _list_sections(body: Iterable[Any]) -> Iterator[tuple[Place, Iterable[Observation]]]:
    """Yield the text of a guide by the heading above it; blocks are places of their own."""
    place: Place = ("", "")
    for piece in body:
        if isinstance(piece, Markdown):
            for heading in _HEADING.finditer(piece.text):
                place = (heading[2] or slugify(heading[1], "-"), f"“{heading[1]}”")
        elif not hasattr(piece, "anchor") and place[0]:
            yield place, find_values(piece)


def split_shared(every: Sequence[Sequence[Used]]) -> tuple[tuple[Used, ...], list[tuple[Used, ...]]]:
    """Return the places that several values share, and for each value the others; one value shares nothing."""
    flat = [{(address, title): places for address, title, places in uses} for uses in every]
    if len(flat) < 2:
        return (), [tuple(uses) for uses in every]
    shared = {
        page: tuple(place for place in places if all(place in uses.get(page, ()) for uses in flat))
        for page, places in flat[0].items()
    }
    others = [
        {page: tuple(place for place in places if place not in shared.get(page, ())) for page, places in uses.items()}
        for uses in flat
    ]
    return _join_pages(shared), [_join_pages(uses) for uses in others]


def _join_pages(uses: dict[tuple[str, str], tuple[Place, ...]]) -> tuple[Used, ...]:
    return tuple((address, title, places) for (address, title), places in uses.items() if places)


def format_uses(uses: Sequence[Used]) -> Inline:
    """Format the uses of one value as links: `Table 3, Figure 4`, each under the title of its page if there are several."""
    out: list[Link | Text] = []
    for address, title, places in uses:
        out += [Text("; ")] if out else []
        out += [Text(f"{title}: ")] if len(uses) > 1 else []
        for at, (anchor, words) in enumerate(places):
            out += [Text(", "), Link(words, address, anchor)] if at else [Link(words, address, anchor)]
    return tuple(out)
