"""A step uses only what is there: what was listed, or what an earlier step made.

What a step brings about is named in its `makes` (a lysate, the dosing medium, an embedded block). A step before it whose
text speaks of that thing, or whose `uses` names it, stands in the wrong place. A step's own sub-steps come after it. What
`uses` names and no step makes and no list holds is an error as well: it is nowhere.
"""

import re
from collections.abc import Iterator, Sequence

from generators.check.sources import texts
from generators.check.sources.texts import Said
from generators.model import Library, Page, Problem, Protocol, Step

ID = "PRO-ORDER"
SEVERITY = "error"
BAD = "Step 2 counts the lysate; step 3, with `makes: [lysate]`, lyses the cells."
GOOD = "The same two steps the other way round."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each step that comes before what it uses."""
    for drug in library.drugs:
        for protocol in drug.protocols:
            steps = texts.steps(protocol, drug)
            yield from _early(steps, library)
            yield from _nowhere(protocol, steps, library)


def _step(said: Said) -> Step:
    assert isinstance(said.noun, Step)
    return said.noun


def _early(steps: Sequence[Said], library: Library) -> Iterator[Problem]:
    for made, thing in _first(steps):
        for said in steps[:made]:
            told = re.search(rf"\b{_any_number(thing)}\b", said.masked, re.IGNORECASE)
            if told or thing in _step(said).uses:
                later = " ".join(steps[made].masked.split()[:6])
                yield Problem(
                    texts.place(said, told.start() if told else 0, library),
                    f"this step uses {thing!r}, which a later step makes ({later} …)",
                    "it after that step",
                )


def _any_number(thing: str) -> str:
    """A pattern for a thing and for many of it: `library` is in `libraries`. One of `images` may be the verb."""
    *before, last = thing.split()
    many = rf"{re.escape(last[:-1])}(?:y|ies)" if re.search(r"[^aeiou]y$", last) else rf"{re.escape(last)}s?"
    return r"\s+".join([*map(re.escape, before), many])


def _first(steps: Sequence[Said]) -> list[tuple[int, str]]:
    """Each thing that is made, with the number of the first step that makes it."""
    found: dict[str, int] = {}
    for number, said in enumerate(steps):
        for thing in _step(said).makes:
            found.setdefault(thing, number)
    return [(number, thing) for thing, number in found.items()]


def _nowhere(protocol: Protocol, steps: Sequence[Said], library: Library) -> Iterator[Problem]:
    there = {thing for _, thing in _first(steps)} | {material.name for material in protocol.materials}
    for said in steps:
        for thing in _step(said).uses:
            if thing not in there:
                yield Problem(
                    texts.place(said, 0, library),
                    f"this step uses {thing!r}, which no step makes",
                    "it in `makes` of a step before",
                )
