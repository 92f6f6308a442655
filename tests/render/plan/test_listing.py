"""An observation as a record of its whole context, and records under the names of their quantities."""

from __future__ import annotations

import pytest

from generators.model import Drug, Library
from generators.render.plan.inline import Scope
from generators.render.plan.listing import group_rows, make_row


@pytest.fixture
def scope(library: Library, drug: Drug) -> Scope:
    return Scope(library, drug)


def test_a_record_names_another_compound_than_that_of_the_page(library: Library, scope: Scope, drug: Drug) -> None:
    observation = library.observations["smp-half-life"]
    assert observation.compound == drug.compound
    assert make_row(observation, scope).compound == ""
    others = [ident for ident in library.vocabulary.compounds if ident not in (drug.compound, "none", "placebo")]
    changed = observation.model_copy(update={"compound": others[0]})
    assert make_row(changed, scope).compound == library.vocabulary.compounds[others[0]].name


@pytest.mark.parametrize("control", ["none", "placebo"])
def test_a_control_is_no_other_compound(library: Library, scope: Scope, control: str) -> None:
    changed = library.observations["smp-half-life"].model_copy(update={"compound": control})
    assert make_row(changed, scope).compound == ""


def test_a_record_is_named_by_its_qualifier_or_its_quantity(library: Library, scope: Scope) -> None:
    observation = library.observations["smp-half-life"].model_copy(update={"qualifier": "", "matrix": ""})
    assert make_row(observation, scope).name == library.vocabulary.parameters[observation.parameter].name
    assert make_row(observation.model_copy(update={"matrix": "plasma"}), scope).name == "plasma"
    assert make_row(observation.model_copy(update={"qualifier": "headache"}), scope).name == "headache"


def test_records_keep_their_order_and_a_quantity_comes_again_where_it_comes_again(
    library: Library, scope: Scope
) -> None:
    first = library.observations["smp-half-life"]
    other = next(o for o in library.observations.values() if o.parameter != first.parameter)
    groups = group_rows([first, other, first], scope)
    names = library.vocabulary.parameters
    assert [group.name for group in groups] == [names[o.parameter].name for o in (first, other, first)]
    assert [len(group.rows) for group in group_rows([first, first, other], scope)] == [2, 1]
