"""PRO-MATERIAL"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Edit, LineOf, Says

PROTOCOLS = "data/drugs/samplirsen/protocols.yml"
pytestmark = pytest.mark.usefixtures("shipped")


def test_a_material_that_no_step_uses_is_found(says: Says, edit: Edit, line_of: LineOf) -> None:
    edit(PROTOCOLS, "[{name: cells}", "[{name: xylene}, {name: cells}")
    (finding,) = [f for f in says("PRO-MATERIAL") if "xylene" in f.message]
    assert str(finding.where) == f"{PROTOCOLS}:{line_of(PROTOCOLS, 'materials:')}:22"
    assert finding.message == "'xylene' is listed and no step uses it; wanted a step that uses it, or no such material"


def test_a_supply_that_is_not_listed_is_found(says: Says, edit: Edit, line_of: LineOf) -> None:
    edit(PROTOCOLS, "text: Count.", "text: Wash in cold PBS and count.")
    (finding,) = [f for f in says("PRO-MATERIAL") if "PBS" in f.message]
    assert str(finding.where) == f"{PROTOCOLS}:{line_of(PROTOCOLS, 'Wash in cold')}:27"
    assert finding.message == "'PBS' is used and not listed in measure-uptake; wanted the thing among the materials"


def test_what_is_listed_and_used_is_left_alone(says: Says, edit: Edit) -> None:
    edit(PROTOCOLS, "[{name: cells}", "[{name: phosphate-buffered saline (PBS)}, {name: plates}, {name: cells}")
    edit(PROTOCOLS, "text: Count.", "text: Wash in cold PBS and count.")
    assert says("PRO-MATERIAL") == []


def test_what_an_earlier_step_makes_needs_no_listing(says: Says, edit: Edit) -> None:
    edit(PROTOCOLS, "[{name: cells}", "[{name: plates}, {name: cells}")
    edit(
        PROTOCOLS,
        "text: Incubate the cells with the drug.",
        "text: Incubate.\n      makes: [dosing medium, cells, drug]",
    )
    edit(PROTOCOLS, "text: Count.", "text: Count the dosing medium with cells and drug.")
    assert says("PRO-MATERIAL") == []


def test_what_the_steps_within_a_step_make_is_there(says: Says, edit: Edit) -> None:
    edit(PROTOCOLS, "[{name: cells}", "[{name: plates}, {name: cells}")
    edit(
        PROTOCOLS, "text: Incubate the cells with the drug.", "text: Make the dosing medium for the cells and the drug."
    )
    edit(PROTOCOLS, "text: Keep one plate cold.", "text: Mix the plates., makes: [dosing medium]")
    assert says("PRO-MATERIAL") == []


def test_what_only_a_later_step_makes_is_not_there_yet(says: Says, edit: Edit) -> None:
    edit(PROTOCOLS, "[{name: cells}", "[{name: plates}, {name: cells}")
    edit(PROTOCOLS, "text: Incubate the cells with the drug.", "text: Plate the cells in medium with the drug.")
    edit(PROTOCOLS, "text: Count.", "text: Mix and count., makes: [dosing medium]")
    assert [f.message.partition(" is ")[0] for f in says("PRO-MATERIAL") if "is used" in f.message] == ["'medium'"]


@pytest.mark.parametrize(
    "supply",
    [
        "TRIzol",
        "buffers",
        "polyacrylamide gels",
        "isoflurane",
        "β-mercaptoethanol",
        "coverslips",
        "glacial acetic acid",
    ],
)
def test_supplies_in_other_words_are_found(says: Says, edit: Edit, supply: str) -> None:
    edit(PROTOCOLS, "text: Count.", f"text: Go on with {supply} and count.")
    assert len([f for f in says("PRO-MATERIAL") if "is used and not listed" in f.message]) == 1


@pytest.mark.parametrize("listed", ["microscope slides", "agarose gel electrophoresis", "xylene", "plate reader"])
def test_a_supply_within_the_name_of_what_is_listed_is_left_alone(says: Says, edit: Edit, listed: str) -> None:
    edit(PROTOCOLS, "[{name: cells}", f"[{{name: {listed}}}, {{name: cells}}")
    edit(PROTOCOLS, "text: Count.", f"text: Count with {listed}; phenol red does no harm.")
    assert [f for f in says("PRO-MATERIAL") if "is used and not listed" in f.message] == []
