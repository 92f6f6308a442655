"""The tables of a data package, which refer to each other.

- `observations`: the tidy form, one row each;
- `places`: each source of each observation, with the place in it;
- `sources`: what is cited, with its identifiers;
- `units`: each UCUM code, as it is printed and named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from generators.cite import reference as parts
from generators.index import tidy
from generators.index.entries import Entry
from generators.index.tidy import Cell
from generators.model import Grade, Library, Reference

_TAG = re.compile(r"<[^>]+>")
_SOURCE_FIELDS = {
    "year": "Year.",
    "doi": "DOI.",
    "pmid": "PubMed id.",
    "pmcid": "PubMed Central id.",
    "nct": "Id at ClinicalTrials.gov.",
}


@dataclass(frozen=True)
class Field:
    """A column: its name, the type of its cells, what it holds, and the words that it is limited to."""

    name: str
    type: str
    description: str
    words: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()  # of the words, where they are codes


@dataclass(frozen=True)
class Table:
    """A table of a package. `refers` has a column, and the table and column that its cells are listed in."""

    name: str
    title: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    refers: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Rows:
    """What some observations are in the tables: their rows, those of their places, and the sources and units that these name."""

    observations: tuple[tuple[Cell, ...], ...]
    places: tuple[tuple[Cell, ...], ...]
    sources: frozenset[str]
    units: frozenset[str]


def make_rows(entries: Iterable[Entry], library: Library) -> Rows:
    """Return the rows of some observations."""
    listed = tuple(entries)
    return Rows(
        tuple(tidy.row(entry, library.site_url) for entry in listed),
        tuple(row for entry in listed for row in _list_places(entry)),
        frozenset(citation.key for entry in listed for citation in entry.observation.sources),
        frozenset(entry.observation.unit for entry in listed),
    )


def _list_places(entry: Entry) -> Iterator[tuple[Cell, ...]]:
    cited = zip(entry.observation.sources, entry.editions, strict=True)
    for number, (citation, edition) in enumerate(cited, start=1):
        yield entry.id, float(number), citation.key, citation.locator, edition


def make_tables(parts: Iterable[Rows], library: Library) -> tuple[Table, ...]:
    """Return the tables of a package of observations, whose rows come in parts."""
    listed = tuple(parts)
    units = sorted({unit for part in listed for unit in part.units} & library.vocabulary.units.keys())
    keys = sorted({key for part in listed for key in part.sources} & library.references.keys())
    return (
        _tabulate_observations(tuple(row for part in listed for row in part.observations), units, library),
        _tabulate_places(tuple(row for part in listed for row in part.places)),
        _tabulate_sources([library.references[key] for key in keys]),
        _tabulate_units(units, library),
    )


def _tabulate_observations(rows: tuple[tuple[Cell, ...], ...], units: Sequence[str], library: Library) -> Table:
    printed = tuple(library.vocabulary.units[code].label for code in units)
    words = {"grade": (get_args(Grade), ()), "unit": (tuple(units), printed)}
    fields = tuple(Field(one.name, one.type, one.description, *words.get(one.name, ())) for one in tidy.COLUMNS)
    return Table(
        "observations",
        "Every value with its whole context, one row each",
        fields,
        ("id",),
        rows,
        (("unit", "units", "code"),),
    )


def _tabulate_places(rows: tuple[tuple[Cell, ...], ...]) -> Table:
    fields = (
        Field("observation", "string", "Id of the observation."),
        Field("position", "number", "Which of its sources: 1 is the first."),
        Field("source", "string", "Key of the source."),
        Field("locator", "string", "Where in it the value stands."),
        Field("edition", "string", "Edition and region, of what has several."),
    )
    refers = (("observation", "observations", "id"), ("source", "sources", "key"))
    return Table("places", "Where in which source each value stands", fields, ("observation", "position"), rows, refers)


def _tabulate_sources(sources: Sequence[Reference]) -> Table:
    fields = (
        Field("key", "string", "Key, as on the page of references."),
        Field("entry", "string", "The source as it is cited."),
        Field("type", "string", "Type of the entry in BibTeX."),
        Field("tier", "string", "What kind of source it is."),
        Field("state", "string", "Whether its details are confirmed, and whether it was read."),
        *(Field(name, "string", text) for name, text in _SOURCE_FIELDS.items()),
        Field("address", "string", "Where it is found: by DOI if it has one."),
    )
    return Table("sources", "Every source that a value rests on", fields, ("key",), tuple(map(_list_cells, sources)))


def _list_cells(source: Reference) -> tuple[Cell, ...]:
    own = parts.address(source)
    named = (source.fields.get(name, "") for name in _SOURCE_FIELDS)
    return (
        source.key,
        _TAG.sub("", source.entry),
        source.type,
        source.tier,
        source.state,
        *named,
        own[1] if own else "",
    )


def _tabulate_units(codes: Sequence[str], library: Library) -> Table:
    fields = (
        Field("code", "string", "UCUM code."),
        Field("printed", "string", "As pages print it."),
        Field("name", "string", "Its name."),
    )
    units = (library.vocabulary.units[code] for code in codes)
    return Table(
        "units", "Units by their UCUM codes", fields, ("code",), tuple((u.code, u.print, u.name) for u in units)
    )
