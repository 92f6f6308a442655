"""A table that selects has the columns and rows that follow from the data."""

from __future__ import annotations

from typing import Any

from generators.domain import selection
from generators.model import Drug, Library, Observation, Selection, Table, Vocabulary

WORDS = {"smp-trial": "the sample trial"}


def fill(
    drug: Drug, vocabulary: Vocabulary, rows: list[Observation], **asked: Any
) -> tuple[list[str], list[tuple[str, ...]]]:
    """The heads of the columns, and each row as its head, or its group, with its cells."""
    table = Table(name="t", kind="matrix", caption="c", select=Selection(**asked))
    filled = selection.fill_in(table, drug.model_copy(update={"observations": tuple(rows)}), vocabulary)
    return [column.head for column in filled.columns], [(row.group or row.head, *row.cells) for row in filled.rows]


def copies(drug: Drug, ident: str, *changes: dict[str, str]) -> list[Observation]:
    """A row of the sample with other fields, named a, b, c and so on."""
    row = next(one for one in drug.observations if one.id == ident)
    return [row.model_copy(update={"id": chr(97 + place), **change}) for place, change in enumerate(changes)]


def test_arms_stand_side_by_side_in_the_order_of_the_study(drug: Drug, library: Library) -> None:
    rows = list(drug.observations)
    heads, lines = fill(drug, library.vocabulary, rows, study="smp-trial", parameter="adverse-event")
    assert heads == ["samplirsen 100 mg", "placebo"]
    assert lines == [("participants with an adverse event", "smp-headache", "smp-headache-placebo")]


def test_what_differs_tells_the_rows_apart(drug: Drug, library: Library) -> None:
    arm = {"arm": "placebo"}
    rows = copies(
        drug, "smp-headache", {}, arm, {"qualifier": "rash"}, {"qualifier": "rash", **arm}, {"qualifier": "fever"}
    )
    _, lines = fill(drug, library.vocabulary, rows, study="smp-trial")
    assert lines == [("headache", "a", "b"), ("rash", "c", "d"), ("fever", "e", "")]


def test_a_comparison_has_a_column_and_a_p_value_stands_beside_what_was_compared(drug: Drug, library: Library) -> None:
    against = {"against": "placebo"}
    rows = copies(
        drug,
        "smp-change-100",
        {},
        {"arm": "placebo"},
        {"statistic": "difference", **against},
        {"parameter": "p-value", **against},
    )
    heads, lines = fill(drug, library.vocabulary, rows, study="smp-trial")
    assert heads == [
        "samplirsen 100 mg",
        "placebo",
        "samplirsen 100 mg against placebo",
        "p value, samplirsen 100 mg against placebo",
    ]
    assert lines == [("target change", "a", "b", "c", "d")]


def test_several_quantities_have_headings_and_two_values_share_a_cell(drug: Drug, library: Library) -> None:
    rows = copies(drug, "smp-change-100", {}, {"statistic": "median"}, {"parameter": "adverse-event"})
    _, lines = fill(drug, library.vocabulary, rows, study="smp-trial")
    assert lines == [
        ("target change",),
        ("target change", "a + b"),
        ("participants with an adverse event",),
        ("participants with an adverse event", "c"),
    ]


def test_doses_stand_in_the_order_of_their_size(drug: Drug, library: Library) -> None:
    rows = copies(
        drug, "smp-half-life", {"dose": "1 g"}, {"dose": "20 mg"}, {"dose": "not-reported"}, {"dose": "100, 200 mg"}
    )
    heads, lines = fill(drug, library.vocabulary, rows, parameter="elimination-half-life", across="dose")
    assert heads == ["not-reported", "20 mg", "100, 200 mg", "1 g"]
    assert lines == [("elimination half-life", "c", "b", "d", "a")]


def test_studies_are_called_by_their_names(drug: Drug, library: Library) -> None:
    rows = copies(drug, "smp-half-life", {}, {"study": "", "population": "other"})
    heads, lines = fill(drug, library.vocabulary, rows, parameter="elimination-half-life", across="study")
    assert heads == ["all", WORDS["smp-trial"]] and lines == [("elimination half-life", "b", "a")]


def test_a_table_without_a_selection_stays_as_it_is(drug: Drug, library: Library) -> None:
    for table in drug.tables:
        assert selection.fill_in(table, drug, library.vocabulary) is table
