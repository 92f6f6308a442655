"""Every noun of a library with its place in the files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from generators.domain.connected import reduce
from generators.model import NOWHERE, Citation, Drug, Guide, Library, Noun, Observation, Sourced, Where
from generators.read.formats import csv
from generators.text import prose


def list_citations(library: Library) -> Iterator[tuple[Citation, Where]]:
    """Return every citation in the data and the prose with its place: exact in a guide, that of the noun elsewhere."""
    for drug in library.drugs:
        yield from list_citations_of(drug)
    yield from list_citations_of_terms(library)


def list_citations_of(drug: Drug) -> Iterator[tuple[Citation, Where]]:
    """Return every citation of a drug with its place."""
    yield from _walk(drug, drug.where)


def list_citations_beside(drug: Drug, keys: Sequence[str]) -> Iterator[tuple[Citation, Where]]:
    """Return the citations in those parts of a drug that name one of these keys, as `list_citations_of` does."""
    parts = (part for _, value in drug if isinstance(value, tuple) for part in value if isinstance(part, Noun))
    for part in (reduce(drug, ()), *parts):
        text = part.model_dump_json()
        if any(key in text for key in keys):
            yield from _walk(part, drug.where)


def list_citations_of_terms(library: Library) -> Iterator[tuple[Citation, Where]]:
    """Return the sources of the glossary, each with the place of its term."""
    for term in library.vocabulary.terms.values():
        yield from ((Citation(key=key.strip()), term.where) for key in term.source.split(";") if key.strip())


def name_some(found: Sequence[str], most: int = 4) -> str:
    """Return how many places there are, and the first of them."""
    places = list(dict.fromkeys(found))
    shown = ", ".join(places[:most])
    count = f"{len(places)} place{'' if len(places) == 1 else 's'}"
    return f"{count} ({shown}{f' and {len(places) - most} more' if len(places) > most else ''})"


def list_rows(library: Library, drug: Drug) -> Iterator[Observation]:
    """Yield the values of a drug: of two rows with one id the one that has it."""
    yield from (row for row in drug.observations if library.observations.get(row.id) is row)


def sourced_of(drug: Drug) -> Iterator[Sourced]:
    """Yield every statement of a drug with a grade and sources except observations: facts, events, statuses, safety texts, items, steps."""
    yield from (*drug.facts, *drug.events, *drug.statuses, *drug.safety)
    yield from (item for study in drug.studies for item in study.fields)
    yield from (step for protocol in drug.protocols for step in protocol.every_step())


def name_sourced(statement: Sourced) -> str:
    """Name a statement in a message: its id, its label, or the first words of its text."""
    names = (getattr(statement, name, "") for name in ("id", "region", "label", "text"))
    words = next((str(name) for name in names if name), "a statement").split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")


def list_unreadable(drug: Drug) -> Iterator[Where]:
    """Yield every place in the guides of a drug with a malformed citation."""
    for guide in drug.guides:
        parsed = prose.parse(guide.body, is_markdown=True)
        strays = (one for one in parsed.strays if guide.body.startswith("[@", one.start))
        yield from (place_in_guide(guide, stray.start) for stray in strays)


def cell(library: Library, observation: Observation, name: str) -> Where:
    """Return the place of a cell of an observation."""
    where = observation.where
    at = csv.column(library.files.get(where.file, ""), where.line, name)
    return replace(where, column=at)


def key(library: Library, where: Where, name: str) -> Where:
    """Return the place of the value of `name:`, the first at or after a place in a YAML file."""
    return _find_first(library, where, rf"(?<![\w-]){name}:[ \t]*")


def mention(library: Library, where: Where, name: str) -> Where:
    """Return the first place of a name at or after a place."""
    return _find_first(library, where, rf"(?<![\w-])(?={re.escape(name)}(?![\w-]))")


def _find_first(library: Library, where: Where, pattern: str) -> Where:
    """Return the end of the first match at or after a place, or the place itself."""
    lines = library.files.get(where.file, "").split("\n")
    for number, line in enumerate(lines[where.line - 1 :], where.line):
        if found := re.search(pattern, line):
            return Where(file=where.file, line=number, column=found.end() + 1)
    return where


def _walk(thing: Any, where: Where) -> Iterator[tuple[Citation, Where]]:
    if isinstance(thing, tuple):
        for part in thing:
            yield from _walk(part, where)
    elif isinstance(thing, str):
        yield from ((citation, where) for citation, _ in prose.parse(thing).citations)
    elif isinstance(thing, Citation):
        yield thing, where
    elif isinstance(thing, Guide):
        yield from ((c, place_in_guide(thing, at)) for c, at in prose.parse(thing.body, is_markdown=True).citations)
    elif isinstance(thing, Noun):
        place = getattr(thing, "where", NOWHERE)
        place = place if place.file != NOWHERE.file else where
        for value in vars(thing).values():  # to ask a noun what it is takes long; most values are plain
            if (value and not isinstance(value, _PLAIN)) or (isinstance(value, str) and "[@" in value):
                yield from _walk(value, place)


_PLAIN = (str, int, float, Where)


def place_in_guide(guide: Guide, offset: int) -> Where:
    """Return the line and column of an offset in a guide's body."""
    return Where.at(guide.where.file, guide.body, offset, guide.body_line)
