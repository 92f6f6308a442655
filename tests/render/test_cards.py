"""The cards of a data page hold the whole record of each value, and lead to what it names."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generators.model import Library
from generators.render import cards, drug_pages


@pytest.fixture(scope="module")
def found(library: Library) -> dict[str, Any]:
    """The cards of all data pages, by the id of the observation."""
    plans = [plan for plan in drug_pages.plan(library) if plan.kind == "data"]
    out: dict[str, Any] = {}
    for plan in plans:
        text = cards.make_cards(plan, library).content.decode()
        head, tail = "Object.assign((window.agCards = window.agCards || {}), ", ");\n"
        assert text.startswith(head) and text.endswith(tail)
        out |= json.loads(text[len(head) : -len(tail)])
    return out


def test_every_observation_has_one_card(found: dict[str, Any], library: Library) -> None:
    assert found.keys() == library.observations.keys()


def test_a_card_names_value_study_and_source_and_leads_to_them(found: dict[str, Any]) -> None:
    card = found["smp-change-100"]
    fields = dict(card["fields"])
    assert card["value"].startswith("−36%") and card["grade"][0] == "primary"
    assert fields["Study"][0][1] == "../studies/#method-smp-trial"
    assert fields["Source"][0][1] == "../../../../references/samplirsen/#uses-alpha2020"
    assert fields["Arm"] == [["samplirsen 100 mg"]]


def test_the_inputs_of_a_computed_value_are_links(found: dict[str, Any]) -> None:
    (computed,) = (parts for label, parts in found["smp-half-life-h"]["fields"] if label == "Computed as")
    assert computed[0][1:] == ["#obs-smp-half-life", "smp-half-life"]
    assert computed[1] == [" × 24"]


def test_a_disagreement_is_told_with_its_state(found: dict[str, Any]) -> None:
    (dispute,) = found["smp-change-100"]["disputes"]
    assert (dispute["state"], dispute["href"]) == ("explained", "../../#conflict-smp-change-sources")


def test_a_card_says_where_its_value_is_used(found: dict[str, Any]) -> None:
    assert ["Table\u00a02", "../../how-it-works/#table-kinetics"] in found["smp-half-life"]["uses"]


def test_a_missing_value_has_no_grade(found: dict[str, Any]) -> None:
    assert "grade" not in found["smp-liver-human"] and found["smp-liver-human"]["value"] == "not found"
