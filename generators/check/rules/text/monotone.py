"""“Dose-dependent” is used only for values that rise or fall throughout with dose.

If a middle dose has less effect than a lower one, write of an effect at this dose, a broad relation, or no basis for
ranking. The values are the first of these:

- those that the sentence prints, or a table or chart that it refers to,
- those of the quantity that the sentence names,
- those of its paragraph, then of its section,
- those of the gene or protein that it names.

Each is compared at three doses or more with the values of the same quantity, people, study, time and schedule. Placebo
is left out. Denied claims are exempt.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from generators.check.problem import Look
from generators.check.sources import texts
from generators.check.sources.naming import names_of
from generators.check.sources.texts import TextField
from generators.domain import alike, connected, describe, quantity
from generators.domain.connected import group_files
from generators.model import Chart, Conflict, Drug, Gap, Library, Observation, Problem, Table, Wording
from generators.text.patterns import any_of, whole_words
from generators.text.prose import Span

ID = "TXT-MONOTONE"
SEVERITY = "error"
BESIDE = True
BAD = "SOD1 in CSF fell in a dose-dependent way, where 40 mg gave −27% and 60 mg −21%."
GOOD = "SOD1 in CSF fell most at the top dose; the middle doses cannot be ranked."

Series = list[tuple[float, float, Observation]]


def check_text(library: Library) -> Look:
    """Yield each claim of a relation to dose whose values reverse."""
    claims = whole_words(library.wording.dose_claims)
    of_dose, relation = whole_words(library.wording.of_dose), whole_words(library.wording.relations)
    is_taken_back = _find_what_takes_back(library.wording)
    every = library.derive(_DoseSeries)

    def find_claims(field: TextField) -> Iterator[tuple[Span, re.Match[str], Iterable[Series]]]:
        """Yield what is said in the words of a claim, and what a sentence that prints values of several doses says of dose."""
        for match in claims.finditer(field.flowing):
            sentence = texts.part_around(texts.sentences(field, library), match.start())
            yield sentence, match, _find_series(field, sentence, every, library)
        for sentence in texts.sentences(field, library):
            related = relation.search(field.flowing, sentence.start, sentence.end)
            if related and of_dose.search(field.flowing, sentence.start, sentence.end):
                yield sentence, related, _list_printed_series(field, sentence, every, library)

    def look(field: TextField) -> Iterator[Problem]:
        seen = set()
        for sentence, claim, found in find_claims(field):
            if sentence not in seen and not is_taken_back(field.flowing, sentence, claim):
                for back in filter(None, map(_find_reversal, found)):
                    seen.add(sentence)
                    place = texts.place_in(field, claim.start(), library)
                    yield Problem(place, *_format_message(claim[0], back, library))
                    break

    return look


def _find_what_takes_back(words: Wording) -> Callable[[str, Span, re.Match[str]], bool]:
    """Return whether words before a claim or in it deny it, or its sentence sets it a limit."""
    denied = re.compile(rf"\b{any_of(words.denials)}\b[^.;:,]{{0,40}}$", re.IGNORECASE)
    inside, limit = whole_words(map(re.escape, words.denials)), whole_words(words.dose_limits)

    def look(text: str, sentence: Span, claim: re.Match[str]) -> bool:
        before = denied.search(text, sentence.start, claim.start())
        return bool(before or inside.search(claim[0]) or limit.search(text, sentence.start, sentence.end))

    return look


def reads(library: Library, drug: Drug) -> Iterator[str]:
    """The outcomes over doses of the drug and of what it names, those of the drug by their short names, and what its tables and charts show."""
    every = library.derive(_DoseSeries)
    pictures: tuple[Table | Chart, ...] = (*drug.tables, *drug.charts)
    rows = (*drug.observations, *_list_named(library, drug))
    series = {id(points): (_group_key(row), points) for row in rows if (points := every.find(row))}
    yield from (f"{key} {dose} {number} {row.id}" for key, points in series.values() for dose, number, row in points)
    yield from (f"{row.id} {sorted(short)}" for row, short in _list_short_names(drug, every, library))
    yield from (f"{picture.name} {picture.shown}" for picture in pictures)


def _list_named(library: Library, drug: Drug) -> Iterator[Observation]:
    """Yield the values that the texts, the tables and the charts of a drug name."""
    told = (
        text for name, text in library.derive(group_files)[drug.id].items() if not name.endswith("/observations.csv")
    )
    ids = library.derive(connected.Names).read_text("\n".join(told)).ids
    yield from (library.observations[ident] for ident in sorted(ids) if ident in library.observations)


def _group_key(observation: Observation) -> alike.Key:
    return alike.key(observation, alike.OVER_DOSES)


class _DoseSeries:
    """The outcomes with one number at three doses or more, in order of dose."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._found: dict[connected.Circle, dict[alike.Key, Series]] = {}
        self._of: dict[int, Series] = {}  # by the value, which the library holds

    def find(self, row: Observation) -> Series:
        """Return the series that a value belongs to; it is empty where there is none."""
        if id(row) not in self._of:
            series = self._list_of_circle(connected.find_circle(row))
            self._of[id(row)] = series.get(_group_key(row), []) if series else []
        return self._of[id(row)]

    def _list_of_circle(self, circle: connected.Circle) -> dict[alike.Key, Series]:
        if circle not in self._found:
            rows = self._library.derive(connected.Names).list_circle(circle)
            outcomes = (other for other in rows if self._library.vocabulary.is_outcome(other))
            every = {key: _index_by_dose(group) for key, group in alike.group(outcomes, alike.OVER_DOSES).items()}
            self._found[circle] = {
                key: series for key, series in every.items() if len({dose for dose, _, _ in series}) >= 3
            }
        return self._found[circle]


def _index_by_dose(rows: Iterable[Observation]) -> Series:
    """Index the rows that have one number and one dose by dose; placebo is left out."""
    numbers = ((_parse_single_dose(row), quantity.estimate(row.value, percent=True), row) for row in rows if row.value)
    given = ((dose, number, row) for dose, number, row in numbers if dose and number is not None)
    return sorted(given, key=lambda point: point[:2])


def _parse_single_dose(observation: Observation) -> float | None:
    try:
        dose = quantity.parse_dose(observation.dose)
    except ValueError:
        return None
    return dose[0].center if dose else None


def _find_series(field: TextField, sentence: Span, every: _DoseSeries, library: Library) -> list[Series]:
    """Return the series that a sentence is about, found by the first of these ways that has a result."""
    ways: tuple[Callable[[], Iterable[Observation]], ...] = (
        lambda: _find_shown(field, sentence, library),
        lambda: _find_series_of_owner(field, library),
        lambda: _find_series_by_names(field, sentence, every, library),
        lambda: _find_shown(field, texts.part_around(texts.paragraphs(field), sentence.start), library),
        lambda: _find_shown(field, texts.part_around(texts.sections(field), sentence.start), library),
        lambda: _find_series_by_gene(field, sentence, every, library),
    )
    for way in ways:
        if found := _list_series(way(), every):
            return found
    return []


def _list_series(rows: Iterable[Observation], every: _DoseSeries) -> list[Series]:
    """Return the series that values belong to, each once."""
    found = {_group_key(row): row for row in rows if every.find(row)}
    return [every.find(row) for row in found.values()]


def _list_printed_series(field: TextField, sentence: Span, every: _DoseSeries, library: Library) -> list[Series]:
    """Return of each series what a sentence prints of it."""
    rows = {row.id: row for row in texts.observations(field, sentence, library)}
    return [[point for point in series if point[2].id in rows] for series in _list_series(rows.values(), every)]


def _find_shown(field: TextField, part: Span, library: Library) -> Iterator[Observation]:
    """Yield the observations that a part of a text shows or refers to."""
    yield from texts.observations(field, part, library)
    names = [call.name for call in texts.calls(field, part) if call.word in ("see", "table", "chart")]
    pictures: tuple[Table | Chart, ...] = (*field.drug.tables, *field.drug.charts)
    for picture in pictures:
        if {picture.name, f"table-{picture.name}", f"figure-{picture.name}"} & {*names}:
            yield from texts.observations_shown(picture, library)


def _find_series_of_owner(field: TextField, library: Library) -> Iterator[Observation]:
    """Yield the observations that a caption or a record is about."""
    owner = field.owner
    if isinstance(owner, Observation):
        yield owner
    elif isinstance(owner, Table | Chart):
        yield from texts.observations_shown(owner, library)
    elif isinstance(owner, Conflict | Gap):
        yield from (library.observations[name] for name in owner.observations if name in library.observations)


def _find_series_by_names(
    field: TextField, sentence: Span, every: _DoseSeries, library: Library
) -> Iterator[Observation]:
    """Return the series of this drug whose short names (SOD1, CSF, LDL-C) are all in the sentence."""
    words = _split_words(field.flowing[sentence.start : sentence.end])
    yield from (row for row, short in _list_short_names(field.drug, every, library) if short and short <= words)


def _find_series_by_gene(
    field: TextField, sentence: Span, every: _DoseSeries, library: Library
) -> Iterator[Observation]:
    """Return the series in people of the gene or protein named in a sentence without an animal or a cell."""
    text = field.flowing[sentence.start : sentence.end]
    words = _split_words(text) & {name for gene in library.wording.genes for name in (gene.symbol, gene.protein)}
    if not names_of(library).not_people.search(text):
        named = (row for row, short in _list_short_names(field.drug, every, library) if short & words)
        yield from (row for row in named if library.vocabulary.species_kind(row.species) == "people")


def _list_short_names(drug: Drug, every: _DoseSeries, library: Library) -> Iterator[tuple[Observation, set[str]]]:
    """Yield the drug's values that belong to a series, each with the short names of what was measured."""
    for row in drug.observations:
        if row.compound == drug.compound and row.parameter in library.vocabulary.parameters and every.find(row):
            name = describe.quantity_name(row, library.vocabulary)
            yield row, {word for word in _split_words(name) if sum(map(str.isupper, word)) > 1}


def _split_words(text: str) -> set[str]:
    return set(re.findall(r"[\w-]+", text))


def _find_reversal(series: Series) -> tuple[Observation, Observation] | None:
    """Return two neighbouring doses between which the values reverse, if the series rises and falls."""
    steps = [(two[1] - one[1], one[2], two[2]) for one, two in pairwise(series) if one[0] < two[0]]
    way = series[-1][1] - series[0][1] or 1 if series else 1
    back = [(one, two) for step, one, two in steps if step * way < 0]
    return back[0] if back else None


def _format_message(claim: str, back: tuple[Observation, Observation], library: Library) -> tuple[str, str]:
    words = library.vocabulary
    printed = (f"{describe.text(o, words)} at {describe.dose(o, words)}" for o in back)
    what = describe.quantity_name(back[0], words)
    return f"{claim!r} over values that turn back ({what}: {', '.join(printed)})", "words that these values allow"
