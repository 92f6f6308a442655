"""Breaks, and the registry of the ways to break."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from mutations.corpus import Corpus


@dataclass(frozen=True)
class Mutant:
    """One replacement in one file: the text from `start` to `end` becomes `text`."""

    file: str  # a data file; or the address of a built page, with `html:` before it
    start: int
    end: int
    text: str
    description: str  # what was done, for people
    drug: str = ""  # whose pages are checked; empty for a built page
    family: str = ""
    way: str = ""

    @property
    def is_of_page(self) -> bool:
        """Whether it is a break of a built page."""
        return self.file.startswith("html:")

    def apply(self, text: str) -> str:
        """Return the broken text."""
        return text[: self.start] + self.text + text[self.end :]


Breaks = Callable[[Corpus], Iterator[Mutant]]


@dataclass(frozen=True)
class Way:
    """A way to break content: the family of rules that should find it, the number of tries, and the function that
    finds places."""

    family: str
    name: str
    times: int
    find: Breaks

    def mutants(self, corpus: Corpus, seed: int) -> list[Mutant]:
        """Return some of its breaks, chosen by the seed, in file order."""
        found = [m for m in self.find(corpus) if corpus.text(m.file)[m.start : m.end] != m.text]
        chosen = random.Random(f"{seed} {self.family} {self.name}").sample(found, min(self.times, len(found)))
        chosen.sort(key=lambda m: (m.file, m.start, m.end, m.text))
        return [replace(m, family=self.family, way=self.name) for m in chosen]


WAYS: list[Way] = []


def way(family: str, times: int) -> Callable[[Breaks], Breaks]:
    """Register a way to break content under the name of its function."""

    def register(find: Breaks) -> Breaks:
        WAYS.append(Way(family, find.__name__.replace("_", " ").strip(), times, find))
        return find

    return register
