"""DAT-SOURCE"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.check.rules.conftest import Add, At, Edit, Row, Says

CSV = "data/drugs/othersen/observations.csv"
SOURCE = """
@article{other2022,
  author = {Other, Ann},
  title = {Samplirsen and all that},
  year = {2022},
  url = {https://doi.org/10.1000/other},
  tier = {peer-reviewed}
}
"""


@pytest.fixture(autouse=True)
def second_drug(project: Path, add: Add, edit: Edit) -> None:
    """Another drug with a trial, values and facts of its own, which rest on a paper of its own."""
    add(SOURCE)
    edit(
        "data/vocabulary/compounds.yml",
        "- {id: none",
        "- {id: othersen, name: othersen, kind: drug, definition: Another.}\n- {id: none",
    )
    folder = project / "data/drugs/othersen"
    shutil.copytree(project / "data/drugs/samplirsen", folder)
    shutil.rmtree(folder / "guides")
    for name in ("charts", "conflicts", "gaps", "tables"):
        (folder / f"{name}.yml").unlink()
    for name in ("drug.yml", "studies.yml", "observations.csv"):
        text = (folder / name).read_text(encoding="utf-8").replace("smp-", "oth-").replace("samplirsen", "othersen")
        text = text.replace("alpha2020", "other2022").replace("NCT00000000", "NCT00000001").replace("oth-2", "smp-2")
        (folder / name).write_text(text, encoding="utf-8")


def test_each_drug_with_its_own_sources_is_left_alone(says: Says) -> None:
    assert says("DAT-SOURCE") == []


def test_a_value_with_a_source_of_another_drug_is_found_at_its_cell(says: Says, edit: Edit, at: At) -> None:
    edit(CSV, "to day 60,headache,,primary,other2022", "to day 60,headache,,primary,alpha2020")
    (finding,) = says("DAT-SOURCE")
    assert (finding.where.file, at(finding).partition(",")[0]) == (CSV, "alpha2020")
    assert "oth-headache: alpha2020 is a source on samplirsen" in finding.message
    assert "and on othersen only here; wanted a source on it" in finding.message


def test_a_fact_with_a_source_of_another_drug_is_found(says: Says, edit: Edit) -> None:
    edit(
        "data/drugs/othersen/drug.yml",
        "grade: primary, source: other2022, locator: title",
        "grade: primary, source: alpha2020, locator: title",
    )
    assert [f.message.partition(":")[0] for f in says("DAT-SOURCE")] == ["oth-inn"]


def test_a_work_that_says_that_it_is_on_both_is_a_source_of_both(says: Says, edit: Edit) -> None:
    edit(CSV, "to day 60,headache,,primary,other2022", "to day 60,headache,,primary,alpha2020")
    edit(
        "references.bib",
        "  title = {A sample trial of samplirsen},",
        "  title = {A sample trial of samplirsen},\n  compound = {samplirsen, othersen},",
    )
    assert says("DAT-SOURCE") == []


def test_a_work_that_says_another_compound_is_none(says: Says, edit: Edit) -> None:
    edit(
        "references.bib",
        "  title = {Samplirsen and all that},",
        "  title = {Samplirsen and all that},\n  compound = {smp-2},",
    )
    assert "oth-half-life: other2022 is about smp-2 and the value is of othersen" in {
        f.message.partition(";")[0] for f in says("DAT-SOURCE")
    }


def test_what_is_of_no_compound_may_share_a_source(says: Says, edit: Edit) -> None:
    edit(
        CSV,
        "oth-liver-human,,,tissue-concentration,,,,,,healthy-adults,,,liver,,",
        "oth-liver-human,,,tissue-concentration,,,,,,healthy-adults,,,liver,none,",
    )
    edit(CSV, "not-found,secondary,agency2021", "not-found,secondary,alpha2020")
    assert says("DAT-SOURCE") == []


def test_the_record_of_another_trial_is_no_source(says: Says, edit: Edit, row: Row) -> None:
    edit(
        "references.bib",
        "  title = {Review of samplirsen},",
        "  title = {Review of samplirsen},\n  nct = {NCT00000002},",
    )
    edit(
        "data/drugs/samplirsen/studies.yml",
        "- id: smp-trial",
        "- id: smp-open\n  kind: clinical\n  name: the open trial\n  title: Open\n  compound: samplirsen\n  registry: NCT00000002\n  fields: []\n- id: smp-trial",
    )
    row(id="smp-a", value="3/8", source="agency2021", locator="results")
    row(id="smp-b", value="3/8", source="agency2021", locator="results", study="smp-open", qualifier="rash")
    found = [f.message.partition(";")[0] for f in says("DAT-SOURCE")]
    assert "smp-a: agency2021 is the record of the open trial and the row is of the sample trial" in found
    assert not any(message.startswith("smp-b") for message in found)
