"""A value rests on a work about its own drug, and the record of a trial on values of that trial.

What a source is about is read from data, never from the words of its title: from its field `compound` in references.bib,
and without it from whatever else cites it: values, facts, events, statuses and items of studies. A row or a statement of
one drug is wrong where its source says another compound, or where all else that rests on the source belongs to another
drug. What is of no compound or of the class may share its sources, and so may steps of protocols. A registry record (`nct`)
that is the record of one study is no source of a value of another study that has its own. A work on several drugs says them
in `compound`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from generators.check.sources import places
from generators.model import Drug, Item, Library, Observation, Problem, Sourced, Step

ID = "DAT-SOURCE"
SEVERITY = "error"
NUMBERS = False
BAD = "A half-life of mipomersen with `source: thornton2023`, on which 90 values of baliforsen rest and no other of mipomersen."
GOOD = "The same value with the review of mipomersen that gives it."
_STRAY = 0.1  # what so small a share of all that rests on a source is, is strayed
_OF_NO_DRUG = ("class", "comparator")  # kinds of compounds that several drugs may be told about by one work


@dataclass
class Uses:
    """What rests on each source: how many values and statements of each drug, and of which drugs an item of a study."""

    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    studies: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def other_home(self, source: str, drug: str) -> tuple[str, int]:
        """The other drug that a source belongs to, and how much of it rests there; none if it may be of this drug."""
        counted, studies = self.counts[source], self.studies[source]
        other, most = next(((name, n) for name, n in counted.most_common() if name != drug), ("", 0))
        is_stray = counted[drug] <= max(1, most * _STRAY)
        is_more = most > counted[drug] or (other in studies and drug not in studies)
        return (other, most) if most and is_stray and is_more else ("", 0)


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each value and each statement whose source is about another drug, another compound or another trial."""
    uses = library.derive(_count_uses)
    for row in drug.observations:
        for wrong in _check_row(row, drug, uses, library):
            yield Problem(places.cell(library, row, "source"), f"{row.id}: {wrong}", _WANTED)
    for statement in _list_statements(drug):
        for wrong in _find_other_drugs(statement, drug, uses, library):
            where = places.key(library, statement.where, "source")
            yield Problem(where, f"{places.name_sourced(statement)}: {wrong}", _WANTED)


def knows(library: Library) -> Iterator[str]:
    """What rests on each source, and which studies are registered."""
    uses = library.derive(_count_uses)
    yield from (
        f"{key} {sorted(found.items())} {sorted(uses.studies.get(key, ()))}" for key, found in uses.counts.items()
    )
    yield from (f"{record} {name}" for record, name in library.derive(_index_by_record).items())


_WANTED = "a source on it, or what the work is about in `compound` of its entry"


def _check_row(row: Observation, drug: Drug, uses: Uses, library: Library) -> Iterator[str]:
    yield from _find_other_drugs(row, drug, uses, library)
    kinds = {ident: compound.kind for ident, compound in library.vocabulary.compounds.items()}
    for reference in (library.references[c.key] for c in row.sources if c.key in library.references):
        about = set(reference.compounds)
        if about and row.compound not in about and kinds.get(row.compound) in ("drug", "tool", "surrogate"):
            yield f"{reference.key} is about {', '.join(sorted(about))} and the value is of {row.compound}"
    yield from _find_other_trials(row, library)


def _index_by_record(library: Library) -> dict[str, str]:
    """Return the names of the registered studies by their records."""
    return {one.registry: one.name for drug in library.drugs for one in drug.studies if one.registry}


def _find_other_trials(row: Observation, library: Library) -> Iterator[str]:
    """Yield each registry record of another study than that of the row, which has a record of its own."""
    study = library.study(row.study)
    registered = library.derive(_index_by_record)
    for reference in (library.references[c.key] for c in row.sources if c.key in library.references):
        record = reference.fields.get("nct", "")
        if study and study.registry and record in registered and record != study.registry:
            yield f"{reference.key} is the record of {registered[record]} and the row is of {study.name}"


def _find_other_drugs(statement: Sourced, drug: Drug, uses: Uses, library: Library) -> Iterator[str]:
    """Yield each source on which nothing else of the drug rests, or next to nothing, and much of another does."""
    for citation in statement.sources if _is_of_drug(statement, library) else ():
        reference = library.references.get(citation.key)
        other, most = uses.other_home(citation.key, drug.id)
        if reference and other and not reference.compounds:
            yield f"{reference.key} is a source on {other} ({most} values and statements), and on {drug.id} only here"


def _is_of_drug(statement: Sourced, library: Library) -> bool:
    """Whether it is about one drug, its control or its trial, and not about a disease, a method or the class."""
    compound = library.vocabulary.compounds.get(getattr(statement, "compound", ""))
    return compound is None or compound.id == "placebo" or compound.kind not in _OF_NO_DRUG


def _list_statements(drug: Drug) -> Iterator[Sourced]:
    """The statements of a drug except steps of protocols, whose methods any drug may share."""
    yield from (statement for statement in places.sourced_of(drug) if not isinstance(statement, Step))


def _count_uses(library: Library) -> Uses:
    uses = Uses()
    for drug in library.drugs:
        for statement in (*drug.observations, *_list_statements(drug)):
            for citation in statement.sources if _is_of_drug(statement, library) else ():
                uses.counts[citation.key][drug.id] += 1
                if isinstance(statement, Item):
                    uses.studies[citation.key].add(drug.id)
    return uses
