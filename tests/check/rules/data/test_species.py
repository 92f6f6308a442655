"""DAT-SPECIES"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Row, Says

CSV, STUDIES = "data/drugs/samplirsen/observations.csv", "data/drugs/samplirsen/studies.yml"


def test_a_swapped_species_is_found_at_its_cell(says: Says, edit: Edit, at: At) -> None:
    edit(CSV, "wild-type-mouse,,,", "wild-type-mouse,,human,")
    (finding,) = says("DAT-SPECIES")
    assert finding.where.line == 4
    assert at(finding).startswith("human,liver")
    assert finding.message == "smp-liver-mouse: wild-type-mouse is mouse and the row says human; wanted the same"
    assert finding.suggestion == "mouse"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        pytest.param({"species": "mouse", "study": ""}, "no adverse-event in mouse", id="parameter"),
        pytest.param(
            {"species": "none", "study": ""}, "healthy-adults is human and the row says no species", id="none at all"
        ),
        pytest.param(
            {"species": "mouse", "parameter": "dosing-days"}, "smp-trial used human and the row says mouse", id="trial"
        ),
        pytest.param({"id": "smp-mouse-b", "study": ""}, "the id names mouse and the row says human", id="its own id"),
    ],
)
def test_a_species_that_cannot_be_is_found(says: Says, row: Row, cells: dict[str, str], said: str) -> None:
    loose = {"population": "none"} if said.startswith(("no ", "smp")) else {}
    line = row(
        **{
            "id": "smp-a",
            "value": "3",
            "n": "8",
            "unit": "d" if "parameter" in cells else "{participants}",
            **cells,
            **loose,
        }
    )
    assert [(f.where.line, said in f.message) for f in says("DAT-SPECIES")] == [(line, True)]


def test_a_value_under_a_study_that_its_source_does_not_tell_of_is_found(says: Says, edit: Edit, row: Row) -> None:
    study = "- {id: smp-%s, kind: animal, name: %s, title: t, compound: smp-2, species: [mouse], fields: [{label: l, text: t, grade: primary, source: %s, locator: p 1}]}\n"
    text = study % ("one", "One", "alpha2020") + study % ("two", "Two", "oldguide2019")
    edit(STUDIES, "- id: smp-trial", f"{text}- id: smp-trial")
    mouse = {
        "compound": "smp-2",
        "species": "mouse",
        "population": "wild-type-mouse",
        "value": "1",
        "unit": "ug/g",
        "parameter": "tissue-concentration",
    }
    for number in range(4):
        row(id=f"smp-a{number}", **{**mouse, "study": "smp-one", "source": "oldguide2019"})
    assert [f for f in says("DAT-SPECIES") if "tells of" in f.message] == []
    line = row(id="smp-b", **{**mouse, "study": "smp-one", "source": "agency2021"})
    assert [f for f in says("DAT-SPECIES") if "tells of" in f.message] == []
    for number in range(4):
        row(id=f"smp-c{number}", **{**mouse, "study": "smp-two", "source": "agency2021"})
    (finding,) = (f for f in says("DAT-SPECIES") if "tells of" in f.message)
    assert finding.where.line == line


def test_a_population_that_the_study_did_not_use_is_found(says: Says, edit: Edit, at: At) -> None:
    edit(CSV, "mean,SD,8,,", "mean,SD,8,wild-type-mouse,")
    finding = next(f for f in says("DAT-SPECIES") if "did not study" in f.message)
    assert finding.where.line == 2
    assert at(finding).startswith("wild-type-mouse,")
    assert finding.message == "smp-half-life: smp-trial did not study wild-type-mouse; wanted healthy-adults"


def test_a_species_that_the_study_did_not_use_is_found(says: Says, edit: Edit) -> None:
    edit(STUDIES, "species: human", "species: mouse")
    edit(CSV, "pharmacokinetic,,plasma", "pharmacokinetic,human,plasma")
    assert "smp-trial used mouse and the row says human" in {
        f.message.partition("; ")[0][15:] for f in says("DAT-SPECIES")
    }


def test_an_animal_study_has_no_people(says: Says, edit: Edit) -> None:
    edit(STUDIES, "kind: clinical", "kind: animal")
    edit(STUDIES, "  species: human\n", "")
    edit(CSV, "pharmacokinetic,,plasma", "pharmacokinetic,human,plasma")
    assert says("DAT-SPECIES")[0].message.startswith(
        "smp-half-life: smp-trial is a study of animals and the row says human"
    )


def test_a_study_may_list_people_beside_animals(says: Says, edit: Edit) -> None:
    edit(STUDIES, "species: human\n  population: healthy-adults", "species: [mouse, human]")
    edit(CSV, "pharmacokinetic,,plasma", "pharmacokinetic,human,plasma")
    edit(STUDIES, "kind: clinical", "kind: animal")
    assert says("DAT-SPECIES") == []


def test_the_sample_has_each_value_under_its_species(says: Says) -> None:
    assert says("DAT-SPECIES") == []


def test_a_value_of_a_study_of_one_population_names_it(says: Says, edit: Edit) -> None:
    edit(CSV, "mean,SD,8,,", "mean,SD,8,none,")
    assert [(f.where.line, f.suggestion) for f in says("DAT-SPECIES")] == [(2, "healthy-adults")]


def test_a_compound_that_the_study_did_not_give_is_found_at_its_cell(says: Says, edit: Edit, at: At) -> None:
    edit(CSV, "plasma,,100 mg", "plasma,smp-2,100 mg")
    (finding,) = says("DAT-SPECIES")
    assert at(finding).startswith("smp-2,")
    assert finding.message == "smp-half-life: smp-trial gave samplirsen and the row says smp-2; wanted the same"
    assert finding.suggestion == "samplirsen"


def test_an_arm_may_be_given_a_compound_of_its_own(says: Says, row: Row, edit: Edit) -> None:
    old = "    - {id: all, name: all arms"
    edit("data/drugs/samplirsen/studies.yml", old, f"    - {{id: tracer, name: tracer, compound: smp-3}}\n{old}")
    edit("data/vocabulary/compounds.yml", "- {id: placebo", "- {id: smp-3, name: tracer, kind: tool}\n- {id: placebo")
    row(id="smp-a", value="3/8", qualifier="an event", arm="tracer", compound="", dose="")
    assert says("DAT-SPECIES") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: clinical", "kind: animal", "smp-trial is animal and its species human"),
        ("role: placebo", "role: active", "the arm placebo is active and is given placebo"),
        ("compound: placebo", "compound: samplirsen", "the arm placebo is placebo and is given samplirsen"),
    ],
)
def test_a_study_or_an_arm_that_denies_itself_is_found_in_its_file(
    says: Says, edit: Edit, old: str, new: str, said: str
) -> None:
    edit(STUDIES, old, new)
    found = [one for one in says("DAT-SPECIES") if one.where.file == STUDIES]
    assert [said in one.message for one in found] == [True]
