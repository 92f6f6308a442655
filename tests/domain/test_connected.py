"""Drugs that name one another belong together; a narrowed library holds what their pages need and nothing else."""

from __future__ import annotations

from pathlib import Path

from benchmarks.growth import add_drug
from generators.domain.connected import group_connected, narrow
from generators.model import Library
from generators.read.library import load


def add_drugs(project: Path, *names: str) -> None:
    for name in names:
        add_drug(project, name)


def groups(library: Library) -> list[list[str]]:
    return [[drug.id for drug in drugs] for drugs in group_connected(library)]


def test_a_drug_that_names_no_other_stands_alone(project: Path) -> None:
    add_drugs(project, "second", "third")
    assert groups(load(project)) == [["samplirsen"], ["second"], ["third"]]


def test_drugs_are_joined_by_the_id_of_a_value_a_study_or_a_disagreement(project: Path) -> None:
    add_drugs(project, "second", "third", "fourth")
    library = load(project)
    first, second, third, fourth = library.drugs
    for drug, ident in (
        (third, first.observations[0].id),
        (fourth, second.studies[0].id),
        (second, third.conflicts[0].id),
    ):
        name = f"data/drugs/{drug.id}/drug.yml"
        alone = library.model_copy(
            update={"files": {**library.files, name: f"{library.files[name]}# {ident}, as there\n"}}
        )
        owner = next(
            d.id
            for d in library.drugs
            if ident in {*(o.id for o in d.observations), *(s.id for s in d.studies), *(c.id for c in d.conflicts)}
        )
        assert sorted([drug.id, owner]) in [sorted(one) for one in groups(alone)]


def test_joining_goes_on(project: Path) -> None:
    add_drugs(project, "second", "third")
    library = load(project)
    names = [f"data/drugs/{drug.id}/drug.yml" for drug in library.drugs]
    chain = {names[0]: library.drugs[1].observations[0].id, names[2]: library.drugs[1].studies[0].id}
    files = {**library.files, **{name: library.files[name] + f"# {ident}" for name, ident in chain.items()}}
    assert groups(library.model_copy(update={"files": files})) == [["samplirsen", "second", "third"]]


def test_a_narrowed_library_has_the_references_that_are_named_and_no_file_of_others(project: Path) -> None:
    add_drugs(project, "second")
    library = load(project)
    found = narrow(library, library.drugs[:1])
    assert set(found.observations) == {o.id for o in library.drugs[0].observations}
    cited = {citation.key for o in found.observations.values() for citation in o.sources}
    assert cited <= set(found.references) and set(found.references) == set(narrow(found, found.drugs).references)
    assert not [name for name in found.files if name.startswith("data/drugs/second/") and "/vocabulary/" not in name]
    assert "references.bib" not in found.files and "data/publisher.yml" in found.files
