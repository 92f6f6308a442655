"""CIT-TIER"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.rules.conftest import Edit, Says

pytestmark = pytest.mark.usefixtures("shipped")
ROWS = "data/drugs/samplirsen/observations.csv"


def test_a_primary_value_from_a_vendor_is_found_at_its_grade(says: Says, edit: Edit) -> None:
    edit(ROWS, "unverified,oldguide2019,table 1", "primary,oldguide2019,table 1")
    (finding,) = says("CIT-TIER")
    assert str(finding.where) == f"{ROWS}:8:113"
    said = "smp-change-200 is graded primary and rests only on vendor"
    assert finding.message == f"{said}; wanted unverified, or a source that carries primary"
    assert finding.suggestion == "unverified"


def test_a_second_source_that_carries_the_grade_is_enough(says: Says, edit: Edit) -> None:
    edit(ROWS, "unverified,oldguide2019,table 1", "primary,oldguide2019; alpha2020,table 1; Table 3")
    assert says("CIT-TIER") == []


def test_a_tier_that_is_not_on_the_list_is_found_where_it_stands(says: Says, edit: Edit) -> None:
    edit("references.bib", "tier = {regulator}", "tier = {regulators}")
    (finding,) = says("CIT-TIER")
    assert finding.where.line == 9
    assert finding.message == "'agency2021' has no tier 'regulators'. Did you mean 'regulator'?"
    assert finding.suggestion == "regulator"


def test_values_that_their_sources_carry_are_left_alone(says: Says) -> None:
    assert says("CIT-TIER") == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        pytest.param("drug.yml", "grade: primary, source: alpha2020, locator: title", "grade: primary, source: oldguide2019, locator: title", "smp-inn is graded primary", id="fact"),
        pytest.param("drug.yml", "began., grade: primary, source: alpha2020", "began., grade: secondary, source: oldguide2019", "smp-start is graded secondary", id="event"),
        pytest.param("drug.yml", "In trials., grade: primary, source: alpha2020", "In trials., grade: primary, source: oldguide2019", "global is graded primary", id="status"),
        pytest.param("studies.yml", "grade: primary, source: alpha2020, locator: Methods", "grade: primary, source: oldguide2019, locator: Methods", "Design is graded primary", id="item of a study"),
    ],
)  # fmt: skip
def test_every_statement_with_a_grade_is_held_to_it(
    says: Says, edit: Edit, file: str, old: str, new: str, said: str
) -> None:
    edit(f"data/drugs/samplirsen/{file}", old, new)
    (finding,) = says("CIT-TIER")
    assert finding.message.startswith(f"{said} and rests only on vendor; wanted unverified")


def test_an_arrow_that_rests_on_a_vendor_is_not_confirmed(says: Says, project: Path) -> None:
    (path,) = (project / "data/drugs/samplirsen/diagrams").glob("*.yml")
    text = path.read_text(encoding="utf-8")
    assert "source: alpha2020" in text
    path.write_text(text.replace("source: alpha2020", "source: oldguide2019", 1), encoding="utf-8")
    (finding,) = says("CIT-TIER")
    assert (
        "is confirmed and rests only on vendor; wanted evidence: unverified, or a source that carries secondary"
        in finding.message
    )
