"""What a data file names exists: compounds, species, units, studies, observations, guides.

A name that leads nowhere prints nothing or the wrong thing. Each is checked against its closed list or against the
data, and the nearest name is suggested.
"""

import difflib
from collections.abc import Collection, Iterator, Sequence

from generators.model import Axis, Chart, Conflict, Drug, Gap, Library, Page, Step, Table, Where
from generators.tables import matrix

ID = "DAT-FIELD"
SEVERITY = "error"
BAD = "`study: nct0231201` where studies.yml has `nct02312011`."
GOOD = "`study: nct02312011`."
Named = tuple[Where, str, str, Collection[str]]  # place, kind, name, the names there are


def check(library: Library, pages: Sequence[Page]) -> Iterator[tuple[Where, str, str]]:
    """Yield each name that leads nowhere, and each table row of the wrong width."""
    for drug in library.drugs:
        for where, kind, name, known in _names(drug, library):
            if name and name not in known and name not in library.broken:
                near = next(iter(difflib.get_close_matches(name, known, n=1)), "")
                wanted = f"nearest: {near!r}" if near else "a name that is there"
                yield where, f"no {kind} {name!r}; wanted {wanted}", near
        yield from _widths(drug)


def _names(drug: Drug, library: Library) -> Iterator[Named]:
    words = library.vocabulary
    studies = {study.id for d in library.drugs for study in d.studies}
    slugs = {guide.slug for guide in drug.guides} | library.broken
    yield drug.where, "compound", drug.compound, words.compounds
    yield from ((fact.where, "compound", fact.compound, words.compounds) for fact in drug.facts)
    yield from ((study.where, "compound", study.compound, words.compounds) for study in drug.studies)
    yield from ((o.where, "study", o.study, studies) for o in drug.observations)
    yield from ((p.where, "species", p.species, words.species) for p in drug.protocols)
    yield from ((p.where, "unit", unit, words.units) for p in drug.protocols for s in p.steps for unit in _units(s))
    yield from ((t.where, "unit", c.unit, words.units) for t in drug.tables for c in t.columns)
    yield from ((c.where, "unit", axis.unit, words.units) for c in drug.charts for axis in _axes(c))
    shown = ((t.where, ident) for t in drug.tables for ident in _ids(t))
    yield from ((where, "observation", ident, library.observations) for where, ident in shown)
    records: tuple[Conflict | Gap, ...] = (*drug.conflicts, *drug.gaps)
    for thing in records:
        yield from ((thing.where, "observation", ident, library.observations) for ident in thing.observations)
        yield from ((thing.where, "guide", slug, slugs) for slug in thing.guides)


def _units(step: Step) -> Iterator[str]:
    yield from (parameter.unit for parameter in step.parameters)
    for inner in step.steps:
        yield from _units(inner)


def _axes(chart: Chart) -> Iterator[Axis]:
    yield from (axis for axis in (chart.axis, chart.axis_x) if axis)


def _ids(table: Table) -> Iterator[str]:
    yield from table.observations
    yield from matrix.observations(table)


def _widths(drug: Drug) -> Iterator[tuple[Where, str, str]]:
    for table in drug.tables:
        for row in table.rows:
            if not row.group and len(row.cells) != len(table.columns):
                message = f"table {table.name}, row {row.head!r}: {len(row.cells)} cells; wanted {len(table.columns)}"
                yield table.where, message, ""
