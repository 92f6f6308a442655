"""A value is filed under the species and the model that it was measured in.

The species of a row is one that its parameter can have, that of its population, one that its study used (people in a
trial, animals in an animal study, unless the study lists its species), and the one that its own id names. Its
population is one that its study lists, and is named where the study lists one alone; its compound is the one that the
study gave, its control, or a class of others. A source that tells of one animal study tells of that one. A liver value
of wild-type mice that is filed under another model, or under people, says something that nobody measured. A trial has people, an
animal study animals; an active arm is given a drug, and a placebo arm a control.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generators.check.sources import places
from generators.check.sources.wrong import Wrong, place_in_row
from generators.domain.connected import list_compared
from generators.model import Drug, Library, Observation, Problem, Study, Vocabulary

ID = "DAT-SPECIES"
SEVERITY = "error"
NUMBERS = False
BAD = "A row of the population `wild-type-mouse` with the species `human`; one of `dmsxl-mouse` from a study of wild-type mice."
GOOD = "The same row with `mouse` and `wild-type-mouse`."
_SELDOM = 4  # a source that is cited so seldom may tell of any study
Reports = Mapping[str, Counter[str]]


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each value of a species or a population that it cannot be of, and each study or arm that denies itself."""
    yield from _check_studies(library, drug)
    reports = _count_reports(list_compared(library, drug), drug)
    for row in places.list_rows(library, drug):
        study = library.study(row.study)
        found = [*_check_study(row, study, library.vocabulary)] if study else []
        found += [*_check_species(row, library.vocabulary), *(_check_source(row, study, reports) if study else ())]
        yield from place_in_row(library, row, {one.field: one for one in found}.values())  # one problem for a cell


def _check_studies(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each study of a kind that its species deny, and each arm of a role that its compound denies."""
    controls = set(library.wording.controls)
    for study in drug.studies:
        known = (library.vocabulary.species.get(name) for name in study.species)
        kinds = {species.kind for species in known if species}
        if (study.kind == "clinical" and "animal" in kinds) or (study.kind == "animal" and kinds == {"people"}):
            wrong = f"{study.id} is {study.kind} and its species {', '.join(study.species)}"
            yield Problem(places.key(library, study.where, "kind"), wrong, "the kind of the study, or its species")
        for arm in study.arms:
            compound = arm.compound or study.compound
            is_wrong = arm.role in ("active", "placebo") and (arm.role == "active") == (compound in controls)
            if controls and is_wrong and not arm.of:
                wrong = f"{study.id}: the arm {arm.id} is {arm.role} and is given {compound}"
                yield Problem(places.key(library, study.where, "arms"), wrong, "its role, or its compound")


def _check_species(row: Observation, vocabulary: Vocabulary) -> Iterator[Wrong]:
    """A species that the id, the parameter or the population of the row does not have."""
    named = _species_of_id(row, vocabulary)
    if named and row.species and _widest(named, vocabulary) != _widest(row.species, vocabulary):
        yield Wrong("species", f"the id names {named} and the row says {row.species}", "one of them in both", named)
    parameter = vocabulary.parameters.get(row.parameter)
    allowed = parameter.species if parameter else ()
    if row.species and allowed and row.species not in allowed:
        wrong = f"no {row.parameter} in {row.species}"
        yield Wrong("species", wrong, f"one of {', '.join(allowed)}", allowed[0] if len(allowed) == 1 else "")
    population = vocabulary.populations.get(row.population)
    if population and population.species and row.species != population.species:
        wrong = f"{population.id} is {population.species} and the row says {row.species or 'no species'}"
        yield Wrong("species", wrong, "the same", population.species)


def _list_compounds(study: Study) -> set[str]:
    """The compound of a study and those that its arms name for themselves."""
    return {study.compound, *(arm.compound for arm in study.arms)}


def _check_study(row: Observation, study: Study, vocabulary: Vocabulary) -> Iterator[Wrong]:
    """A species, a population or a compound that the study did not use."""
    if row.species and study.species:
        yield from _check_listed_species(row, study, vocabulary)
    elif row.species:
        yield from _check_kind_of_study(row, study, vocabulary)
    yield from _check_population(row, study, vocabulary)
    compound = vocabulary.compounds.get(row.compound)
    if compound and compound.kind not in ("class", "comparator") and compound.id not in _list_compounds(study):
        wrong = f"{study.id} gave {study.compound} and the row says {compound.id}"
        yield Wrong("compound", wrong, "the same", study.compound)


def _check_listed_species(row: Observation, study: Study, vocabulary: Vocabulary) -> Iterator[Wrong]:
    """A row of several species takes part in a study of several."""
    several = vocabulary.species_kind(row.species) == "several" and len(study.species) > 1
    if row.species not in study.species and not several:
        wrong = f"{study.id} used {', '.join(study.species)} and the row says {row.species}"
        yield Wrong("species", wrong, "one of them", study.species[0])


def _check_kind_of_study(row: Observation, study: Study, vocabulary: Vocabulary) -> Iterator[Wrong]:
    """A trial has people, an animal study has none."""
    people = vocabulary.species_kind(row.species) == "people"
    if (study.kind, people) in (("clinical", False), ("animal", True)):
        subjects = "people" if study.kind == "clinical" else "animals"
        yield Wrong("species", f"{study.id} is a study of {subjects} and the row says {row.species}", "its species")


def _check_population(row: Observation, study: Study, vocabulary: Vocabulary) -> Iterator[Wrong]:
    """A population that the study does not list, or none where it lists one alone."""
    only = study.populations[0] if len(study.populations) == 1 else ""
    if row.population and study.populations and row.population not in study.populations:
        wrong = f"{study.id} did not study {row.population}"
        yield Wrong("population", wrong, " or ".join(study.populations), only)
    elif only and not row.population and vocabulary.is_outcome(row):
        yield Wrong("population", f"{study.id} studied {only} alone and the row names nobody", only, only)


def _count_reports(rows: Iterable[Observation], drug: Drug) -> Reports:
    """How often each source tells of each study: in the records of the studies of a drug and in rows."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for study in drug.studies:
        for citation in (citation for item in study.fields for citation in item.sources):
            found[citation.key][study.id] += 1
    for row in rows:
        for citation in row.sources if row.study else ():
            found[citation.key][row.study] += 1
    return found


def _check_source(row: Observation, study: Study, reports: Reports) -> Iterator[Wrong]:
    """An animal study that the only source of the row tells nothing else of, when it tells of others."""
    for citation in row.sources if study.kind == "animal" and len(row.sources) == 1 else ():
        told = reports[citation.key]
        others = [name for name in told if name != row.study]
        if told[row.study] == 1 and told.total() > _SELDOM:
            fix = others[0] if len(others) == 1 else ""
            wrong = f"{citation.key} tells of {', '.join(others)} and of nothing else in {row.study}"
            yield Wrong("study", wrong, fix or "the study of the source", fix)


def _species_of_id(row: Observation, vocabulary: Vocabulary) -> str:
    """The one species that the id names, if it names one and the row is about one."""
    if row.species in vocabulary.species and not vocabulary.species[row.species].is_one:
        return ""
    known = {word: one.id for one in vocabulary.species.values() if one.is_one for word in (one.id, *one.also)}
    named = known.keys() & set(row.id.split("-"))
    return known[named.pop()] if len(named) == 1 else ""


def _widest(species: str, vocabulary: Vocabulary) -> str:
    """The widest entry that the species may be filed under."""
    return (vocabulary.species[species].broader if species in vocabulary.species else "") or species
