"""CIT-TIER"""

from __future__ import annotations

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
