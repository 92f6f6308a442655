"""STR-OPENING"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Edit, Says

DRUG = "data/drugs/samplirsen/drug.yml"
GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
POINT = "{claim: Headache is seen., text: \"It was counted in {{ value('smp-headache', cite=False) }} on the drug and in {{ value('smp-headache-placebo') }} on placebo.\"}"
ROW = '  - {label: Half-life, values: [smp-half-life], note: "plasma"}\n'


def test_a_drug_with_key_points_and_values_is_left_alone(says: Says) -> None:
    assert says("STR-OPENING") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("in plasma is {{ value", "in plasma is {{ term", "the key point 'It stays for days.' has no value", id="no value"),
        pytest.param(f"  - {POINT}\n", "", "2 key points; wanted 3 to 6 in `key_points`", id="too few"),
        pytest.param(ROW, "", "2 values at a glance; wanted 3 to 12 rows in `at_a_glance`", id="too few values"),
        pytest.param(ROW, ROW * 11, "13 values at a glance; wanted 3 to 12", id="too many values"),
    ],
)  # fmt: skip
def test_a_poor_opening_is_found(says: Says, edit: Edit, old: str, new: str, said: str) -> None:
    edit(DRUG, old, new)
    assert [finding.message[: len(said)] for finding in says("STR-OPENING")] == [said]


def test_a_guide_may_have_points_of_its_own_and_they_are_looked_at_too(says: Says, edit: Edit) -> None:
    edit(GUIDE, "audience:", "key_points: [{claim: One., text: Two.}]\naudience:")
    assert [finding.message.split(";")[0] for finding in says("STR-OPENING")] == [
        "1 key points",
        "the key point 'One.' has no value",
    ]
