"""A text claims no more than was measured.

Words such as “robust”, “proves”, “halts” or “safe” hide how much, in how many and for how long. Give the measured
result instead. So do words that praise or promise wherever they stand, and with some endings all words that are not known as plain
(“tirelessly”, “matchless”): `judging`, `judging_ends` and `plain` of `data/wording.yml`. A word of cause (“leads to”, “due to”) is wrong in a sentence on an association, an uncontrolled or a
post hoc comparison.

In a guide a sentence prints a value, or says who judged it or how it was measured, if it

- judges benefit, safety, tolerability or the like,
- lets the drug do something that is not among the plain things that drugs do (“stabilised the patients”),
- says what became of the people (“keep their strength”), or that something was mended (“was restored”),
- speaks of all people, trials or outcomes, or of what will be.

Denied claims (“does not prove”), quotations and what a label or the authors are said to say are exempt.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from generators.check.built import notebook_text
from generators.check.problem import Look
from generators.check.sources import texts
from generators.check.sources.judging_words import JudgingWords
from generators.check.sources.texts import TextField
from generators.model import Arm, AvoidedWord, Library, Problem
from generators.site.pages import Site
from generators.text.patterns import PatternList, any_of, whole_words
from generators.text.prose import Span

ID = "TXT-CLAIM"
SEVERITY = "warning"
NUMBERS = False
BY_PAGE = True
BAD = "Baliforsen was safe and lowered DMPK robustly; a low level was associated with, and due to, the dose."
GOOD = "Baliforsen was generally well tolerated; a low level was associated with a low dose."

Found = tuple[int, str, str]  # where, what is wrong, what is wanted


def check_text(library: Library) -> Look:
    """Yield each word that claims too much."""
    find, judge = library.derive(_claim_finder), _verdict_finder(library)

    def look(field: TextField) -> Iterator[Problem]:
        if field.name != "qualifier" and not isinstance(field.noun, Arm):
            claims = list(find(field))
            told = {_find_sentence(field, at, library) for at, _, _ in claims}
            found = [*claims, *(one for one in judge(field) if _find_sentence(field, one[0], library) not in told)]
            yield from (Problem(texts.place_in(field, at, library), wrong, use) for at, wrong, use in found)

    return look


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each word of a notebook that claims too much."""
    for field, place in notebook_text.find_cells(library, site):
        found = library.derive(_claim_finder)(field)
        yield from (Problem(place(at), wrong, instead) for at, wrong, instead in found)


def _claim_finder(library: Library) -> Callable[[TextField], Iterator[Found]]:
    words = library.wording
    judging = JudgingWords(words)
    over, cause, together = _make_listed(words.overclaims), _make_listed(words.causal), whole_words(words.associations)
    taken_back = re.compile(rf"[^.;:,]{{0,40}}{whole_words(words.taken_back).pattern}", re.IGNORECASE)
    denied = re.compile(rf"\b{any_of(words.denials)}\b[^.;:]{{0,60}}$|[“‘\"][^”’\"]*$", re.IGNORECASE)
    told = re.compile(rf"{whole_words(words.attributed).pattern}[^.;:]{{0,60}}$", re.IGNORECASE)

    def look(field: TextField) -> Iterator[Found]:
        found = [(*one, "claims more than was measured") for one in over.finditer(field.flowing)]
        told_of = [match.span() for match, *_ in found]
        found += [
            (one, "what was measured", "judges without a measure")
            for one in judging.find(field.flowing)
            if not any(start <= one.start() < end for start, end in told_of)
        ]
        if together.search(field.flowing):
            causes = (
                one for one in cause.finditer(field.flowing) if together.search(_get_sentence(field, one[0], library))
            )
            found += [(*one, "tells as cause what was seen together") for one in causes]
        for match, instead, wrong in found:
            before = _get_text_before(field, match, library)
            is_excused = denied.search(before) or told.search(before) or taken_back.match(field.flowing, match.end())
            if not is_excused:
                yield match.start(), f"{match[0]!r} {wrong}", instead

    return look


def _verdict_finder(library: Library) -> Callable[[TextField], Iterator[Found]]:
    """Return what yields the sentences of a guide that judge without a measure."""
    verdicts, judged = whole_words(library.wording.verdicts), whole_words(library.wording.judged)
    denied = whole_words(map(re.escape, library.wording.denials))

    def look(field: TextField) -> Iterator[Found]:
        for match in verdicts.finditer(field.flowing) if field.is_body else ():
            sentence = texts.part_around(texts.sentences(field, library), match.start())
            is_heading = field.flowing.startswith("#", sentence.start)
            told = (one.search(field.flowing, sentence.start, sentence.end) for one in (judged, denied))
            prints = any(
                call.word == "value" for call in texts.calls(field, sentence)
            )  # if it is not there, that is told
            if not (is_heading or any(told) or prints):
                yield (
                    match.start(),
                    f"{match[0]!r} judges without a measure",
                    "a value, who judged it, or how it was measured",
                )

    return look


def _make_listed(wanted: Sequence[AvoidedWord]) -> PatternList:
    return PatternList.of([(one.pattern, one.instead) for one in wanted])


def _find_sentence(field: TextField, at: int, library: Library) -> Span:
    return texts.part_around(texts.sentences(field, library), at)


def _get_sentence(field: TextField, match: re.Match[str], library: Library) -> str:
    part = texts.part_around(texts.sentences(field, library), match.start())
    return field.flowing[part.start : part.end]


def _get_text_before(field: TextField, match: re.Match[str], library: Library) -> str:
    return field.flowing[texts.part_around(texts.sentences(field, library), match.start()).start : match.start()]
