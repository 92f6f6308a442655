"""A step uses only what is listed or what an earlier step made.

`makes` names the products of a step (a lysate, the dosing medium, an embedded block). An earlier step whose text or
`uses` names the product is in the wrong place. The sub-steps of a step come after it, but it may name what they make,
as their heading. A name in `uses` that no step makes and no list contains is an error as well.
"""

import re
from collections.abc import Iterator, Sequence

from generators.check.sources import texts
from generators.check.sources.texts import TextField
from generators.model import Drug, Library, Problem, Protocol, Step
from generators.text.stems import stem

ID = "PRO-ORDER"
SEVERITY = "error"
NUMBERS = False
BAD = "Step 2 counts the lysate; step 3, with `makes: [lysate]`, lyses the cells."
GOOD = "The same two steps the other way round."


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each step that comes before what it uses."""
    for protocol in drug.protocols:
        steps = texts.steps(protocol, drug)
        yield from _find_early_uses(steps, library)
        yield from _find_unknown_uses(protocol, steps, library)


def _step_of(field: TextField) -> Step:
    assert isinstance(field.noun, Step)
    return field.noun


def _find_early_uses(steps: Sequence[TextField], library: Library) -> Iterator[Problem]:
    for made, thing in _list_products(steps):
        maker = _step_of(steps[made])
        earlier = (field for field in steps[:made] if maker not in _step_of(field).unfolded())
        for field in earlier:
            offset = _find_mention(thing, field.masked)
            if offset is not None or thing in _step_of(field).uses:
                later = " ".join(steps[made].masked.split()[:6])
                yield Problem(
                    texts.place_in(field, offset or 0, library),
                    f"this step uses {thing!r}, which a later step makes ({later} …)",
                    "this step after that one",
                )


def _find_mention(thing: str, text: str) -> int | None:
    """Return the offset at which a text mentions a thing, singular or plural (`library`, `libraries`), or None."""
    *before, last = thing.lower().split()
    words = [(match[0].lower(), match.start()) for match in re.finditer(r"[\w-]+", text)]
    for number, (word, _) in enumerate(words[len(before) :]):
        is_thing = word == last or (word.endswith("s") and stem(word) == stem(last))
        if is_thing and [one for one, _ in words[number : number + len(before)]] == before:
            return words[number][1]
    return None


def _list_products(steps: Sequence[TextField]) -> list[tuple[int, str]]:
    """Yield each product, with the number of the first step that makes it."""
    found: dict[str, int] = {}
    for number, field in enumerate(steps):
        for thing in _step_of(field).makes:
            found.setdefault(thing, number)
    return [(number, thing) for thing, number in found.items()]


def _find_unknown_uses(protocol: Protocol, steps: Sequence[TextField], library: Library) -> Iterator[Problem]:
    there = {thing for _, thing in _list_products(steps)} | {material.name for material in protocol.materials}
    for field in steps:
        for thing in _step_of(field).uses:
            if thing not in there:
                yield Problem(
                    texts.place_in(field, 0, library),
                    f"this step uses {thing!r}, which no step makes",
                    "the thing in `makes` of a step before",
                )
