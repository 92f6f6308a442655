"""Notices follow from the contents: each field with a case that has its word and one that has not."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from generators.domain import notices
from generators.domain.notices import Facts
from generators.model import Disclaimer, Drug, Library, Protocol, Safety


def of(drug: Drug, library: Library, shown: tuple[str, ...] = (), cited: tuple[str, ...] = (), **parts: Any) -> Facts:
    observations = tuple(library.observations[i] for i in shown)
    return notices.find_facts(drug, library, notices.ShownItems(observations, cited=cited, **parts))


def notice(when: Any, tone: str = "note") -> Disclaimer:
    given = {"id": "a", "place": "top", "title": "A", "text": "B", "tone": tone, "when": when}
    return Disclaimer.model_validate(given, strict=False)


def asked(when: Any, facts: Facts) -> bool:
    return bool(notices.choose_disclaimers([notice(when)], facts))


@pytest.mark.parametrize(
    ("field", "word", "speaks", "silent"),
    [
        ("species.kind", "animal", "smp-liver-mouse", "smp-half-life"),
        ("species", "mouse", "smp-liver-mouse", "smp-half-life"),
        ("compound.of", "another compound", "smp-liver-mouse", "smp-half-life"),
        ("compound.of", "no drug", "smp-change-0", "smp-half-life"),
        ("compound.of", "this drug", "smp-half-life", "smp-change-0"),
        ("grade", "unverified", "smp-change-200", "smp-half-life-h"),
        ("missing", "not-found", "smp-liver-human", "smp-half-life"),
        ("route", "subcutaneous", "smp-half-life", "smp-liver-human"),
        ("matrix", "liver", "smp-liver-mouse", "smp-half-life"),
        ("parameter", "adverse-event", "smp-headache", "smp-half-life"),
        ("population", "wild-type-mouse", "smp-liver-mouse", "smp-half-life"),
    ],
)
def test_a_value_has_its_words(drug: Drug, library: Library, field: str, word: str, speaks: str, silent: str) -> None:
    assert word in of(drug, library, (speaks,))[field]
    assert word not in of(drug, library, (silent,)).get(field, ())


def test_every_statement_has_its_grade(drug: Drug, library: Library) -> None:
    for said in (drug.facts[0], drug.events[0], drug.statuses[0]):
        assert "unverified" in of(drug, library, stated=(said.model_copy(update={"grade": "unverified"}),))["grade"]
        assert "unverified" not in of(drug, library, stated=(said.model_copy(update={"grade": "primary"}),))["grade"]


def test_a_step_within_a_step_has_its_grade(drug: Drug, library: Library) -> None:
    def protocol(grade: str) -> Protocol:
        step = drug.protocols[0].steps[0].model_copy(update={"grade": "derived", "steps": ()})
        inner = step.model_copy(update={"steps": (step.model_copy(update={"grade": grade}),)})
        return drug.protocols[0].model_copy(update={"steps": (step.model_copy(update={"steps": (inner,)}),)})

    assert "unverified" in of(drug, library, protocols=(protocol("unverified"),))["grade"]
    assert "unverified" not in of(drug, library, protocols=(protocol("derived"),))["grade"]


def test_a_drug_has_its_states_its_safety_texts_and_its_publisher(drug: Drug, library: Library) -> None:
    box = Safety(id="box", kind="boxed-warning", region="US", subject="liver", grade="primary")
    facts = of(drug.model_copy(update={"safety": (box,)}), library)
    assert (facts["drug"], facts["status.state"]) == ({"samplirsen"}, {"investigational"})
    assert (facts["safety.kind"], facts["publisher"]) == ({"boxed-warning"}, {"not commercial"})
    assert "safety.kind" not in of(drug.model_copy(update={"safety": ()}), library)


def test_a_protocol_is_a_draft_or_validated_and_may_be_clinical(drug: Drug, library: Library) -> None:
    clinical = drug.protocols[0].model_copy(update={"clinical": True, "validated": True})
    assert of(drug, library, protocols=drug.protocols)["protocol"] == {"draft"}
    assert of(drug, library, protocols=(clinical,))["protocol"] == {"validated", "clinical"}


def test_a_reference_has_its_state_and_an_unknown_one_has_nothing(drug: Drug, library: Library) -> None:
    assert of(drug, library, cited=("oldguide2019",))["reference.state"] == {"unconfirmed"}
    assert "reference.state" not in of(drug, library, cited=("nobody",))


FACTS = {"status.state": {"approved"}, "route": {"oral", "intrathecal"}}


@pytest.mark.parametrize(
    ("when", "holds"),
    [
        ([], True),
        ({}, True),
        ({"status.state": "approved"}, True),
        ({"status.state": ["refused", "approved"]}, True),
        ({"status.state": "refused"}, False),
        ({"status.state": "approved", "route": "intrathecal"}, True),
        ({"status.state": "approved", "route": "subcutaneous"}, False),
        ({"species": "human"}, False),
        ({"not": {"status.state": "refused"}}, True),
        ({"route": "oral", "not": {"status.state": ["refused", "approved"]}}, False),
        ([{"species": "human"}, {"route": "oral"}], True),
        ([{"species": "human"}, {"route": "subcutaneous"}], False),
    ],
)
def test_a_notice_is_asked_for_by_fields(when: Any, holds: bool) -> None:
    assert asked(when, FACTS) is holds


@pytest.mark.parametrize(
    "when", ["approved", ["approved"], {"route": 3}, {"route": []}, {"not": "approved"}, {"route": [["oral"]]}]
)
def test_a_condition_of_another_form_is_refused_in_words(when: Any) -> None:
    with pytest.raises(ValidationError, match="wanted"):
        notice(when)


def test_the_gravest_notice_stands_first() -> None:
    tones = ("note", "caution", "warning", "note", "warning")
    made = [notice([], tone).model_copy(update={"id": str(place)}) for place, tone in enumerate(tones)]
    assert [one.id for one in notices.choose_disclaimers(made, {})] == ["2", "4", "1", "0", "3"]


def test_values_alone_ask_for_notices_on_values(library: Library, drug: Drug) -> None:
    facts = of(drug, library, ("smp-liver-mouse",))
    found = {one.id for one in notices.choose_for_values(library.disclaimers, facts)}
    assert {"animal-data", "class-evidence"} <= found
    assert "investigational" not in found


def test_every_word_of_a_page_is_on_the_list_of_its_field(library: Library, drug: Drug) -> None:
    known = notices.list_words(library)
    facts = of(drug, library, tuple(library.observations), tuple(library.references), diagrams=drug.diagrams,
               studies=drug.studies, protocols=drug.protocols, stated=(*drug.facts, *drug.statuses))  # fmt: skip
    assert facts.keys() <= known.keys()
    tiers = {"reference.tier"}  # the sample has no list of tiers
    assert {field: {*words} - {*known[field]} for field, words in facts.items() if field not in tiers} == {
        field: set() for field in facts if field not in tiers
    }
