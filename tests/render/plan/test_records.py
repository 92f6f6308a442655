"""An observation as a record of its whole context, and records under the names of their quantities."""

from __future__ import annotations

import pytest

from generators.model import Drug, Library
from generators.render.plan.inline import Scope
from generators.render.plan.records import SECTIONS, record, record_groups, section_of


@pytest.fixture
def scope(library: Library, drug: Drug) -> Scope:
    return Scope(library, drug)


def test_a_record_names_another_compound_than_that_of_the_page(library: Library, scope: Scope, drug: Drug) -> None:
    observation = library.observations["smp-half-life"]
    assert observation.compound == drug.compound
    assert record(observation, scope).compound == ""
    others = [ident for ident in library.vocabulary.compounds if ident not in (drug.compound, "none", "placebo")]
    changed = observation.model_copy(update={"compound": others[0]})
    assert record(changed, scope).compound == library.vocabulary.compounds[others[0]].name


@pytest.mark.parametrize("control", ["none", "placebo"])
def test_a_control_is_no_other_compound(library: Library, scope: Scope, control: str) -> None:
    changed = library.observations["smp-half-life"].model_copy(update={"compound": control})
    assert record(changed, scope).compound == ""


def test_a_record_is_named_by_its_qualifier_or_its_quantity(library: Library, scope: Scope) -> None:
    observation = library.observations["smp-half-life"].model_copy(update={"qualifier": ""})
    assert record(observation, scope).name == library.vocabulary.parameters[observation.parameter].name
    assert record(observation.model_copy(update={"qualifier": "headache"}), scope).name == "headache"


def test_records_keep_their_order_and_a_quantity_comes_again_where_it_comes_again(
    library: Library, scope: Scope
) -> None:
    first = library.observations["smp-half-life"]
    other = next(o for o in library.observations.values() if o.parameter != first.parameter)
    groups = record_groups([first, other, first], scope)
    names = library.vocabulary.parameters
    assert [group.name for group in groups] == [names[o.parameter].name for o in (first, other, first)]
    assert [len(group.records) for group in record_groups([first, first, other], scope)] == [2, 1]


def test_every_observation_has_a_section_with_a_title(library: Library, scope: Scope) -> None:
    assert {section_of(o, scope) for o in library.observations.values()} <= SECTIONS.keys()
