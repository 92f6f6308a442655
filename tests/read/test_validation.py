"""What an author reads when a field is not as it should be: the allowed words, the nearest one, no word of the validator."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.read.library import load
from tests.check.rules.conftest import Edit

DRUG = "data/drugs/samplirsen"


@pytest.mark.parametrize(
    ("file", "old", "new", "message", "fix"),
    [
        pytest.param("observations.csv", ",ls-mean,", ",ls mean,", "statistic: 'ls mean' is not allowed (allowed are ", "ls-mean",
                     id="a space for the hyphen"),
        pytest.param("drug.yml", "group: identity", "group: structure", "group: 'structure' is not allowed; wanted one of ", "",
                     id="no name of a field for a value"),
        pytest.param("drug.yml", "kind: trial", "kind: licence", "kind: 'licence' is not allowed; wanted one of ", "",
                     id="no name of a field for a kind"),
        pytest.param("drug.yml", "state: investigational", "state: disapproved", "state: 'disapproved' is not allowed; wanted one of ", "",
                     id="not the opposite"),
        pytest.param("drug.yml", "route: sub", "rout: sub", "rout is no field of Drug", "route", id="a field with a slip"),
        pytest.param("studies.yml", "id: smp-trial", "id: SMP trial", "id: 'SMP trial' is not allowed; wanted small letters and digits",
                     "", id="an id with capitals"),
        pytest.param("studies.yml", "of: [samplirsen-all, placebo]", "of: placebo", "arms.of: 'placebo' is not allowed; wanted a list", "",
                     id="a word for a list"),
        pytest.param("studies.yml", "name: the sample trial", "name: [the, trial]", "name: a list is not allowed; wanted text", "",
                     id="a list for a word"),
        pytest.param("studies.yml", "regimen: [{dose: 0 mg, route: subcutaneous, schedule: weekly}]",
                     "regimen: {dose: 0 mg, route: subcutaneous}", "arms.regimen: a mapping with dose, route is not allowed; wanted a list", "",
                     id="a mapping for a list"),
    ],
)  # fmt: skip
def test_a_field_is_explained_in_plain_words(
    project: Path, edit: Edit, file: str, old: str, new: str, message: str, fix: str
) -> None:
    edit(f"{DRUG}/{file}", old, new)
    found = load(project).problems
    assert any(message in one.message for one in found)
    assert fix in {one.fix for one in found}
    assert not any("Input should be" in one.message for one in found)


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        ("route: sub", "rout: sub", ["rout is no field of Drug"]),
        ("inn: ", "innn: ", ["innn is no field of Drug"]),
        ("inn: ", "zzz: ", ["inn is missing", "zzz is no field of Drug"]),
    ],
)
def test_a_misspelt_field_is_one_problem(project: Path, edit: Edit, old: str, new: str, messages: list[str]) -> None:
    edit(f"{DRUG}/drug.yml", old, new)
    found = sorted(one.message for one in load(project).problems)
    assert [one.startswith(wanted) for one, wanted in zip(found, messages, strict=True)] == [True] * len(messages)
