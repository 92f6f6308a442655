"""An observation as a record of its whole context, and records under the names of their quantities."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from generators.model import Drug, Library
from generators.render.environment import LISTING_HEAD, environment
from generators.render.plan.inline import Scope
from generators.render.plan.pieces import CitationGroup, Text
from generators.render.tables.listing import group_rows, make_row, say_once


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


def test_a_column_that_no_row_fills_is_left_out_of_head_and_rows(library: Library, scope: Scope) -> None:
    full = library.observations["smp-half-life"]
    bare = full.model_copy(update={"n": "", "population": "", "analysis_set": "", "arm": "", "study": ""})
    printed = environment().from_string('{% from "blocks/tables/listing.jinja" import body %}{{ body(groups) }}')
    for rows, left_out in (([full], set()), ([bare], {"n, population"}), ([full, bare], set())):
        groups = group_rows(rows, scope)
        assert {bool(row.who) for group in groups for row in group.rows} == {one is full for one in rows}
        table = BeautifulSoup(f"<table>{printed.render(groups=groups)}</table>", "lxml")
        heads = [head.text for head in table.select("thead th")]
        assert set(LISTING_HEAD) - set(heads) == left_out
        spans = {int(str(head["colspan"])) for head in table.select("tr.group th")}
        assert (
            {len(row.find_all(["th", "td"])) for row in table.select("tbody tr:not(.group)")} == {len(heads)} == spans
        )


def _list_who(library: Library, scope: Scope, *numbers: str) -> tuple[list[str], str]:
    """What rows say of whom they are of, and what the caption says, for these numbers of people."""
    one = library.observations["smp-half-life"].model_copy(update={"population": "healthy-adults", "analysis_set": "", "arm": ""})  # fmt: skip
    groups, caption = say_once(group_rows([one.model_copy(update={"n": n}) for n in numbers], scope))
    return [row.who.partition(", ")[0] for group in groups for row in group.rows], caption


@pytest.mark.parametrize(
    ("numbers", "rows", "caption"),
    [
        pytest.param(["not-reported"] * 3, {""}, "n is not reported.", id="all lack it"),
        pytest.param(["not-reported", "", "not-reported", "12"], {"", "n = 12"}, "n is not reported where a row does not give it.", id="most lack it"),
        pytest.param(["12", "8", "not-reported"], {"n = 12", "n = 8", "n not reported"}, "", id="few lack it"),
        pytest.param(["not-reported"], {"n not reported"}, "", id="the only row says it itself"),
        pytest.param(["", "≤10"], {"", "n ≤10"}, "", id="none lacks it"),
    ],
)  # fmt: skip
def test_what_most_rows_lack_is_said_once(
    library: Library, scope: Scope, numbers: list[str], rows: set[str], caption: str
) -> None:
    who, said = _list_who(library, scope, *numbers)
    assert said == caption
    assert {words if words.startswith("n ") else "" for words in who} == rows


def test_a_computed_row_names_the_sources_of_what_it_was_computed_from(scope: Scope, library: Library) -> None:
    given = library.observations["smp-half-life"]
    computed = given.model_copy(update={"id": "new", "formula": "{smp-half-life} * 2", "sources": ()})
    assert make_row(given, scope).sources == (CitationGroup(given.sources),)
    assert make_row(computed, scope).sources == (Text("from "), CitationGroup(given.sources))
    lost = computed.model_copy(update={"formula": "2 * 2"})
    assert make_row(lost, scope).sources == ()
