"""PIC-PLACE"""

from __future__ import annotations

from tests.check.rules.conftest import Edit, LineOf, Says

CHARTS = "data/drugs/samplirsen/charts.yml"


def test_a_chart_that_shows_what_its_rows_say_is_left_alone(says: Says) -> None:
    assert says("PIC-PLACE") == []


def test_a_label_that_leaves_the_picture_is_reported_at_its_chart(edit: Edit, says: Says, line_of: LineOf) -> None:
    edit(CHARTS, "Change from baseline", "change " * 30 + "from baseline")
    found = says("PIC-PLACE")
    assert any("leaves the picture" in finding.message for finding in found)
    assert {(f.where.file, f.where.line, f.severity) for f in found} == {(CHARTS, line_of(CHARTS, "- name:"), "error")}


def test_a_chart_of_rows_that_are_not_there_is_left_to_other_rules(edit: Edit, says: Says) -> None:
    edit(CHARTS, "smp-change-100", "smp-change-none")
    assert says("PIC-PLACE") == []
