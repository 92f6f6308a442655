"""What is wrong with a field of a row or of an arm, before its place in the file is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generators.check.sources import places
from generators.model import Library, Observation, Problem


class Wrong(NamedTuple):
    """What is wrong with a field, what was wanted, and the right word where it is known."""

    field: str
    wrong: str
    wanted: str
    fix: str = ""


def place_in_row(library: Library, row: Observation, found: Iterable[Wrong]) -> Iterator[Problem]:
    """Yield what is wrong with a row, each at its cell."""
    for one in found:
        yield Problem(places.cell(library, row, one.field), f"{row.id}: {one.wrong}", one.wanted, one.fix)
