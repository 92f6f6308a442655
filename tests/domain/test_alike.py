"""Rows are grouped in one place, by what their fields mean and not by how they are spelled."""

from __future__ import annotations

import pytest

from generators.domain import alike
from generators.model import Citation, Drug, Observation


def changed(drug: Drug, **cells: object) -> Observation:
    like = next(o for o in drug.observations if o.id == "smp-change-100")
    return like.model_copy(update=cells)


@pytest.mark.parametrize(
    ("column", "one", "other"),
    [
        pytest.param("time", "not-reported", "", id="a blank and not reported"),
        pytest.param("qualifier", "headache, final data", "Final data, headache", id="the order of a qualifier"),
        pytest.param("dose", "100 mg", "0.1 g", id="the unit of a dose"),
        pytest.param("dose", "not-reported", "", id="no dose"),
    ],
)
def test_the_same_in_other_words_is_one_group(drug: Drug, column: str, one: str, other: str) -> None:
    rows = [changed(drug, id="a", **{column: one}), changed(drug, id="b", **{column: other})]
    assert list(alike.group(rows, alike.SAME_CONTEXT).values()) == [rows]


@pytest.mark.parametrize(
    ("column", "one", "other"),
    [
        pytest.param("dose", "100 mg", "100 mg/kg", id="a dose for the weight"),
        pytest.param("dose", "100 mg", "not-reported", id="a dose and none"),
        pytest.param("dose", "0 mg", "", id="placebo and nothing"),
        pytest.param("compound", "samplirsen", "placebo", id="placebo"),
        pytest.param("arm", "early", "delayed", id="arms"),
        pytest.param("against", "placebo", "", id="a difference and a value"),
        pytest.param("analysis_set", "itt", "safety", id="analysis sets"),
        pytest.param("qualifier", "men", "women", id="qualifiers"),
    ],
)
def test_another_meaning_is_another_group(drug: Drug, column: str, one: str, other: str) -> None:
    rows = [changed(drug, id="a", **{column: one}), changed(drug, id="b", **{column: other})]
    assert len(alike.group(rows, alike.SAME_CONTEXT)) == 2


ATTRIBUTIONS = (
    "US|EU|Japan",
    "label",
    "(FDA|EMA) review",
    "FDA|EMA",
    r"interim|final( data)?",
    r"(19|20)\d\d",
    "as printed",
)


@pytest.mark.parametrize(
    ("qualifier", "left"),
    [
        ("men, label", "men"),
        ("fourth loading dose, US", "fourth loading dose"),
        ("fourth loading dose (EU label, 2024)", "fourth loading dose"),
        ("FDA, for each dose", "for each dose"),
        ("Final data, headache", "final data, headache"),
        ("headache, final data", "headache"),
        ("free acid, as printed in the US and the EU", "free acid"),
        ("rise of the signal, EMA review", "rise of the signal"),
        ("labelled dose", "labelled dose"),
        ("US-born men", "us-born men"),
    ],
)
def test_words_that_only_name_a_source_are_left_out(drug: Drug, qualifier: str, left: str) -> None:
    key = alike.key(changed(drug, qualifier=qualifier), alike.SAME_CONTEXT, ATTRIBUTIONS)
    assert key[-1] == ", ".join(sorted(left.split(", ")))
    assert alike.key(changed(drug, qualifier=qualifier), alike.SAME_CONTEXT) != key or left == qualifier.casefold()


def test_two_cuts_of_the_data_are_of_one_quantity_and_of_two_samples(drug: Drug) -> None:
    rows = [changed(drug, id=cut, cut=cut) for cut in ("interim", "final")]
    assert len(alike.group(rows, alike.SAME_CONTEXT)) == 1
    assert len(alike.group(rows, alike.SAME_SAMPLE)) == 2


def test_a_series_is_of_one_source(drug: Drug) -> None:
    rows = [changed(drug, id=key, sources=(Citation(key=key),)) for key in ("alpha2020", "beta2021")]
    assert len(alike.group(rows, alike.SAME_SERIES)) == 2


def test_groups_and_their_rows_keep_the_order_of_the_file(drug: Drug) -> None:
    rows = [changed(drug, id=ident, species=species) for ident, species in (("a", "rat"), ("b", "dog"), ("c", "rat"))]
    grouped = alike.group(rows, alike.SAME_QUANTITY).values()
    assert [[row.id for row in group] for group in grouped] == [["a", "c"], ["b"]]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("mean", "ls-mean", True),
        ("mean", "not-reported", True),
        ("mean", "median", False),
        ("count", "percentage", True),
    ],
)
def test_a_statistic_that_is_not_reported_may_be_any(drug: Drug, one: str, other: str, same: bool) -> None:
    assert alike.same_statistic(changed(drug, statistic=one), changed(drug, statistic=other)) is same


def test_every_grouping_names_fields_of_an_observation() -> None:
    groupings = [value for value in vars(alike).values() if isinstance(value, alike.Grouping)]
    assert len(groupings) > 5
    assert {name for grouping in groupings for name in grouping.fields} <= {*Observation.model_fields}
