"""A number in a text comes from the data and is not typed.

A typed number has no source, no grade and no record, and does not change with the data. The prose of guides and the
texts of data files are checked for:

- numbers with a unit, percentages and decimal fractions (`3.11 µg/g`, `45%`),
- counts of people or animals, k of n, n, p values, confidence intervals (`12 patients`, `p = 0.03`),
- times (`day 85`),
- numbers as words beside a measure, as a multiple, or of people and animals (`twelve milligrams`, `threefold`, `a third
  of patients`).

These are exempt:

- names with digits (`RNase H1`, `ISIS 486178`, `phase 1/2a`, `2′-MOE`, `5-10-5 gapmer`), isotopes, sections of a
  document, the first day of a study,
- other numbers as words (`three weeks`, `a fifth more`),
- fields for numbers: parameters of a step, facts, columns of an observation,
- the label of a row or a point that repeats a dose or a time of its own values.
"""

import re
from collections.abc import Iterator, Sequence

from generators.check.built import notebook_text
from generators.check.sources import places, texts
from generators.check.sources.texts import TextField
from generators.domain import describe
from generators.model import (  # fmt: skip
    Arm,
    Axis,
    Chart,
    Cluster,
    Column,
    Cut,
    Edge,
    Fact,
    Library,
    Mark,
    Node,
    Observation,
    Page,
    Point,
    Problem,
    Row,
    Series,
    Table,
    Wording,
)
from generators.site.pages import Site
from generators.text.patterns import any_of
from generators.text.prose import Span

ID = "TXT-NUMBER"
SEVERITY = "error"
NEEDS = ("wording",)
BAD = "The mean level in muscle was 3.11 µg/g."
GOOD = 'The mean level in muscle was `{{ value("bal-muscle-mean-600mg") }}`.'

_NUMBER = r"\d+(?:[ \u202f\u2009]\d{3})*(?:[.,]\d+)*(?:e[−-]?\d+)?"
_SPAN = rf"{_NUMBER}(?:\s*(?:–|—|-|±|/|to|and|or|,)\s*[−-]?{_NUMBER})*"
_LEVEL = re.compile(r" (?:CIs?\b|confidence|credible|prediction)(?! (?:of |from )?[\d−(])")  # after 95%
_START = r"(?<![\w.′/])(?<!\w-)(?:[~<>≤≥±−-]\s?)?"


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each number that was typed."""
    typed, named = _number_pattern(library), _name_pattern(library)
    for field in texts.text_fields(library):
        of_data = isinstance(field.noun, (Arm, Cut)) or field.name == "qualifier"
        own = (isinstance(field.noun, Fact) and field.name == "value") or of_data
        for offset, wrong, wanted, call in () if own else _find_typed(field, typed, named, library):
            yield Problem(texts.place_in(field, offset, library), wrong, wanted, call)
    for term in library.vocabulary.terms.values():
        for match in _find_numbers(texts.masked(f"{term.label} | {term.expansion} | {term.definition}"), typed, named):
            number = match[0].strip()
            yield Problem(
                places.mention(library, term.where, number), f"{number!r} is typed by hand", "words without it"
            )


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each number that was typed into the words of a notebook."""
    typed, named = _number_pattern(library), _name_pattern(library)
    for field, place in notebook_text.find_cells(library, site):
        for offset, wrong, wanted, call in _find_typed(field, typed, named, library):
            yield Problem(place(offset), wrong, wanted, call)


def _find_typed(
    field: TextField, typed: re.Pattern[str], named: re.Pattern[str], library: Library
) -> Iterator[tuple[int, str, str, str]]:
    for match in _find_numbers(field.masked, typed, named):
        number = match[0].strip()
        if not _is_repeated(field, match, library):
            call = _suggest_call(field, match, library)
            wanted = f"`{call}`" if call else "a value in the data, asked for with value()"
            yield match.start(), f"{number!r} is typed by hand", wanted, call


def _find_numbers(text: str, typed: re.Pattern[str], named: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the numbers in a text that are not names. A level of confidence is a name only beside its interval."""
    for match in typed.finditer(text):
        level = re.fullmatch(r"9\d%", match[0].strip()) and _LEVEL.match(text, match.end())
        if not level and not named.search(text, 0, match.start()):
            yield match


def _number_pattern(library: Library) -> re.Pattern[str]:
    words = library.wording
    units = {
        name for unit in library.vocabulary.units.values() for name in (unit.print, unit.one, *_spell_unit(unit.name))
    }
    unit = any_of({*units, *words.units} - {""}).replace("µ", "[µμ]") + r"(?![\w-])"
    forms = (
        rf"{_START}{_SPAN}(?:\s?|-)(?:{unit}|%)",
        rf"{_START}{_SPAN}\s{any_of(words.counted)}\b",
        rf"{_START}\d+(?:/| (?:out )?of (?:the )?)\d+(?![\w/])",
        rf"\b[Pp]\s?[=<>≤≥]\s?{_NUMBER}",
        rf"\b[Nn]\s?[=:]\s?{_NUMBER}",
        rf"\b{any_of(words.amounts)} (?:about |some |nearly )?{_NUMBER}\b(?![.,–/]?\d|(?:\s?|-)(?:{unit}|%))",
        rf"\b[DW]\d{{2,3}}\b|{_START}0,\d+|{_START}\d+ in \d+\b(?! (?:Table|Figure))",
        *_number_words_pattern(words),
        rf"\bCI:?,?\s[(\[]?[−-]?{_NUMBER}",
        rf"\b{any_of(words.moments)} (?![01]\b(?!\.\d| or | and | to |–|, ?\d)){_SPAN}",
        rf"{_START}{_NUMBER}:{_NUMBER}(?![\w:])",
        rf"{_START}\d+\.\d+(?!\w|\.\d)",
        rf"{_START}{_NUMBER}(?:\s?×|x (?=\w)|-mers?\b|\s?±\s?{_NUMBER}|\s\({_NUMBER}(?:–| to ){_NUMBER}\))",
        r"[½⅓⅔¼¾] of\b|\b[Oo]f the \d+ [a-z]+ed\b",
    )
    return re.compile("|".join(f"(?:{form})" for form in forms))


def _number_words_pattern(words: Wording) -> Iterator[str]:
    """Return patterns of numbers as words: beside a measure, as a multiple, and of people or animals."""
    word = rf"{any_of(words.number_words)}(?:(?:[- ]| and ){any_of(words.number_words)})*"
    whom = rf"(?:of (?:(?:all|the|those|these|its|our) )*)?(?:[\w-]+ )?{any_of(words.counted_in_words)}\b"
    part = rf"(?:an? |one[ -]|{any_of(words.number_words)}[ -])?{any_of(words.fraction_words)}s?"
    yield rf"(?i:\b{word}[ -]{any_of(words.measures)}\b)"
    yield rf"(?i:\b{word}[ -]?fold\b)"
    yield rf"(?i:\b{word} (?:out )?of (?:(?:the|those|these|its) )?{word} (?:[\w-]+ )?{any_of(words.counted_in_words)}\b)"
    yield rf"(?i:(?<!\bthe )(?<!\bthese )(?<!\bthose )(?<!\bboth )\b(?!one\b(?! hundred)){word} {any_of(words.counted_in_words)}\b)"
    yield rf"(?i:\b{part} {whom})"


def _spell_unit(name: str) -> tuple[str, ...]:
    return () if name.startswith(("number", "participants", "samples")) else (name, f"{name}s")


def _name_pattern(library: Library) -> re.Pattern[str]:
    """Return what precedes a number that is a name: `phase `, `sections 1, 2, `."""
    return re.compile(rf"\b(?i:{any_of(library.wording.numbered)})\s(?:[\d.]+[a-z]?(?:, ?| and | or |–))*$")


def _is_repeated(field: TextField, match: re.Match[str], library: Library) -> bool:
    """Whether a label repeats a number of the values beside it."""
    number = match[0].strip()
    if not isinstance(field.noun, Axis | Cluster | Column | Edge | Mark | Node | Point | Row | Series):
        return False
    if not library.is_complete("observation") and isinstance(field.owner, Table | Chart):
        return True  # by a value that could not be read, which is reported at its place
    carried = " | ".join(_describe_context(o, library) for o in _observations_beside(field, library)).casefold()
    return re.search(rf"(?<!\d){re.escape(number.casefold())}(?!\w)", carried.replace("\u00a0", " ")) is not None


def _observations_beside(field: TextField, library: Library) -> list[Observation]:
    """Return the observations of the row or the point, or of the whole table or chart."""
    noun, owner = field.noun, field.owner
    if isinstance(noun, Point | Mark):
        return [library.observations[noun.id]] if noun.id in library.observations else []
    if isinstance(owner, Table) and isinstance(noun, Row) and noun.cells:
        return texts.observations_shown(owner.model_copy(update={"rows": (noun,)}), library)
    return texts.observations_shown(owner, library) if isinstance(owner, Table | Chart) else []


def _describe_context(observation: Observation, library: Library) -> str:
    dose = describe.dose(observation, library.vocabulary)
    own = (observation.time, observation.schedule, observation.arm_name, observation.qualifier)
    return " | ".join((dose, *own, describe.text(observation, library.vocabulary)))


def _suggest_call(field: TextField, match: re.Match[str], library: Library) -> str:
    """Suggest a call for the number, if exactly one value of the drug prints so and the sentence is about it."""
    number, words = match[0].strip(), library.vocabulary
    values = (o for o in field.drug.observations if o.value is not None)
    same = [o for o in values if describe.text(o, words).replace("\u00a0", " ") == number]
    sentence = texts.part_around(texts.sentences(field, library), match.start())
    meant = len(same) == 1 and _is_about(same[0], field, sentence, library)
    return f'{{{{ value("{same[0].id}") }}}}' if meant else ""


def _is_about(observation: Observation, field: TextField, sentence: Span, library: Library) -> bool:
    """Whether a sentence names the quantity or matrix of an observation, and cites one of its sources if it cites any."""
    words = library.vocabulary
    named = [words.parameters[observation.parameter].name, observation.parameter]
    named += [words.matrices[observation.matrix].name] if observation.matrix in words.matrices else []
    cited = {citation.key for citation in field.parsed.citations_in(sentence)}
    words_of_sentence = field.text[sentence.start : sentence.end].lower()
    known = {word for name in named for word in re.findall(r"\w{4,}", name.lower())}
    is_named = bool(known & {*re.findall(r"\w{4,}", words_of_sentence)})
    return is_named and (not cited or bool(cited & {citation.key for citation in observation.sources}))
