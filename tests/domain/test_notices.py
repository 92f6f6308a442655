"""Disclaimers follow from the contents: each facet with a case that has it and one that has not."""

from __future__ import annotations

from typing import Any

import pytest

from generators.domain import notices
from generators.model import Disclaimer, Drug, Library, Protocol, Reference


def of(
    drug: Drug, library: Library, shown: tuple[str, ...] = (), cited: tuple[str, ...] = (), **parts: Any
) -> frozenset[str]:
    observations = tuple(library.observations[i] for i in shown)
    return notices.find_facets(drug, library, notices.ShownItems(observations, cited=cited, **parts))


@pytest.mark.parametrize(
    ("facet", "speaks", "silent"),
    [
        pytest.param("animal-data", ("smp-liver-mouse",), ("smp-half-life",), id="a value from a mouse"),
        pytest.param("class-evidence", ("smp-liver-mouse",), ("smp-change-0",), id="another compound, but not placebo"),
        pytest.param("unverified-values", ("smp-change-200",), ("smp-half-life-h",), id="an unverified value"),
    ],
)
def test_a_value_brings_its_facet(
    drug: Drug, library: Library, facet: str, speaks: tuple[str, ...], silent: tuple[str, ...]
) -> None:
    assert facet in of(drug, library, speaks)
    assert facet not in of(drug, library, silent)


def test_a_fact_an_event_and_a_status_bring_the_notice_on_unverified_values(drug: Drug, library: Library) -> None:
    for said in (drug.facts[0], drug.events[0], drug.statuses[0]):
        assert "unverified-values" in of(drug, library, stated=(said.model_copy(update={"grade": "unverified"}),))
        assert "unverified-values" not in of(drug, library, stated=(said.model_copy(update={"grade": "primary"}),))


def test_a_step_within_a_step_brings_the_notice_on_unverified_values(drug: Drug, library: Library) -> None:
    def protocol(grade: str) -> Protocol:
        step = drug.protocols[0].steps[0].model_copy(update={"grade": "derived", "steps": ()})
        inner = step.model_copy(update={"steps": (step.model_copy(update={"grade": grade}),)})
        return drug.protocols[0].model_copy(update={"steps": (step.model_copy(update={"steps": (inner,)}),)})

    assert "unverified-values" in of(drug, library, protocols=(protocol("unverified"),))
    assert "unverified-values" not in of(drug, library, protocols=(protocol("derived"),))


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("investigational", {"investigational"}),
        ("development-ended", {"investigational"}),
        ("approved", {"labelled-use"}),
        ("conditionally-approved", {"labelled-use"}),
        ("discontinued", {"labelled-use", "not-marketed"}),
        ("refused", {"not-marketed"}),
    ],
)
def test_the_status_brings_its_facets(drug: Drug, library: Library, state: str, expected: set[str]) -> None:
    status = drug.statuses[0].model_copy(update={"state": state})
    assert of(drug.model_copy(update={"statuses": (status,)}), library) == expected


def test_a_boxed_warning_is_a_facet(drug: Drug, library: Library) -> None:
    assert "boxed-warning" in of(drug.model_copy(update={"boxed_warning": "liver"}), library)
    assert "boxed-warning" not in of(drug, library)


def test_a_draft_protocol_is_a_facet(drug: Drug, library: Library) -> None:
    done = drug.protocols[0].model_copy(update={"validated": True})
    assert "draft-protocol" in of(drug, library, protocols=drug.protocols)
    assert "draft-protocol" not in of(drug, library, protocols=(done,))


def test_a_clinical_procedure_asks_for_the_notice_on_labelled_use(drug: Drug, library: Library) -> None:
    clinical = drug.protocols[0].model_copy(update={"clinical": True})
    assert "labelled-use" in of(drug, library, protocols=(clinical,))
    assert "labelled-use" not in of(drug, library, protocols=drug.protocols)


def test_an_unconfirmed_reference_is_a_facet(drug: Drug, library: Library) -> None:
    assert "unconfirmed-references" in of(drug, library, cited=("oldguide2019",))
    assert "unconfirmed-references" not in of(drug, library, cited=("alpha2020",))


def test_a_selling_publisher_is_a_facet(drug: Drug, library: Library) -> None:
    selling = library.publisher.model_copy(update={"commercial": True})
    assert "commercial-interest" in of(drug, library.model_copy(update={"publisher": selling}))
    assert "commercial-interest" not in of(drug, library)


def test_a_disclaimer_is_required_when_all_its_facets_hold() -> None:
    disclaimers = tuple(
        Disclaimer(id=i, when=when, place="top", title="t", text="x")
        for i, when in (("always", ()), ("one", ("a",)), ("both", ("a", "b")))
    )
    assert [d.id for d in notices.choose_disclaimers(disclaimers, frozenset({"a"}))] == ["always", "one"]


def test_every_facet_of_the_data_is_a_known_one(library: Library) -> None:
    assert {facet for d in library.disclaimers for facet in d.when} == set(notices.FACETS)


def test_an_unknown_reference_is_no_facet(drug: Drug, library: Library) -> None:
    assert Reference(key="x", type="misc", fields={}).state == "confirmed"
    assert of(drug, library, cited=("nobody",)) == {"investigational"}
