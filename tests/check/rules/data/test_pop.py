"""DAT-POP"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Row, Says

CSV = "data/drugs/samplirsen/observations.csv"


def test_a_count_without_its_analysis_set_is_found_at_the_empty_cell(says: Says, edit: Edit, at: At) -> None:
    edit(CSV, "(38%),,,,,,safety", "(38%),,,,,,")
    (finding,) = says("DAT-POP")
    assert finding.where.line == 9
    assert at(finding).startswith(",,whole-body")
    assert finding.message.startswith("smp-headache: a count of people without its analysis set; wanted randomised,")


def test_a_count_without_its_population_is_found(says: Says, row: Row) -> None:
    line = row(id="smp-a", value="3", population="none")
    assert [(f.where.line, "without its population" in f.message) for f in says("DAT-POP")] == [(line, True)]


def test_a_percentage_of_people_counts_people(says: Says, row: Row, edit: Edit) -> None:
    edit("data/vocabulary/parameters.yml", 'units: ["{participants}"]', 'units: ["{participants}", "%"]')
    line = row(id="smp-a", value="38", unit="%", statistic="percentage", analysis_set="")
    assert [f.where.line for f in says("DAT-POP")] == [line]


@pytest.mark.parametrize("analysis_set", ["safety", "randomised", "not-reported"])
def test_any_set_or_not_reported_is_an_answer(says: Says, edit: Edit, analysis_set: str) -> None:
    edit(CSV, "(38%),,,,,,safety", f"(38%),,,,,,{analysis_set}")
    assert says("DAT-POP") == []


def test_a_plan_counts_nobody(says: Says, row: Row, edit: Edit) -> None:
    edit("data/vocabulary/parameters.yml", "section: safety", "section: design")
    row(id="smp-a", value="3", analysis_set="")
    assert says("DAT-POP") == []
