"""DAT-SYNTAX: what cannot be read is told by the reader at its place."""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Edit, Says

DRUG = "data/drugs/samplirsen"


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        pytest.param(f"{DRUG}/drug.yml", "target: SMP1", "target: [SMP1", f"{DRUG}/drug.yml:9:", id="YAML"),
        pytest.param(f"{DRUG}/observations.csv", ",d,mean,SD", ",d,mean,SD,", f"{DRUG}/observations.csv:", id="CSV"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_found_at_its_place(
    says: Says, edit: Edit, file: str, old: str, new: str, place: str
) -> None:
    edit(file, old, new)
    findings = says("DAT-SYNTAX")
    assert findings and str(findings[0].where).startswith(place)


def test_files_that_can_be_read_are_left_alone(says: Says) -> None:
    assert says("DAT-SYNTAX") == []
