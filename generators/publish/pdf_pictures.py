"""Pictures for paper: one that is too tall for a page in type that can be read is cut into parts, between its boxes.

An arrow that crosses a cut is in both parts. A picture without a place to cut, or low enough, is one part.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise
from typing import Any

from lxml import etree

MOST = 1000.0  # px: the height of a page, at the smallest scale that leaves letters of 13 px 7.5 pt high
_SVG = "{http://www.w3.org/2000/svg}"
_RISE, _FALL, _CLEAR = 14.0, 5.0, 3.0  # px: of letters over and under their line, and free on both sides of a cut
_MOST_PARTS = 20
_STEP = 20.0  # px: from one place where a stripe may be cut to the next
_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
Span = tuple[float, float]


def split(svg: str) -> list[str]:
    """Return the parts of a picture that has its size in pixels, from top to bottom."""
    size = _SIZE.search(svg)
    if size is None or float(size[2]) <= MOST:
        return [svg]
    root = etree.fromstring(svg.encode())
    left, top, width, height = map(float, root.get("viewBox", "0 0 0 0").split())
    cuts = _find_cuts(top, top + height, sorted(_list_spans(root)))
    ends = [top, *cuts, top + height]
    return [_take(root, (left, width), (low, high)) for low, high in pairwise(ends)]


def _find_cuts(top: float, foot: float, spans: list[Span]) -> list[float]:
    """Return the places to cut, each as near as can be to where equal parts would end; none if a part would be too tall."""
    free = list(_list_gaps(top, foot, spans))
    for count in range(math.ceil((foot - top) / MOST), min(len(free), _MOST_PARTS) + 2):
        wanted = [top + (foot - top) * number / count for number in range(1, count)]
        cuts = sorted({_find_nearest(free, place) for place in wanted}) if free else []
        ends = [top, *cuts, foot]
        if all(high - low <= MOST for low, high in pairwise(ends)):
            return cuts
    return []


def _find_nearest(places: list[float], wanted: float) -> float:
    return min(places, key=lambda place: abs(place - wanted))


def _list_gaps(top: float, foot: float, spans: list[Span]) -> Iterator[float]:
    """Yield places in the stripes across the picture that hold no text and no box."""
    reached = top
    for low, high in [*spans, (foot, foot)]:
        first, last = reached + _CLEAR, low - _CLEAR
        if last >= first and reached > top and low < foot:
            steps = math.ceil((last - first) / _STEP) or 1
            yield from (first + (last - first) * step / steps for step in range(steps + 1))
        reached = max(reached, high)


def _list_spans(root: Any) -> Iterator[Span]:
    """Yield from where to where each text and each box reaches; grounds of groups may be cut."""
    for text in root.iter(f"{_SVG}text"):
        level = float(text.get("y", "0"))
        yield level - _RISE, level + _FALL
    for box in root.iterfind(f"{_SVG}g[@data-node]/{_SVG}rect"):
        low = float(box.get("y", "0"))
        yield low, low + float(box.get("height", "0"))


def _take(root: Any, across: Span, along: Span) -> str:
    """Return the part of a picture between two places, without the texts and boxes of the others."""
    part, (left, width), (low, high) = deepcopy(root), across, along
    for element in [*part.iter(f"{_SVG}text"), *part.iterfind(f"{_SVG}g[@data-node]/{_SVG}rect")]:
        level = float(element.get("y", "0"))
        if not low <= level < high:
            element.getparent().remove(element)
    part.set("viewBox", f"{left:g} {low:g} {width:g} {high - low:g}")
    part.set("height", f"{high - low:g}")
    return str(etree.tostring(part, encoding="unicode"))
