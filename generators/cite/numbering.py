"""Citations -> numbers, markers and the list of references of a page.

Numbers follow first appearance on the page; neighbours collapse (1,3–5). Inside a collapsed run the middle markers stay
in the page as links that show on hover and focus, so that each reference keeps a marker for every place that cites it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from generators.model import Citation


@dataclass(frozen=True)
class Marker:
    """One printed number of a citation, with the sign before it (`joint`); a hidden one shows on hover."""

    citation: Citation
    number: int
    ident: str
    joint: Literal["", ",", "–"] = ""
    is_hidden: bool = False


@dataclass(frozen=True)
class NumberedReference:
    """A reference in the list of a page: its key, number, and markers by locator."""

    key: str
    number: int
    places: tuple[tuple[str, tuple[tuple[int, str], ...]], ...]  # (locator, ((position, marker id), …))


Group = tuple[Marker, ...]


def number_citations(groups: Iterable[Sequence[Citation]]) -> list[Group]:
    """Number the citations of a page, group by group in the order of printing."""
    numbers: dict[str, int] = {}
    counts: dict[str, int] = {}
    out = []
    for group in groups:
        markers = []
        for citation in _merge_places(group):
            key = citation.key
            counts[key] = counts.get(key, 0) + 1
            number = numbers.setdefault(key, len(numbers) + 1)
            markers.append(Marker(citation, number, f"cite-{number}-{counts[key]}"))
        out.append(_collapse(markers))
    return out


def _merge_places(group: Sequence[Citation]) -> list[Citation]:
    """Return one citation for each source of a group; places in the same source are joined, `p 3; p 7`."""
    places: dict[str, dict[str, None]] = {}
    for citation in group:
        places.setdefault(citation.key, {}).update({citation.locator: None} if citation.locator else {})
    return [Citation(key=key, locator="; ".join(found)) for key, found in places.items()]


def _collapse(markers: Sequence[Marker]) -> Group:
    """Return the markers in order of number; in a run of three or more a dash hides the middle ones."""
    numbers = {marker.number for marker in markers}
    inner = {n for n in numbers if {n - 1, n + 1} <= numbers}
    out: list[Marker] = []
    for marker in sorted(markers, key=lambda m: m.number):
        before = out[-1].number if out else 0
        ends_run = before in inner and marker.number not in inner
        joint: Literal["", ",", "–"] = "" if not out else "–" if ends_run else ","
        hidden = marker.number in inner
        out.append(Marker(marker.citation, marker.number, marker.ident, joint, hidden))
    return tuple(out)


def reference_list(groups: Iterable[Group]) -> tuple[NumberedReference, ...]:
    """Return the cited references in order of number, each with its markers by locator."""
    markers = sorted((m for group in groups for m in group), key=lambda m: m.number)
    return tuple(
        NumberedReference(key, n, _index_by_locator(list(found)))
        for (n, key), found in groupby(markers, key=lambda m: (m.number, m.citation.key))
    )


def _index_by_locator(markers: Sequence[Marker]) -> tuple[tuple[str, tuple[tuple[int, str], ...]], ...]:
    places: dict[str, list[tuple[int, str]]] = {}
    for position, marker in enumerate(markers, start=1):
        places.setdefault(marker.citation.locator, []).append((position, marker.ident))
    return tuple((locator, tuple(found)) for locator, found in places.items())
