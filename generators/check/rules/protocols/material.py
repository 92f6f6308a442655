"""Everything that a step uses is in the list of materials, and everything in the list is used.

The list is what people prepare. A material is used if a step or a control names it: by its last word (`needle` of
`lumbar puncture needle`), or by one of the names around “or”. A step that names one of the supplies of
`data/wording.yml` needs a material with that word in its name or detail, unless that step or an earlier one makes it.
"""

import re
from collections.abc import Iterator, Sequence

from generators.check.sources import texts
from generators.check.sources.texts import TextField
from generators.model import Drug, Library, Material, Problem, Protocol, Step, StepParameter
from generators.text.patterns import any_of
from generators.text.stems import stem, stem_words

ID = "PRO-MATERIAL"
SEVERITY = "warning"
NUMBERS = False
BAD = (
    "A step clears sections in xylene and the materials hold no xylene; the materials list heparin and no step uses it."
)
GOOD = "`- {name: xylene}` among the materials, and a step that says: Clear in xylene."


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each material that is not used, and each supply that is not listed."""
    words = library.wording
    named = "|".join([*words.supplies, any_of(words.qualities)])
    supplies = re.compile(rf"\b(?:{named})(?:e?s)?\b", re.IGNORECASE)
    for protocol in drug.protocols:
        every = list(texts.fields_of(protocol, drug))
        steps = texts.steps(protocol, drug)
        yield from _find_unused_materials(every, steps, library)
        yield from _find_unlisted_supplies(protocol, steps, supplies, library)


def _find_unused_materials(
    every: Sequence[TextField], steps: Sequence[TextField], library: Library
) -> Iterator[Problem]:
    used = _stem_words(
        " ".join([*(field.masked for field in steps), *(p.name for field in steps for p in _parameters_of(field))])
    )
    for field in every:
        if isinstance(field.noun, Material) and field.name == "name" and not _find_head_words(field.masked) & used:
            yield Problem(
                texts.place_in(field, 0, library),
                f"{field.text!r} is listed and no step uses it",
                "a step that uses it, or no such material",
            )


def _find_unlisted_supplies(
    protocol: Protocol, steps: Sequence[TextField], supplies: re.Pattern[str], library: Library
) -> Iterator[Problem]:
    heads = set().union(*(_find_head_words(material.name) for material in protocol.materials))
    there = heads | _stem_words(" ".join(m.detail for m in protocol.materials))
    qualities = {stem(word) for word in library.wording.qualities}
    there |= qualities & _stem_words(" ".join(m.name for m in protocol.materials))
    whole = re.compile(rf"\b{any_of(m.name for m in protocol.materials)}s?\b", re.IGNORECASE)
    for field in steps:
        there |= _find_made(field)
        listed = [match.span() for match in whole.finditer(field.masked)]
        for match in supplies.finditer(field.masked):
            inside = any(start <= match.start() < end for start, end in listed)  # `microscope` of `microscope slides`
            if not inside and not (thing := _find_head_words(match[0])) & there:
                there |= thing
                yield Problem(
                    texts.place_in(field, match.start(), library),
                    f"{match[0]!r} is used and not listed in {protocol.name}",
                    "the thing among the materials",
                )


def _parameters_of(field: TextField) -> Sequence[StepParameter]:
    return field.noun.parameters if isinstance(field.noun, Step) else ()


def _find_made(field: TextField) -> set[str]:
    """Return the last words of what a step and the steps within it make."""
    steps = field.noun.unfolded() if isinstance(field.noun, Step) else ()
    return set().union(*(_find_head_words(thing) for step in steps for thing in step.makes))


def _stem_words(text: str) -> set[str]:
    return {*stem_words(re.sub(r"\d", " ", text))}


def _find_head_words(name: str) -> set[str]:
    """Return the last word of each name, around `or`, `and` and brackets."""
    names = re.split(r" or | and |, |[()]", name.lower())
    return {stem(words[-1]) for words in (re.findall(r"[^\W\d]+", one) for one in names) if words}
