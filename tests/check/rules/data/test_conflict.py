"""DAT-CONFLICT"""

from __future__ import annotations

from tests.check.rules.conftest import At, Edit, Row, Says

CONFLICTS = "data/drugs/samplirsen/conflicts.yml"
AGAIN = {"arm": "samplirsen-100mg", "schedule": "weekly", "matrix": "whole-body", "qualifier": "headache", "n": "8"}


def test_a_second_value_in_the_same_context_is_found_at_its_cell(says: Says, row: Row, at: At) -> None:
    line = row(id="smp-again", value="4/8 (50%)", source="agency2021", locator="p 9", **AGAIN)
    (finding,) = says("DAT-CONFLICT")
    assert finding.where.line == line
    assert at(finding).startswith('"4/8 (50%)",')
    assert finding.message == (
        "smp-again says 4/8 (50%) and, in the same context, smp-headache says 3/8 (38%); "
        "wanted a conflict record that names both, or the context that tells them apart"
    )


def test_a_conflict_record_covers_it(says: Says, row: Row, edit: Edit) -> None:
    row(id="smp-again", value="4/8 (50%)", **AGAIN)
    edit(CONFLICTS, "[smp-change-100, smp-change-200]", "[smp-headache, smp-again]")
    assert says("DAT-CONFLICT") == []


def test_another_analysis_set_is_no_contradiction(says: Says, row: Row) -> None:
    row(id="smp-again", value="4/8 (50%)", analysis_set="randomised", **AGAIN)
    assert says("DAT-CONFLICT") == []


def test_the_same_value_again_is_none_either(says: Says, row: Row) -> None:
    row(id="smp-again", value="3/8", **AGAIN)
    assert says("DAT-CONFLICT") == []


def test_what_one_row_has_another_cannot_miss(says: Says, row: Row) -> None:
    row(id="smp-again", value="", missing="not-reported", **AGAIN)
    assert "smp-again says not reported" in says("DAT-CONFLICT")[0].message
