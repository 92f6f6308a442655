"""Every date is a day of the calendar, and one after the cut-off of the evidence is called planned.

A day that its month does not have is a slip of the hand wherever it stands: in a field, in a cell, in a sentence. What lies
after the day on which a drug was last reviewed (`reviewed`, for a guide its `cutoff`) has not happened yet: an event says
`planned: true`, and a sentence has a word that says so (`planned_words` in data/wording.yml). No status begins, no search was
made and no data were cut after that day, and no event that is over is still planned.
"""

import calendar
import re
from collections.abc import Iterator
from typing import NamedTuple

from generators.check.problem import Look
from generators.check.sources import places, texts
from generators.check.sources.texts import TextField
from generators.model import Drug, Event, Guide, Library, Problem, Where
from generators.text.patterns import whole_words

ID = "DAT-DATE"
SEVERITY = "error"
NUMBERS = False
BAD = "`date: 2025-02-31`; `date: 2027-08-07` in a drug that was reviewed on 2026-11-20."
GOOD = "`date: 2025-02-28`; `date: 2027-08-07` with `planned: true`."
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_IN_WORDS = re.compile(
    rf"(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?\b(?P<month>{_MONTHS})"
    r"(?: (?P<after>\d{1,2})(?=,? \d{4}\b|[,.;)]|$),?)?(?: (?P<year>\d{4}))?\b"
)
_NUMBERS = {name: number for number, name in enumerate(_MONTHS.split("|"), 1)}


class Dated(NamedTuple):
    """A date in a field: what it is of, where that stands, the name of the field, the date."""

    what: str
    where: Where
    name: str
    date: str


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each day that no month has, each later date that is not called planned, each planned one that is over."""
    for dated in _list_dates(drug):
        if wrong := _find_wrong_day(*_parts(dated.date)):
            yield Problem(places.key(library, dated.where, dated.name), f"{dated.what}: {wrong}", "a day of the month")
    yield from _find_later(drug, library)
    yield from (wrong for event in drug.events for wrong in _check_event(event, drug, library))
    yield from _find_in_cells(drug, library)


def check_text(library: Library) -> Look:
    """Yield each date in words that no month has, and each later one that is not called planned."""
    planned = whole_words(library.wording.planned_words)
    return lambda field: _check_words(field, library, planned)


def _list_dates(drug: Drug) -> Iterator[Dated]:
    yield Dated(drug.id, drug.where, "reviewed", drug.reviewed)
    yield from (Dated(event.id, event.where, "date", event.date) for event in drug.events)
    for guide in drug.guides:
        yield from (Dated(guide.slug, guide.where, name, getattr(guide, name)) for name in ("date", "cutoff"))
    yield from _list_past(drug)


def _list_past(drug: Drug) -> Iterator[Dated]:
    """The dates that are over when a drug is reviewed."""
    yield from (
        Dated(f"the status in {one.region}", one.where, "since", one.since) for one in drug.statuses if one.since
    )
    yield from (Dated(gap.id, gap.where, "date", gap.date) for gap in drug.gaps)
    for study in drug.studies:
        yield from (Dated(cut.id, study.where, "date", cut.date) for cut in study.cuts if cut.date)


def _find_later(drug: Drug, library: Library) -> Iterator[Problem]:
    for dated in _list_past(drug):
        if _begins_after(dated.date, drug.reviewed):
            wrong = f"{dated.what}: {dated.date} is after {drug.id} was reviewed, on {drug.reviewed}"
            yield Problem(places.key(library, dated.where, dated.name), wrong, "a date that is over, or a later review")


def _check_event(event: Event, drug: Drug, library: Library) -> Iterator[Problem]:
    later = _begins_after(event.date, drug.reviewed)
    if later == event.planned:
        return
    wrong, wanted = f"{event.id}: {event.date} is after the review of {drug.reviewed}", "`planned: true`"
    if event.planned:
        wrong, wanted = f"{event.id} is planned for {event.date}, which is over", "what happened on that day"
    yield Problem(places.key(library, event.where, "date"), wrong, wanted)


def _find_in_cells(drug: Drug, library: Library) -> Iterator[Problem]:
    for row in drug.observations:
        for name in ("time", "schedule", "dose"):
            for found in _IN_WORDS.finditer(getattr(row, name)):
                if wrong := _find_wrong_day(*_named(found)):
                    yield Problem(places.cell(library, row, name), f"{row.id}: {wrong}", "a day of the month")


def _check_words(field: TextField, library: Library, planned: re.Pattern[str]) -> Iterator[Problem]:
    cutoff = field.noun.cutoff if isinstance(field.noun, Guide) else field.drug.reviewed
    is_told = isinstance(field.noun, Event) and field.noun.planned
    for found in _IN_WORDS.finditer(field.masked):
        year, month, day = _named(found)
        if wrong := _find_wrong_day(year, month, day):
            yield Problem(texts.place_in(field, found.start(), library), wrong, "a day of the month")
        elif year and _begins_after(f"{year}-{month:02}" + (f"-{day:02}" if day else ""), cutoff) and not is_told:
            sentence = texts.part_around(texts.sentences(field, library), found.start())
            if not planned.search(field.masked, sentence.start, sentence.end):
                wanted = "a word that says that it is planned, such as expected"
                where = texts.place_in(field, found.start(), library)
                yield Problem(where, f"{found[0]!r} is after the cut-off of the evidence, {cutoff}", wanted)


def _named(found: re.Match[str]) -> tuple[int, int, int]:
    """Year, month and day of a date in words; 0 for what it does not say."""
    return int(found["year"] or 0), _NUMBERS[found["month"]], int(found["day"] or found["after"] or 0)


def _parts(iso: str) -> tuple[int, int, int]:
    year, month, day = [*(int(part) for part in iso.split("-") if part.isdecimal()), 0, 0, 0][:3]
    return year, month, day


def _find_wrong_day(year: int, month: int, day: int) -> str:
    """What is wrong with a day, if its month does not have it; February without a year may have 29."""
    if not month or not day or not 1 <= month <= 12:
        return ""
    last = calendar.monthrange(year or 2000, month)[1]
    name = calendar.month_name[month]
    return f"{name}{f' {year}' if year else ''} has {last} days, and no {day}" if day > last else ""


def _begins_after(iso: str, other: str) -> bool:
    """Whether a date of any precision begins after all days that another may mean."""
    return iso[: len(other)] > other[: len(iso)]
