"""PRO-CLINICAL"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Edit, Says

PROTOCOLS = "data/drugs/samplirsen/protocols.yml"
SETTING = "setting: cells in culture"
pytestmark = pytest.mark.usefixtures("shipped")


@pytest.fixture
def clinical(edit: Edit) -> None:
    """The sample's protocol as a complete clinical procedure."""
    edit(PROTOCOLS, SETTING, f"{SETTING}\n  clinical: true\n  source: agency2021\n  locator: p 3")
    edit(PROTOCOLS, "{name: temperature, value", "{name: interval, value")


@pytest.mark.usefixtures("clinical")
def test_a_complete_one_is_left_alone(says: Says) -> None:
    assert says("PRO-CLINICAL") == []


@pytest.mark.usefixtures("clinical")
@pytest.mark.parametrize(
    ("old", "new", "lacking"),
    [
        ("safety: [Radioactive material.]", "safety: []", "safety lines"),
        ("name: interval", "name: temperature", "a schedule (a parameter for the interval between doses)"),
        ("  source: agency2021\n  locator: p 3\n", "", "the label as its source"),
    ],
)
def test_a_missing_part_is_found(says: Says, edit: Edit, old: str, new: str, lacking: str) -> None:
    edit(PROTOCOLS, old, new)
    (finding,) = says("PRO-CLINICAL")
    assert str(finding.where) == f"{PROTOCOLS}:1:3"
    assert finding.message == f"measure-uptake is a clinical procedure without {lacking}; wanted {lacking}"


@pytest.mark.usefixtures("clinical")
def test_a_page_without_the_notice_is_found(says: Says, edit: Edit) -> None:
    edit("data/disclaimers.yml", "- id: labelled-use", "- id: labelled-usage")
    (finding,) = says("PRO-CLINICAL")
    assert "shows measure-uptake without the notice 'labelled-use'; wanted the notice on the page" in finding.message


@pytest.mark.usefixtures("clinical")
def test_a_built_page_that_lost_the_notice_is_found(request: pytest.FixtureRequest) -> None:
    edit_page: Edit = request.getfixturevalue("edit_page")  # the site is built after the protocol was changed
    site_says: Says = request.getfixturevalue("site_says")
    edit_page("drugs/samplirsen/how-it-works", 'data-disclaimer="labelled-use"', 'data-disclaimer="x"')
    (finding,) = site_says("PRO-CLINICAL")
    assert "without the notice 'labelled-use'" in finding.message


def test_steps_on_patients_that_are_not_marked_are_found(says: Says, edit: Edit) -> None:
    assert says("PRO-CLINICAL") == []
    edit(PROTOCOLS, "text: Count.", "text: Inject the patient.")
    (finding,) = says("PRO-CLINICAL")
    assert finding.message == "measure-uptake treats patients and is not marked; wanted clinical: true"


@pytest.mark.parametrize("text", ["Give the volunteer the dose.", "Administer it to each participant."])
def test_people_in_other_words_are_found(says: Says, edit: Edit, text: str) -> None:
    edit(PROTOCOLS, "text: Count.", f"text: {text}")
    assert ["treats patients and is not marked" in f.message for f in says("PRO-CLINICAL")] == [True]


@pytest.mark.parametrize(
    "text", ["Dose the patient-derived cells.", "Inject blood of volunteers into the spectrometer."]
)
def test_what_came_from_people_is_left_alone(says: Says, edit: Edit, text: str) -> None:
    edit(PROTOCOLS, "text: Count.", f"text: {text}")
    assert says("PRO-CLINICAL") == []
