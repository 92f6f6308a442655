"""Each number in a text comes from the data; only names hold digits.

A typed number has no source, no grade and no record, and does not change with the data. In the prose of guides and in the
texts of data files each digit is a number unless it belongs to a name:

- genes, proteins, compounds and their codes, isotopes, positions and chemistry (`RNase H1`, `ISIS 486178`, `2′-MOE`,
  `5-10-5 gapmer`, `18-mer`, `exon 7`),
- phases, sections, tables, versions, documents (`phase 1/2a`, `section 4.2`), and what else `data/wording.yml` lists,
- studies and arms of the drug, and its regimens by dose (`the 50/28 mg regimen`),
- dates, the first day of a study, the level of a confidence interval beside it.

Numbers as words are found beside a measure, as a multiple, and of people or animals (`twelve milligrams`, `threefold`, `a
third of patients`); in guides also of times, doses and events, as parts and ratios, and all that are written with a hyphen or
with hundreds (`four weeks`, `fell by a third`, `nine in ten`, `thirty-five`). From three on any number of things in words is typed (`six cohorts`), unless they are
things of a text or of a design (`three labels`, `not_counted` of `data/wording.yml`).

These are exempt:

- fields for numbers: parameters of a step, facts, columns of an observation, the name of a study,
- the label of a row or a point that repeats a dose or a time of its own values.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from generators.check.built import notebook_text
from generators.check.problem import Look
from generators.check.sources import places, texts
from generators.check.sources.number_names import NumberNames, number_names_of, search
from generators.check.sources.suggested_calls import suggest_call
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
    Guide,
    Library,
    Mark,
    Node,
    Observation,
    Point,
    Problem,
    Row,
    Series,
    Study,
    Table,
    Wording,
)
from generators.site.pages import Site
from generators.text.patterns import any_of

ID = "TXT-NUMBER"
SEVERITY = "error"
BY_PAGE = True
NEEDS = ("wording",)
BAD = "The mean level in muscle was 3.11 µg/g."
GOOD = 'The mean level in muscle was `{{ value("bal-muscle-mean-600mg") }}`.'

_WANTED = 'a value in the data, asked for with value(), or of one with show="dose", "time" or "n"'
_NUMBER = r"\d+(?:[ \u202f\u2009]\d{3})*(?:[.,]\d+)*(?:e[−-]?\d+)?"
_SPAN = rf"{_NUMBER}(?:\s*(?:–|—|-|±|/|to|and|or|,)\s*[−-]?{_NUMBER})*"
_LEVEL = re.compile(r" (?:CIs?\b|confidence|credible|prediction)(?! (?:of |from )?[\d−(])")  # after 95%
_YEARS = re.compile(r"(?:19|20)\d\d(?:(?:\s?[–/]\s?| to | and )(?:(?:19|20)?\d\d))?")
_START = r"(?<![\w.′/])(?<!\w-)(?:[~<>≤≥±−-]\s?)?"


def check_text(library: Library) -> Look:
    """Yield each number that was typed."""

    def look(field: TextField) -> Iterator[Problem]:
        found = () if _is_for_numbers(field) else library.derive(_NumberFinder).find_typed(field)
        for offset, wrong, wanted, call in found:
            yield Problem(texts.place_in(field, offset, library), wrong, wanted, call)

    return look


def check_shared(library: Library) -> Iterator[Problem]:
    """Yield each number that was typed into a term of the glossary."""
    finder = library.derive(_NumberFinder)
    for term in library.vocabulary.terms.values():
        text = texts.masked(f"{term.label} | {term.expansion} | {term.definition}")
        for start, end in finder.find_numbers(text):
            number = text[start:end].strip()
            yield Problem(
                places.mention(library, term.where, number), f"{number!r} is typed by hand", "words without it"
            )


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each number that was typed into the words of a notebook."""
    for field, place in notebook_text.find_cells(library, site):
        for offset, wrong, wanted, call in library.derive(_NumberFinder).find_typed(field):
            yield Problem(place(offset), wrong, wanted, call)


def _is_for_numbers(field: TextField) -> bool:
    """Whether a field is a name, or a place for numbers."""
    if isinstance(field.noun, Fact | Study):
        return field.name == ("value" if isinstance(field.noun, Fact) else "name")
    return isinstance(field.noun, Arm | Cut) or field.name == "qualifier"


class _NumberFinder:
    """Find the numbers in the texts of a library."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.names: NumberNames = number_names_of(library)
        self.pattern = _number_pattern(library)
        self.unnamed = {one.id for one in library.drugs if f"data/drugs/{one.id}/studies.yml" in library.incomplete}
        self.in_guides = re.compile("|".join(_prose_patterns(library.wording)))

    def find_typed(self, field: TextField) -> Iterator[tuple[int, str, str, str]]:
        """Yield the offset of each typed number of a text, what is wrong, what was wanted, and a call for it."""
        is_prose = isinstance(field.noun, Guide)
        for start, end in self.find_numbers(field.masked, field.drug.id, is_prose):
            number = field.text[start:end].strip()
            if not _is_repeated(field, number, self.library):
                call = suggest_call(field, number, start, self.library)
                wanted = f"`{call}`" if call else _WANTED
                yield start, f"{number!r} is typed by hand", wanted, call

    def find_numbers(self, text: str, drug: str = "", is_prose: bool = False) -> Iterator[tuple[int, int]]:
        """Yield the span of each number of a text, in order; a number in words inside another is not told twice."""
        masked = self.names.mask(text, drug)
        found = [span for span, is_bare in _find_typed(self.pattern, masked) if not (is_bare and drug in self.unnamed)]
        found += search(self.in_guides, masked) if is_prose else ()
        yield from _merge(found)


@lru_cache(maxsize=4096)
def _find_typed(pattern: re.Pattern[str], masked: str) -> tuple[tuple[tuple[int, int], bool], ...]:
    """Return the spans of numbers, and whether each is digits alone; it is often asked again for the same texts."""
    matches = (match for match in pattern.finditer(masked) if not _is_date_or_level(match, masked))
    return tuple((match.span(), bool(match.groupdict().get("bare"))) for match in matches)


def _merge(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans in order, with those that overlap as one."""
    done: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if done and start < done[1]:
            done = done[0], max(done[1], end)
            continue
        if done:
            yield done
        done = start, end
    if done:
        yield done


def _is_date_or_level(match: re.Match[str], text: str) -> bool:
    """Whether a number is a year that counts nothing, or the level of confidence beside its interval."""
    number = match[0].strip()
    level = re.fullmatch(r"9\d%", number) and _LEVEL.match(text, match.end())
    return bool(level or (match.groupdict().get("bare") and _YEARS.fullmatch(number)))


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
        rf"\b{any_of(words.amounts)} (?:about |some |nearly )?{_SPAN}\b(?![.,–/]?\d|(?:\s?|-)(?:{unit}|%))",
        rf"\b[DW]\d{{2,3}}\b|{_START}0,\d+|{_START}\d+ in \d+\b(?! (?:Table|Figure))",
        *_number_words_pattern(words),
        rf"\bCI:?,?\s[(\[]?[−-]?{_SPAN}",
        rf"\b{any_of(words.moments)} (?![01]\b(?!\.\d| or | and | to |–|, ?\d)){_SPAN}",
        rf"{_START}{_NUMBER}:{_NUMBER}(?![\w:])",
        rf"{_START}\d+\.\d+(?!\w|\.\d)",
        rf"{_START}{_NUMBER}(?:\s?×|x (?=\w)|-mers?\b|\s?±\s?{_NUMBER}|\s\({_NUMBER}(?:–| to ){_NUMBER}\))",
        r"[½⅓⅔¼¾] of\b|\b[Oo]f the \d+ [a-z]+ed\b",
        rf"{_START}{_SPAN}[ -]{any_of(words.moments)}\b",
        *(rf"(?<!\w)(?:{shorthand})(?!\w)" for shorthand in words.number_shorthand),
        *_bare_pattern(words),
    )
    return re.compile("|".join(f"(?:{form})" for form in forms))


def _bare_pattern(words: Wording) -> Iterator[str]:
    """Return the pattern of all digits that are left; a project that lists no names with digits is not asked for them."""
    if words.number_names:
        yield rf"(?P<bare>(?:[~<>≤≥±−]\s?)?[.]?\d+(?:[.,]\d+)*(?:\s?(?:–|/|to)\s?{_NUMBER})?)"


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


def _prose_patterns(words: Wording) -> Iterator[str]:
    """Return patterns of other numbers as words, which are looked for in guides."""
    one = any_of(words.number_words)
    many = any_of(word for word in words.number_words if word != "one")
    group = any_of(word for word in words.number_words if word not in ("one", "two"))
    large = rf"{any_of(word for word in words.number_words if len(word) > 5 or word.endswith('ty'))}"
    tens = any_of(word for word in words.number_words if word.endswith("ty"))
    number = rf"(?:an? )?{many}(?:(?:[- ]| and ){one})*"
    part = rf"(?:an?|one|{many})[ -]{any_of(word for word in words.fraction_words if word != 'half')}s?"
    unnamed = r"(?<!\bthe )(?<!\bthese )(?<!\bthose )(?<!\bboth )(?<!\ball )"
    yield rf"(?i:{unnamed}\b{number}[ -]{any_of(word for word in words.moments if len(word) > 3)}\b)"
    yield rf"(?i:{unnamed}\b{number} (?:[a-z-]+ )?{any_of(words.counted)}\b)"
    yield rf"(?i:\b{one} times\b(?! the (?:upper )?limit\b| (?:a|daily|weekly|monthly)\b))"
    yield rf"(?i:\b{one} in (?:an? |every )?{one}\b|(?<!randomised )(?<!randomized )(?<!allocated )\b{one} to {one}\b)"
    yield rf"(?i:\b{tens}-{one}\b|\b(?:an? |{many} )?(?:hundred|thousand|dozen)s?(?: and {one})?\b|\borders? of magnitude\b)"
    yield rf"(?i:\b{group} (?:were|was|had|have|received|completed|withdrew|died|left|responded|relapsed|stopped|dropped|reported|took|showed)\b)"
    yield rf"(?i:\b{part} (?:lower|higher|less|more|fewer|greater|smaller|longer|shorter|remained|of (?:that|it|those|these|them|baseline|(?:the|its|their|what) [\w-]+))\b)"
    yield rf"(?i:\b(?:twice|thrice|double|half|{many} times) (?:as (?:much|many|high|low|large|long|often|fast|deep|great|strong|big|short|small)|(?:the|its|that of|their) (?:dose|level|rate|size|length|number|value|concentration|amount))\b)"
    yield rf"(?i:\b{part} (?:were|was|had|dropped|stopped|left|died|relapsed|responded|withdrew|received|completed|improved|survived|lived|walked|sat|reached|gained|kept|needed|showed|reported|took)\b|\bone half of\b|\b{group} (?:out )?of (?:the |those |these |its |all )?{one}\b)"
    yield rf"(?i:\bfactor of {one}\b|\b(?:in|by) half\b|\b{group} (?:out )?of {one} [a-z-]+s\b)"
    yield rf"(?i:\b(?:fell|falls|rose|rises|dropped|drops|declined?s?|reduced?s?|lowered|lowers|increased?s?|decreased?s?|grew|cut|down|up|improved|shrank|shortened|prolonged)(?: [\w-]+){{0,3}}? by (?:[a-z]+ ){{0,2}}(?:an? |(?:one|{many})[ -])?{any_of(words.fraction_words)}s?\b(?=\s*(?:[.,;:)\[]|$|(?:in|on|at|from|to|with|over|after|and|or|during|within)\b)))"
    yield r"(?i:(?<!dose was )(?<!doses were )\b(?:doubled|trebled|tripled|quadrupled|halved)\b(?! (?:the |its |their )?doses?\b))"
    yield rf"(?i:{unnamed}\b(?!third){group}(?:[- ]{one})? (?:of (?:the|those|these|its|our) )?(?:[a-z-]+ )?(?!{any_of(words.not_counted)}\b)[a-z]{{3,}}(?<!s)s\b(?<!ss)(?<!us)(?<!is))"
    yield rf"(?i:\bhalf an? (?:log|unit|point|year|hour|day|month)\b|\b{group} of (?:the|those|these|its) {one} [a-z-]+s\b)"
    yield rf"(?i:\b(?:was|were|is|are|of|to|than|under|over|above|below|at|least|most|about|nearly) {large}(?=\s*[.,;:)]|\s*\[@|$))"
    yield rf"(?i:\b{group} of them\b|\b{one} and a half\b|\b(?:zero|{one}) point (?:zero|{one})\b)"
    yield rf"(?i:\bevery (?:second|third|fourth|fifth) {any_of(words.people)}\b)"


def _is_repeated(field: TextField, number: str, library: Library) -> bool:
    """Whether a label repeats a number of the values beside it."""
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
