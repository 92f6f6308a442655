"""A list that grows with the number of drugs, in parts: the first stands on the page itself, the others on pages below it.

The site of a few drugs has one part, and nothing of this is seen. A part leads to the first, to the last, and to those that are 1, 2, 4, 8 …
before and after it: every part is a few steps away, and no page has many links, however long the list is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

MOST = 10  # entries of a part


@dataclass(frozen=True)
class PartLink:
    """A part as the others name it."""

    href: str
    label: str
    is_here: bool


@dataclass(frozen=True)
class ListPart:
    """A part of a list: the path of its page under docs/, its entries, and the way to other parts; none if it is the only one."""

    path: str
    items: tuple[Any, ...]
    links: tuple[PartLink, ...] = ()
    number: int = 1
    parts: int = 1

    @property
    def up(self) -> str:
        """What leads from this page to the first one."""
        return "" if self.number == 1 else "../"

    @property
    def title_end(self) -> str:
        """What the title of its page ends with; nothing on the first."""
        return "" if self.number == 1 else f", part {self.number} of {self.parts}"


WHOLE = ListPart("", ())  # of a page whose list is not in parts


def split(path: str, items: Sequence[Any], name: Callable[[Any], str], most: int = 0) -> list[ListPart]:
    """Return the parts of a list, whose first page is at `path` under docs/. `name` is what its entries are called."""
    most = most or MOST
    chunks = [tuple(items[at : at + most]) for at in range(0, len(items), most)] or [()]
    folder = path.removesuffix("/index.md").removesuffix(".md")
    labels = [f"{name(chunk[0])} to {name(chunk[-1])}" for chunk in chunks if chunk]
    return [
        ListPart(path if at == 0 else f"{folder}/list.{at + 1}.md", chunk, _link(labels, at), at + 1, len(chunks))
        for at, chunk in enumerate(chunks)
    ]


def choose_near(count: int, here: int) -> list[int]:
    """Return which of so many parts one of them leads to, itself among them, all from 0."""
    steps = [2**power for power in range(count.bit_length())]
    near = {0, count - 1, here, *(here - step for step in steps), *(here + step for step in steps)}
    return sorted(at for at in near if 0 <= at < count)


def _link(labels: Sequence[str], here: int) -> tuple[PartLink, ...]:
    up = "../" if here else ""
    links = (
        PartLink(f"{up}list.{at + 1}/" if at else up or "./", labels[at], at == here)
        for at in choose_near(len(labels), here)
    )
    return tuple(links) if len(labels) > 1 else ()
