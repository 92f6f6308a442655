"""“Not known” has a gap record of what was searched, and when.

That something is not known, was not found or was never studied is a claim about a search. The record of the search is an
entry of gaps.yml, shown on the page. A record covers a sentence if the sentence prints a value of the record, or shares
two words of content with its title and statement (three together with the sentence before). A heading needs none. A label or an assessment of an
agency that says it itself, cited with its place, needs no record; the tiers of such documents are in `data/sources.yml`. Neither
does what a study says in its own methods that it did not measure, cited there.
"""

from collections.abc import Callable, Iterator

from generators.check.problem import Look
from generators.check.sources import texts
from generators.check.sources.texts import TextField
from generators.model import Drug, Gap, Guide, Library, Problem
from generators.text.patterns import whole_words
from generators.text.prose import Span
from generators.text.stems import stem, stem_words

ID = "TXT-NEGATIVE"
SEVERITY = "warning"
NUMBERS = False
NEEDS = ("gap", "wording")
BAD = "No study of its uptake into muscle has been published."
GOOD = "The same sentence, and in gaps.yml a gap on uptake into muscle with what was searched, the date and this guide."


def check_text(library: Library) -> Look:
    """Yield each “not known” without its gap record."""
    negative = whole_words(library.wording.negatives)
    is_said_by_source = _find_what_sources_say(library)

    def look(field: TextField) -> Iterator[Problem]:
        for match in negative.finditer(field.flowing) if isinstance(field.noun, Guide | Drug) else ():
            gaps = [
                gap for gap in field.drug.gaps if not isinstance(field.noun, Guide) or field.noun.slug in gap.guides
            ]
            here = texts.part_around(texts.sentences(field, library), match.start())
            before = max(
                (s for s in texts.sentences(field, library) if s.end <= here.start), key=lambda s: s.start, default=here
            )
            known = any(_has_record(gap, field, here, before, library) for gap in gaps)
            is_heading = field.text.startswith("#", field.text.rfind("\n", 0, match.start()) + 1)
            if not (known or is_heading or is_said_by_source(field, here, match.start())):
                yield Problem(
                    texts.place_in(field, match.start(), library),
                    f"{match[0]!r} without a record of the search",
                    "a gap in gaps.yml with what was searched",
                )

    return look


def reads(library: Library, drug: Drug) -> Iterator[str]:
    """The gaps of the drug, and the tier of each source."""
    yield from (gap.model_dump_json(exclude={"where"}) for gap in drug.gaps)
    yield from (f"{key} {reference.tier}" for key, reference in library.references.items())


def _has_record(gap: Gap, field: TextField, here: Span, before: Span, library: Library) -> bool:
    if {o.id for o in texts.observations(field, here, library)} & {*gap.observations}:
        return True
    empty = {*map(stem, library.wording.empty), *_stem_words(field.drug.inn)}
    record = _stem_words(f"{gap.title} {texts.masked(gap.statement)}") - empty
    shared = _stem_words(field.flowing[here.start : here.end]) & record
    more = _stem_words(field.flowing[before.start : here.end]) & record
    return len(shared) >= 2 or len(more) >= 3


def _find_what_sources_say(library: Library) -> Callable[[TextField, Span, int], bool]:
    """Return whether a sentence cites, with its place, a document that tells itself what was not studied: an agency of
    anything, any other of its own methods."""
    not_done, methods = whole_words(library.wording.not_done), whole_words(library.wording.methods)
    told_by = library.sources.tell_what_is_unknown

    def look(field: TextField, here: Span, start: int) -> bool:
        of_itself = not_done.search(field.flowing, max(0, start - 5), start + 25)
        cited = ((library.references.get(one.key), one.locator) for one in field.parsed.citations_in(here))
        return any(
            reference is not None and place and (reference.tier in told_by or (of_itself and methods.search(place)))
            for reference, place in cited
        )

    return look


def _stem_words(text: str) -> set[str]:
    """The stems of the longer words."""
    return {*stem_words(text, shortest=4)}
