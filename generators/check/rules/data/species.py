"""A value is filed under the species and the model that it was measured in.

The species of a row is one that its parameter can have, that of its population, one that its study used (people in a
trial, animals in an animal study, unless the study lists its species), and the one that its own id names. Its
population is one that its study lists, and is named where the study lists one alone; its compound is the one that the
study gave, its control, or a class of others. A source that tells of one animal study tells of that one. A liver value
of wild-type mice that is filed under another model, or under people, says something that nobody measured.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generators.check.sources import places
from generators.model import Library, Observation, Page, Problem, Study

ID = "DAT-SPECIES"
SEVERITY = "error"
BAD = "A row of the population `wild-type-mouse` with the species `human`; one of `dmsxl-mouse` from a study of wild-type mice."
GOOD = "The same row with `mouse` and `wild-type-mouse`."
_NAMED = {"nhp": "monkey", "cynomolgus": "monkey"}
_SELDOM = 4  # a source that is cited so seldom may tell of any study
_NOBODY = ("several", "in-silico")  # rows of these are about more or less than one species
_MEASURED = ("pharmacokinetics", "distribution", "uptake", "pharmacodynamics", "efficacy", "safety")
Wrong = tuple[str, str, str, str]  # the column, what is wrong, what was wanted, the right word where it is known


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each value of a species or a population that it cannot be of."""
    studies = {study.id: study for drug in library.drugs for study in drug.studies}
    told = _told(library, studies)
    for observation in library.observations.values():
        every = (*_wrong(observation, studies, library), *_of_source(observation, told, studies))
        found = {column: rest for column, *rest in every}
        for column, (wrong, wanted, right) in found.items():  # one finding for a cell
            yield Problem(places.cell(library, observation, column), f"{observation.id}: {wrong}", wanted, right)


def _wrong(observation: Observation, studies: Mapping[str, Study], library: Library) -> Iterator[Wrong]:
    species = observation.species
    yield from _of_study(observation, studies.get(observation.study), library)
    yield from _of_compound(observation, studies.get(observation.study), library)
    if (named := _of_id(observation, library)) and species and _kin(named) != _kin(species):
        yield "species", f"the id names {named} and the row says {species}", "one of them in both", named
    parameter = library.vocabulary.parameters.get(observation.parameter)
    allowed = parameter.species if parameter else ()
    if species and allowed and species not in allowed:
        wanted = f"one of {', '.join(allowed)}"
        yield "species", f"no {observation.parameter} in {species}", wanted, allowed[0] if len(allowed) == 1 else ""
    population = library.vocabulary.populations.get(observation.population)
    if population and population.species and species != population.species:
        said = species or "no species"
        yield (
            "species",
            f"{population.id} is {population.species} and the row says {said}",
            "the same",
            population.species,
        )


def _of_study(observation: Observation, study: Study | None, library: Library) -> Iterator[Wrong]:
    """What the study did not use; a row of several species takes part in a study of several."""
    if study is None:
        return
    species, used = observation.species, study.species
    if used and species not in ("", *used) and not (species == "several" and len(used) > 1):
        yield "species", f"{study.id} used {', '.join(used)} and the row says {species}", "one of them", used[0]
    elif not used and (study.kind, species == "human") in (("clinical", False), ("animal", True)) and species:
        people = "people" if study.kind == "clinical" else "animals"
        yield "species", f"{study.id} is a study of {people} and the row says {species}", "its species", ""
    only = study.populations[0] if len(study.populations) == 1 else ""
    parameter = library.vocabulary.parameters.get(observation.parameter)
    if observation.population and study.populations and observation.population not in study.populations:
        wrong = f"{study.id} did not study {observation.population}"
        yield "population", wrong, " or ".join(study.populations), only
    elif only and not observation.population and parameter and parameter.section in _MEASURED:
        yield "population", f"{study.id} studied {only} alone and the row names nobody", only, only


def _told(library: Library, studies: Mapping[str, Study]) -> dict[str, Counter[str]]:
    """How often each source tells of each study: in the record of the study and in its rows."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for study in studies.values():
        for citation in (citation for item in study.fields for citation in item.sources):
            found[citation.key][study.id] += 1
    for observation in library.observations.values():
        for citation in observation.sources if observation.study else ():
            found[citation.key][observation.study] += 1
    return found


def _of_source(
    observation: Observation, told: Mapping[str, Counter[str]], studies: Mapping[str, Study]
) -> Iterator[Wrong]:
    """An animal study that the source of the row tells nothing else of, when it tells of others."""
    study = studies.get(observation.study)
    for citation in observation.sources if study and study.kind == "animal" and len(observation.sources) == 1 else ():
        others = [name for name in told[citation.key] if name != observation.study]
        if told[citation.key][observation.study] == 1 and told[citation.key].total() > _SELDOM:
            wanted = others[0] if len(others) == 1 else "the study of the source"
            said = f"{citation.key} tells of {', '.join(others)} and of nothing else in {observation.study}"
            yield "study", said, wanted, others[0] if len(others) == 1 else ""


def _of_compound(observation: Observation, study: Study | None, library: Library) -> Iterator[Wrong]:
    """A compound that the study did not give; a control and a class may stand in any study."""
    compound = library.vocabulary.compounds.get(observation.compound)
    if study and compound and compound.kind not in ("class", "comparator") and compound.id != study.compound:
        yield (
            "compound",
            f"{study.id} gave {study.compound} and the row says {compound.id}",
            "the same",
            study.compound,
        )


def _of_id(observation: Observation, library: Library) -> str:
    """The one species that the id names, if it names one and the row is about one."""
    known = {*library.vocabulary.species, *_NAMED} - {*_NOBODY}
    words = known & set(observation.id.split("-"))
    return words.pop() if len(words) == 1 and observation.species not in _NOBODY else ""


def _kin(species: str) -> str:
    return _NAMED.get(species, species)
