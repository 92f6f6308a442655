"""The head of a group of records."""

from __future__ import annotations

from generators.model import Drug, Library
from generators.render.plan.inline import Scope
from generators.render.plan.pieces import Link
from generators.render.plan.record_table import group_rows


def test_a_study_that_is_named_as_its_population_keeps_its_link(library: Library, drug: Drug) -> None:
    row = next(one for one in drug.observations if one.study and one.population)
    words = library.vocabulary
    people = words.populations[row.population]
    name = next(one.name for one in drug.studies if one.id == row.study)
    same = words.model_copy(
        update={"populations": {**words.populations, people.id: people.model_copy(update={"name": name})}}
    )
    (group,) = group_rows([row], Scope(library.model_copy(update={"vocabulary": same}), drug))
    links = [piece.anchor for piece in group.context if isinstance(piece, Link)]
    assert f"method-{row.study}" in links
