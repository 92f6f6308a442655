"""What a data file names exists: compounds, species, units, studies, observations, guides.

A name that leads nowhere prints nothing or the wrong thing. Each is checked against its closed list or against the
data, and the nearest name is suggested. Fields are what their file says they are: none is unknown, none is missing that
is needed, no id is given twice, a table shows something, a row of it has a cell for each column, and n is a number, a span or `not-reported`.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from generators.check.sources import places
from generators.model import (
    OF_ANALYTE,
    Axis,
    Chart,
    Conflict,
    Drug,
    Gap,
    Library,
    Page,
    Problem,
    Protocol,
    Reference,
    Vocabulary,
    Where,
)
from generators.text.suggest import did_you_mean

ID = "DAT-FIELD"
SEVERITY = "error"
NUMBERS = False
BAD = "`study: nct0231201` where studies.yml has `nct02312011`."
GOOD = "`study: nct02312011`."
_FEW = 8  # so many names are told in full
Mention = tuple[Where, str, str, Collection[str]]  # place, kind, name, the names there are
_N = re.compile(r"|not-reported|[<>≤≥~]?\d+(–\d+)?")


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each name of a list that all drugs share, or of a reference, that leads nowhere."""
    yield from library.unread("field")
    yield from _find_nowhere(_named_by_lists(library.vocabulary), library)


def check_reference(library: Library, reference: Reference) -> Iterator[Problem]:
    """Yield each compound of a reference that is in no list."""
    known = library.vocabulary.compounds
    yield from _find_nowhere(((reference.at("compound"), "compound", n, known) for n in reference.compounds), library)


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each name that leads nowhere, each table row of the wrong width and each n that is no number."""
    named = (_named_by_drug(drug, library), _named_by_arms(drug, library.vocabulary), _named_by_records(drug, library))
    yield from _find_nowhere(chain.from_iterable(named), library)
    yield from _check_widths(library, drug)
    for observation in places.list_rows(library, drug):
        if not _N.fullmatch(observation.n):
            yield Problem(
                places.cell(library, observation, "n"),
                f"{observation.id}: n is {observation.n!r}",
                "8, 3–4, ≤10, not-reported or nothing",
            )


def _find_nowhere(mentions: Iterable[Mention], library: Library) -> Iterator[Problem]:
    for where, kind, name, known in mentions:
        if name and name not in known and name not in library.broken and library.is_listed(kind):
            there = f"one of {', '.join(sorted(known))}" if 0 < len(known) <= _FEW else "a name that is there"
            meant = did_you_mean(name, known, there)
            yield Problem(places.mention(library, where, name), f"no {kind} {name!r}", *meant)


def _named_by_lists(words: Vocabulary) -> Iterator[Mention]:
    yield from ((p.where, "species", p.species, words.species) for p in words.populations.values())
    yield from ((s.where, "species", s.broader, words.species) for s in words.species.values())
    for parameter in words.parameters.values():
        yield parameter.where, "matrix", parameter.matrix, words.matrices
        yield from ((parameter.where, "species", name, words.species) for name in parameter.species)
        yield from ((parameter.where, "unit", code, {*words.units, OF_ANALYTE}) for code in parameter.units)
    for analyte in words.analytes.values():
        yield analyte.where, "matrix", analyte.matrix, words.matrices
        yield from ((analyte.where, "unit", code, words.units) for code in analyte.units)
    yield from ((matrix.where, "matrix", matrix.part_of, words.matrices) for matrix in words.matrices.values())


def _named_by_drug(drug: Drug, library: Library) -> Iterator[Mention]:
    words = library.vocabulary
    yield drug.where, "compound", drug.compound, words.compounds
    yield from ((fact.where, "compound", fact.compound, words.compounds) for fact in drug.facts)
    yield from ((study.where, "compound", study.compound, words.compounds) for study in drug.studies)
    yield from ((study.where, "species", name, words.species) for study in drug.studies for name in study.species)
    yield from ((study.where, "population", n, words.populations) for study in drug.studies for n in study.populations)
    yield from ((p.where, "species", p.species, words.species) for p in drug.protocols)
    yield from ((p.where, "unit", unit, words.units) for p in drug.protocols for unit in _units(p))
    yield from ((t.where, "unit", c.unit, words.units) for t in drug.tables for c in t.columns)
    yield from ((c.where, "unit", axis.unit, words.units) for c in drug.charts for axis in _axes(c))


def _named_by_arms(drug: Drug, words: Vocabulary) -> Iterator[Mention]:
    every = [(study, arm) for study in drug.studies for arm in study.arms]
    for study, arm in every:
        yield study.where, "compound", arm.compound, words.compounds
        yield study.where, "population", arm.population, words.populations
        yield study.where, "species", arm.species, words.species


def _named_by_records(drug: Drug, library: Library) -> Iterator[Mention]:
    """What tables, charts, conflicts and gaps name."""
    slugs = {guide.slug for guide in drug.guides} | library.broken
    records: tuple[Conflict | Gap, ...] = (*drug.conflicts, *drug.gaps)
    for thing in records:
        yield from ((thing.where, "observation", ident, library.observations) for ident in thing.observations)
        yield from ((thing.where, "guide", slug, slugs) for slug in thing.guides)
    for table in drug.tables:
        yield from ((table.where, "observation", ident, library.observations) for ident in table.shown)
    for chart in drug.charts:
        yield from ((chart.where, "observation", ident, library.observations) for ident in chart.shown)


def _units(protocol: Protocol) -> Iterator[str]:
    yield from (parameter.unit for step in protocol.every_step() for parameter in step.parameters)


def _axes(chart: Chart) -> Iterator[Axis]:
    yield from (axis for axis in (chart.axis, chart.axis_x) if axis)


def _check_widths(library: Library, drug: Drug) -> Iterator[Problem]:
    for table in drug.tables:
        if not (table.rows or table.observations or table.select):
            wanted = "`rows`, `observations` or `select`"
            yield Problem(table.where, f"table {table.name} shows nothing", wanted)
        for row in table.rows:
            if not row.group and len(row.cells) != len(table.columns):
                yield Problem(
                    places.mention(library, table.where, row.head),
                    f"table {table.name}, row {row.head!r}: {len(row.cells)} cells",
                    f"{len(table.columns)}",
                )
