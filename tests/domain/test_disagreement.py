"""Which observations are of the same quantity, and whether they agree."""

from __future__ import annotations

import pytest

from generators.domain import disagreement, quantity
from generators.model import Citation, Conflict, Drug, Library, Observation, Reference, Region, Unit

UNITS = {"{participants}": Unit(code="{participants}", print="", name="participants", counts="people")}


def changed(drug: Drug, ident: str, value: str, **other: object) -> Observation:
    """The change at the middle dose of the sample, with another value."""
    like = next(o for o in drug.observations if o.id == "smp-change-100")
    return like.model_copy(
        update={"id": ident, "value": quantity.parse(value) if value else None, "spread_kind": "", **other}
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("0.98", "1.0", id="rounded"),
        pytest.param("−28.5", "−28", id="a half"),
        pytest.param("~50", "47", id="about"),
        pytest.param("≥90", "98", id="a bound holds"),
        pytest.param("<2", "<5", id="two upper bounds"),
        pytest.param("20–30", "25", id="within a range"),
        pytest.param("12 ± 3", "12", id="with and without a spread"),
        pytest.param("1, 2, 3", "1, 2, 3", id="one list"),
        pytest.param("", "", id="both missing"),
    ],
)
def test_these_agree(drug: Drug, one: str, other: str) -> None:
    assert disagreement.is_consistent(changed(drug, "a", one), changed(drug, "b", other), UNITS)
    assert disagreement.is_consistent(changed(drug, "b", other), changed(drug, "a", one), UNITS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("0.98", "0.97", id="in the last digit"),
        pytest.param("138", "139", id="counts that differ by one"),
        pytest.param("≥90", "80", id="a bound is broken"),
        pytest.param("up to 60", "~70", id="above the most"),
        pytest.param("20–30", "20–45", id="two ranges"),
        pytest.param("20–30", "35", id="outside a range"),
        pytest.param("12 ± 3", "12 ± 4", id="two spreads"),
        pytest.param("12 (10–14)", "12 (10–15)", id="two intervals"),
        pytest.param("62/141", "54/141", id="two counts"),
        pytest.param("9/34", "9/33", id="of another n"),
        pytest.param("1, 2, 3", "1, 2", id="a list cut short"),
        pytest.param("12", "", id="a value that was not found elsewhere"),
    ],
)
def test_these_do_not(drug: Drug, one: str, other: str) -> None:
    assert not disagreement.is_consistent(changed(drug, "a", one), changed(drug, "b", other), UNITS)
    assert not disagreement.is_consistent(changed(drug, "b", other), changed(drug, "a", one), UNITS)


@pytest.mark.parametrize(
    ("one", "unit", "other", "unit_of_other", "agree"),
    [
        pytest.param("480", "h", "20", "d", True, id="hours and days"),
        pytest.param("480", "h", "21", "d", False, id="hours and other days"),
        pytest.param("3/8", "{participants}", "38", "%", True, id="a count and its percentage"),
        pytest.param("3/8", "{participants}", "45", "%", False, id="a count and another percentage"),
        pytest.param("3", "{participants}", "38", "%", True, id="a count of the n beside it"),
        pytest.param("18", "{events}", "8", "/100{patient-years}", True, id="things that cannot be compared"),
        pytest.param("18", "d", "8", "ug/g", True, id="units without conversion"),
    ],
)
def test_units_are_converted(drug: Drug, one: str, unit: str, other: str, unit_of_other: str, agree: bool) -> None:
    pair = changed(drug, "a", one, unit=unit), changed(drug, "b", other, unit=unit_of_other)
    assert disagreement.is_consistent(pair[0], pair[1], UNITS) is agree
    assert disagreement.is_consistent(pair[1], pair[0], UNITS) is agree


def found(
    library: Library, *observations: Observation, conflicts: tuple[Conflict, ...] = ()
) -> list[tuple[str, str, str]]:
    """The disagreements in the sample when it holds these observations and conflict records alone."""
    drug = library.drugs[0].model_copy(update={"conflicts": conflicts})
    only = {"drugs": (drug,), "observations": {o.id: o for o in observations}}
    pairs = disagreement.find_disagreements(library.model_copy(update=only), observations)
    return [(pair.first.id, pair.second.id, pair.state) for pair in pairs]


def test_a_disagreement_in_one_context_is_found(library: Library, drug: Drug) -> None:
    assert found(library, changed(drug, "a", "12"), changed(drug, "b", "14")) == [("a", "b", "uncovered")]


@pytest.mark.parametrize(
    "column",
    ["parameter", "qualifier", "species", "matrix", "population", "analysis_set", "study", "arm", "against", "dose", "route", "schedule",
     "time", "compound"],
)  # fmt: skip
def test_another_context_is_another_quantity(library: Library, drug: Drug, column: str) -> None:
    assert found(library, changed(drug, "a", "12"), changed(drug, "b", "14", **{column: "another"})) == []


@pytest.mark.parametrize(
    ("column", "one", "other"),
    [
        pytest.param("qualifier", "headache, final data", "Final data, headache", id="order and capitals"),
        pytest.param("dose", "100 mg", "0.1 g", id="a dose in another unit"),
    ],
)
def test_the_same_in_other_words_is_one_context(
    library: Library, drug: Drug, column: str, one: str, other: str
) -> None:
    pair = changed(drug, "a", "12", **{column: one}), changed(drug, "b", "14", **{column: other})
    assert found(library, *pair) == [("a", "b", "uncovered")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("mean", "median", False),
        ("mean", "ls-mean", True),
        ("mean", "not-reported", True),
        ("median", "maximum", False),
    ],
)
def test_a_statistic_that_is_not_reported_may_be_any(
    library: Library, drug: Drug, one: str, other: str, same: bool
) -> None:
    pair = changed(drug, "a", "12", statistic=one), changed(drug, "b", "14", statistic=other)
    assert bool(found(library, *pair)) is same


def with_editions(library: Library, **editions: tuple[Region | None, str, str]) -> Library:
    """The sample with more references, each of a region, a document and an edition."""
    more = {
        key: Reference(key=key, type="misc", fields={}, region=region, document=document, edition=edition)
        for key, (region, document, edition) in editions.items()
    }
    return library.model_copy(update={"references": {**library.references, **more}})


def sourced(drug: Drug, ident: str, value: str, *keys: str, **other: object) -> Observation:
    """A changed observation with other sources."""
    return changed(drug, ident, value, sources=tuple(Citation(key=key) for key in keys), **other)


def test_words_that_only_name_the_source_are_no_context(library: Library, drug: Drug) -> None:
    sources = library.sources.model_copy(update={"attributions": ("label", "FDA review")})
    told = library.model_copy(update={"sources": sources})
    pair = (
        changed(drug, "a", "12", qualifier="men, label"),
        sourced(drug, "b", "14", "agency2021", qualifier="men, FDA review"),
    )
    assert found(told, *pair) == [("a", "b", "uncovered")]
    assert found(library, *pair) == []


def test_one_document_that_tells_two_values_apart_does_not_contradict_itself(library: Library, drug: Drug) -> None:
    sources = library.sources.model_copy(update={"attributions": ("US", "EU")})
    told = library.model_copy(update={"sources": sources})
    pair = changed(drug, "a", "12", qualifier="sites, US"), changed(drug, "b", "14", qualifier="sites, EU")
    assert found(told, *pair) == []


@pytest.mark.parametrize(
    ("one", "other", "cuts", "reasons"),
    [
        pytest.param("us2018", "eu2018", ("", ""), ("region",), id="regions"),
        pytest.param("us2018", "us2026", ("", ""), ("edition",), id="editions"),
        pytest.param("us2018", "us2018", ("interim", "final"), ("cut",), id="cuts"),
        pytest.param("us2018", "eu2018", ("", "final"), ("cut", "region"), id="a cut and the region"),
        pytest.param("us2018", "alpha2020", ("", ""), (), id="a paper has no region"),
        pytest.param("alpha2020", "agency2021", ("", ""), (), id="two works without editions"),
    ],
)  # fmt: skip
def test_the_reason_is_read_from_fields(
    library: Library, drug: Drug, one: str, other: str, cuts: tuple[str, str], reasons: tuple[str, ...]
) -> None:
    known = with_editions(
        library, us2018=("US", "label", "2018"), us2026=("US", "label", "2026"), eu2018=("EU", "label", "2018")
    )
    first, second = sourced(drug, "a", "12", one, cut=cuts[0]), sourced(drug, "b", "14", other, cut=cuts[1])
    only = known.model_copy(update={"observations": {"a": first, "b": second}})
    (pair,) = disagreement.find_disagreements(only, only.observations.values())
    assert pair.reasons == reasons
    assert bool(disagreement.describe_reasons(pair, only)) == bool(reasons)


def test_a_value_computed_from_the_other_is_no_second_witness(library: Library, drug: Drug) -> None:
    assert found(library, changed(drug, "a", "12"), changed(drug, "b", "14", formula="{a} + 2")) == []


@pytest.mark.parametrize("state", ["open", "explained", "corrected"])
def test_a_record_that_names_both_gives_its_state(library: Library, drug: Drug, state: str) -> None:
    record = drug.conflicts[0].model_copy(update={"state": state, "observations": ("a", "b")})
    half = drug.conflicts[0].model_copy(update={"state": state, "observations": ("a",)})
    pair = changed(drug, "a", "12"), changed(drug, "b", "14")
    assert found(library, *pair, conflicts=(half, record)) == [("a", "b", state)]
    assert found(library, *pair, conflicts=(half,)) == [("a", "b", "uncovered")]


def test_a_correction_to_an_earlier_guide_is_no_disagreement(drug: Drug) -> None:
    states = ("open", "explained", "corrected")
    conflicts = [drug.conflicts[0].model_copy(update={"state": state}) for state in states]
    disagreements, corrections = disagreement.split_corrections(conflicts)
    assert [c.state for c in disagreements] == ["open", "explained"]
    assert [c.state for c in corrections] == ["corrected"]


@pytest.mark.parametrize("state", ["open", "explained", "corrected"])
def test_a_value_is_disputed_while_a_disagreement_on_it_is_open(drug: Drug, state: str) -> None:
    first, second, *_ = drug.observations
    record = drug.conflicts[0].model_copy(update={"state": state, "observations": (first.id,)})
    marked = disagreement.mark_disputed([drug.model_copy(update={"conflicts": (record,)})])[0].observations
    assert {row.id: row.is_disputed for row in marked[:2]} == {first.id: state == "open", second.id: False}
