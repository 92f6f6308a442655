"""DAT-SYNTAX and CIT-SYNTAX: what cannot be read is said by the reader at its place."""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Edit, Says

DRUG = "data/drugs/samplirsen"


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "rule"),
    [
        pytest.param(f"{DRUG}/drug.yml", "target: SMP1", "target: [SMP1", f"{DRUG}/drug.yml:9:", "DAT-SYNTAX", id="YAML"),
        pytest.param(f"{DRUG}/observations.csv", ",d,mean,SD", ",d,mean,SD,", f"{DRUG}/observations.csv:", "DAT-SYNTAX", id="CSV"),
        pytest.param("references.bib", "year = {2020}", "year = juin", "references.bib:", "CIT-SYNTAX", id="BibTeX"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_found_at_its_place(
    says: Says, edit: Edit, file: str, old: str, new: str, place: str, rule: str
) -> None:
    edit(file, old, new)
    findings = says(rule)
    assert findings and str(findings[0].where).startswith(place)


def test_files_that_can_be_read_are_left_alone(says: Says) -> None:
    assert says("DAT-SYNTAX") == says("CIT-SYNTAX") == []
