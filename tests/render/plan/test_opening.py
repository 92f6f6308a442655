"""The opening of a page: what its key points and its card of values print."""

from __future__ import annotations

import pytest

from generators.model import Drug, GlanceRow, KeyPoint, Library
from generators.render.plan import opening
from generators.render.plan.inline import Scope
from generators.render.plan.pieces import BoundValue, CitationGroup, Unresolved


@pytest.fixture
def scope(library: Library, drug: Drug) -> Scope:
    return Scope(library, drug)


def row(scope: Scope, *values: str) -> opening.GlanceItem:
    (made,) = opening.plan_glance([GlanceRow(label="Row", values=values)], scope.drug.where, scope).rows
    return made


@pytest.mark.parametrize(
    ("values", "n"),
    [
        pytest.param(("smp-half-life",), "n\u00a0=\u00a08", id="a number"),
        pytest.param(("smp-half-life", "smp-change-0"), "n\u00a0=\u00a08, 6", id="two numbers"),
        pytest.param(("smp-days",), "", id="a schedule has none"),
        pytest.param(("smp-liver-human",), "", id="a missing value has none"),
    ],
)
def test_a_row_tells_of_how_many_its_values_are(scope: Scope, values: tuple[str, ...], n: str) -> None:
    assert row(scope, *values).n == n


def test_a_bound_on_their_number_is_told_as_one(library: Library, drug: Drug) -> None:
    bounded = library.observations["smp-half-life"].model_copy(update={"n": "≤10"})
    scope = Scope(library.model_copy(update={"observations": {bounded.id: bounded}}), drug)
    assert row(scope, bounded.id).n == "n\u00a0≤10"


@pytest.mark.parametrize(
    ("numbers", "told", "note"),
    [
        pytest.param(["not-reported"] * 2, ["", ""], "n is not reported.", id="all lack it"),
        pytest.param(["not-reported", "8", "not-reported"], ["", "n\u00a0=\u00a08", ""], "n is not reported where a row does not give it.", id="most lack it"),
        pytest.param(["not-reported", "", "not-reported"], ["", "", ""], "n is not reported.", id="a row that has none"),
        pytest.param(["8", "not-reported"], ["n\u00a0=\u00a08", "n not reported"], "", id="one lacks it"),
        pytest.param(["8", "6", "9", "not-reported", "not-reported"], ["n\u00a0=\u00a08", "n\u00a0=\u00a06", "n\u00a0=\u00a09", *["n not reported"] * 2], "", id="few lack it"),
    ],
)  # fmt: skip
def test_what_most_rows_lack_is_said_once(
    library: Library, drug: Drug, numbers: list[str], told: list[str], note: str
) -> None:
    one = library.observations["smp-half-life"]
    many = {f"smp-{at}": one.model_copy(update={"id": f"smp-{at}", "n": n}) for at, n in enumerate(numbers)}
    scope = Scope(library.model_copy(update={"observations": many}), drug)
    card = opening.plan_glance([GlanceRow(label="Row", values=(ident,)) for ident in many], drug.where, scope)
    assert ([row.n for row in card.rows], card.note) == (told, note)


def test_a_row_binds_its_values_and_cites_their_sources_once(scope: Scope) -> None:
    made = row(scope, "smp-half-life", "smp-change-0")
    assert [type(value) for value in made.values] == [BoundValue, BoundValue]
    (group,) = made.sources
    assert isinstance(group, CitationGroup) and len(set(group.citations)) == len(group.citations)


def test_a_value_that_does_not_exist_is_a_problem_with_a_suggestion(scope: Scope) -> None:
    (value,) = row(scope, "smp-half-lfe").values
    assert isinstance(value, Unresolved) and value.problem and "smp-half-life" in value.problem.fix


def test_a_key_point_is_a_claim_and_its_values(scope: Scope) -> None:
    point = KeyPoint(claim="It stays.", text='For {{ value("smp-half-life") }}.')
    (made,) = opening.plan_key_points([point], scope.drug.where, scope)
    assert [piece.text for piece in made.claim if hasattr(piece, "text")] == ["It stays."]
    assert any(isinstance(piece, BoundValue) for piece in made.text)


def test_the_statuses_in_short_keep_their_sources_and_leave_their_sentence(scope: Scope) -> None:
    for item in opening.list_states(scope.drug):
        assert [type(piece) for piece in item.text] == [CitationGroup]
