"""A library that is narrowed to a part of a drug holds what a page of it needs, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.sample import add_drug
from generators.domain.connected import NAMED, Names, find_words, list_shared, narrow_to_part
from generators.model import Drug, Library
from generators.read.library import load


def list_ids(drug: Drug) -> set[str]:
    return {noun.id for nouns in (drug.observations, drug.studies, drug.conflicts) for noun in nouns}


def test_what_all_share_has_the_words_of_each_drug_and_no_other_file_of_one(project: Path) -> None:
    add_drug(project, "second")
    shared = list_shared(load(project))
    assert "references.bib" not in shared and {
        "data/publisher.yml",
        "data/drugs/second/vocabulary/analytes.yml",
    } <= set(shared)
    assert not [name for name in shared if name.startswith("data/drugs/") and "/vocabulary/" not in name]


# --- a part of a drug ------------------------------------------------------------------------------------------------


def cut(drug: Drug, **parts: object) -> Drug:
    """A drug with nothing but some parts."""
    empty = {name: () for name, value in drug if isinstance(value, tuple)}
    return drug.model_copy(update={**empty, **parts})


def test_a_part_has_what_it_names_of_its_drug_and_no_more(library: Library) -> None:
    (drug,) = library.drugs
    table = next(table for table in drug.tables if table.shown)
    found = narrow_to_part(library, drug, cut(drug, tables=(table,)))
    assert set(table.shown) <= list_ids(found.drug) < list_ids(drug)
    assert found.library.drugs == (found.drug,) and found.drug.tables == (table,) and not found.library.files
    assert [o.id for o in found.drug.observations] == [
        o.id for o in drug.observations if o.id in found.library.observations
    ]
    cited = {citation.key for o in found.drug.observations for citation in o.sources}
    assert cited <= found.library.references.keys()


def test_a_disagreement_about_a_value_of_a_part_is_there_with_all_that_it_names(library: Library) -> None:
    (drug,) = library.drugs
    conflict = drug.conflicts[0]
    own = next(o for o in drug.observations if o.id == conflict.observations[0])
    found = narrow_to_part(library, drug, cut(drug, observations=(own,)))
    assert {conflict.id, *conflict.observations} <= list_ids(found.drug)


def test_an_id_after_a_line_break_is_named(library: Library) -> None:
    (drug,) = library.drugs
    ident, key = drug.observations[0].id, next(iter(library.references))
    told = drug.key_points[0].model_copy(update={"text": f"as in\n{ident} and\t{key}."}) if drug.key_points else None
    guide = drug.guides[0].model_copy(update={"body": f"as in\n{ident} and\t{key}."})
    found = narrow_to_part(library, drug, cut(drug, guides=(guide,), key_points=(told,) if told else ()))
    assert ident in found.library.observations and key in found.library.references


def test_all_that_a_part_is_made_of_changes_its_hash(library: Library) -> None:
    (drug,) = library.drugs
    table = next(table for table in drug.tables if table.shown)
    part, shown = cut(drug, tables=(table,)), table.shown[0]
    before = narrow_to_part(library, drug, part).proof

    def prove(whole: Drug, own: Drug, **more: object) -> str:
        values = {o.id: o for o in whole.observations}
        return narrow_to_part(
            library.model_copy(update={"drugs": (whole,), "observations": values, **more}), whole, own
        ).proof

    def change(**update: object) -> Drug:
        rows = (o.model_copy(update=update) if o.id == shown else o for o in drug.observations)
        return drug.model_copy(update={"observations": tuple(rows)})

    key = next(o for o in drug.observations if o.id == shown).sources[0].key
    reference = library.references[key].model_copy(update={"entry": "another"})
    assert prove(drug, part) == before
    changed = [
        prove(change(note="another"), part), prove(change(is_abstract_only=True), part), prove(change(read_in=("x",)), part),
        prove(drug, part.model_copy(update={"name": "another"})), prove(drug, cut(drug, tables=(table, table))),
        prove(drug, part, references={**library.references, key: reference}),
    ]  # fmt: skip
    assert len({before, *changed}) == len(changed) + 1
    other = next(o for o in drug.observations if o.id not in narrow_to_part(library, drug, part).library.observations)
    untouched = tuple(o.model_copy(update={"note": "x"}) if o is other else o for o in drug.observations)
    assert prove(drug.model_copy(update={"observations": untouched}), part) == before


def test_nouns_of_a_drug_that_name_each_other_are_all_there(library: Library) -> None:
    (drug,) = library.drugs
    whole = narrow_to_part(library, drug, drug)
    assert whole.drug == drug and all(getattr(whole.drug, name) == getattr(drug, name) for name in NAMED)


@pytest.mark.parametrize("mark", [" ", "\n", "/", "{", "}", '"', ",", ".", ":", "(", "+", "é", "_", "-", "\u2013"])
def test_what_a_text_names_is_found_beside_any_mark(mark: str, library: Library) -> None:
    ident, key = library.drugs[0].observations[0].id, next(iter(library.references))
    names = Names(library)
    for text in (f"a{mark}{ident}{mark}b", f"{key}{mark}{ident}", f"{ident}{mark}{key}"):
        words = find_words(text)
        told = names.read_text(json.dumps(text, ensure_ascii=False))
        assert told.ids == names.choose_ids(words) and told.keys == names.choose_keys(words)
