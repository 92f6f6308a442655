"""“Not known” is said where a gap record says what was searched, and when.

That something is not known, was not found or was never studied is a claim about a search. The record of that search is
an entry of gaps.yml, shown on the page. A sentence and a record belong together when the sentence asks for a value of the
record, or shares two words of content with its title and statement (three, with the help of the sentence before).
"""

from collections.abc import Iterator, Sequence

from generators.check.sources import texts
from generators.check.sources.texts import Said
from generators.model import Drug, Gap, Guide, Library, Page, Problem
from generators.text.patterns import whole
from generators.text.prose import Span
from generators.text.stems import stem, stems

ID = "TXT-NEGATIVE"
SEVERITY = "warning"
BAD = "No study of its uptake into muscle has been published."
GOOD = "The same sentence, and in gaps.yml a gap on uptake into muscle with what was searched, the date and this guide."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each statement of ignorance without its record."""
    negative = whole(library.wording.negatives)
    for said in texts.said(library, Guide, Drug):
        for match in negative.finditer(said.masked):
            gaps = [gap for gap in said.drug.gaps if not isinstance(said.noun, Guide) or said.noun.slug in gap.guides]
            here = texts.around(texts.sentences(said, library), match.start())
            before = max(
                (s for s in texts.sentences(said, library) if s.end <= here.start), key=lambda s: s.start, default=here
            )
            if not any(_told(gap, said, here, before, library) for gap in gaps):
                yield Problem(
                    texts.place(said, match.start(), library),
                    f"{match[0]!r} without a record of the search",
                    "a gap in gaps.yml with what was searched",
                )


def _told(gap: Gap, said: Said, here: Span, before: Span, library: Library) -> bool:
    if {o.id for o in texts.observations(said, here, library)} & {*gap.observations}:
        return True
    empty = {*map(stem, library.wording.empty), *_stems(said.drug.inn)}
    record = _stems(f"{gap.title} {texts.masked(gap.statement)}") - empty
    shared = _stems(said.masked[here.start : here.end]) & record
    more = _stems(said.masked[before.start : here.end]) & record
    return len(shared) >= 2 or len(more) >= 3


def _stems(text: str) -> set[str]:
    """The stems of the longer words."""
    return {*stems(text, shortest=4)}
