"""A library that is narrowed to a drug holds what its pages need: of other drugs what is named, and nothing else."""

from __future__ import annotations

from pathlib import Path

from benchmarks.sample import add_drug
from generators.domain.connected import list_shared, narrow_each
from generators.model import Drug, Library
from generators.read.library import load


def narrow(library: Library) -> dict[str, Library]:
    return {drug.id: one for drug, one in zip(library.drugs, narrow_each(library), strict=True)}


def list_ids(drug: Drug) -> set[str]:
    return {noun.id for nouns in (drug.observations, drug.studies, drug.conflicts) for noun in nouns}


def list_others(library: Library, ident: str) -> dict[str, set[str]]:
    """What is left of other drugs in the library that is narrowed to a drug."""
    return {drug.id: list_ids(drug) for drug in narrow(library)[ident].drugs if drug.id != ident}


def write(library: Library, drug: Drug, text: str) -> Library:
    """The library with another line in a file of a drug."""
    name = f"data/drugs/{drug.id}/drug.yml"
    return library.model_copy(update={"files": {**library.files, name: f"{library.files[name]}# {text}, as there\n"}})


def test_a_drug_that_names_no_other_stands_alone(project: Path) -> None:
    add_drug(project, "second")
    library = load(project)
    assert list_others(library, "samplirsen") == list_others(library, "second") == {}
    assert narrow(library)["second"].drugs == (library.drugs[1],)


def test_what_a_drug_names_is_there_and_what_that_names(project: Path) -> None:
    add_drug(project, "second")
    add_drug(project, "third")
    library = load(project)
    first, second, third = library.drugs
    conflict = third.conflicts[0]
    studies = {o.study for o in third.observations if o.id in conflict.observations} - {""}
    study = list_others(write(library, first, second.studies[0].id), first.id)[second.id]
    assert {second.studies[0].id} <= study < list_ids(second)
    assert {conflict.id, *conflict.observations, *studies} <= list_others(write(library, first, conflict.id), first.id)[
        third.id
    ]
    one = next(o for o in third.observations if o.id not in conflict.observations and o.study and not o.formula)
    left = list_others(write(library, first, one.id), first.id)[third.id]
    assert {one.id, one.study} <= left < list_ids(third)
    reduced = narrow(write(library, first, one.id))[first.id].drugs[-1]
    assert (reduced.id, reduced.guides, reduced.tables, reduced.facts) == (third.id, (), (), ())


def test_a_disagreement_is_there_on_both_sides(project: Path) -> None:
    add_drug(project, "second")
    library = load(project)
    first, second = library.drugs
    ident, conflict = first.observations[0].id, second.conflicts[0]
    wider = conflict.model_copy(update={"observations": (*conflict.observations, ident)})
    drugs = (first, second.model_copy(update={"conflicts": (wider,)}))
    assert {conflict.id, *conflict.observations} <= list_others(library.model_copy(update={"drugs": drugs}), first.id)[
        second.id
    ]


def test_a_narrowed_library_has_the_references_that_are_named_and_no_file_of_others(project: Path) -> None:
    add_drug(project, "second")
    library = load(project)
    found = narrow(library)["samplirsen"]
    assert set(found.observations) == {o.id for o in library.drugs[0].observations}
    cited = {citation.key for o in found.observations.values() for citation in o.sources}
    assert cited <= set(found.references) < set(library.references) | {""}
    assert all(name.startswith("data/drugs/samplirsen/") for name in found.files)
    shared = list_shared(library)
    assert "references.bib" not in shared and {
        "data/publisher.yml",
        "data/drugs/second/vocabulary/analytes.yml",
    } <= set(shared)
    assert not [name for name in shared if name.startswith("data/drugs/") and "/vocabulary/" not in name]
