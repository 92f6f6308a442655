"""DAT-MISSING"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Says

FOLDER = "data/drugs/samplirsen"


def test_a_value_that_was_not_found_needs_a_gap(says: Says, edit: Edit, at: At) -> None:
    edit(f"{FOLDER}/gaps.yml", "[smp-liver-human]", "[]")
    (finding,) = says("DAT-MISSING")
    assert (finding.where.file, finding.where.line) == (f"{FOLDER}/observations.csv", 5)
    assert at(finding).startswith("not-found,")
    assert finding.message.startswith("smp-liver-human: not found, and no gap names it; wanted a gap that says what")


def test_a_gap_of_another_kind_is_none(says: Says, edit: Edit) -> None:
    edit(f"{FOLDER}/gaps.yml", "reason: not-found", "reason: not-reported")
    assert [f.where.line for f in says("DAT-MISSING")] == [5]


def test_other_reasons_speak_for_themselves(says: Says, edit: Edit) -> None:
    edit(f"{FOLDER}/gaps.yml", "[smp-liver-human]", "[]")
    edit(f"{FOLDER}/observations.csv", ",not-found,", ",below-loq,")
    assert says("DAT-MISSING") == []


@pytest.mark.parametrize("cell", ["=n/a", "=–", "= Not reported", "=ND", "=unknown", "=No data", "=…", "=not given"])
def test_a_missing_value_typed_into_a_table_is_found(says: Says, edit: Edit, at: At, cell: str) -> None:
    edit(f"{FOLDER}/tables.yml", "[smp-change-200, smp-change-200]", f'[smp-change-200, "{cell}"]')
    (finding,) = says("DAT-MISSING")
    assert at(finding).startswith("100 mg") or at(finding).startswith("200 mg")
    assert f"{cell[1:].strip()!r} is typed by hand" in finding.message


@pytest.mark.parametrize("cell", ["=", "=None", "=No data of the label, which gives a range"])
def test_an_empty_cell_and_a_sentence_are_left_alone(says: Says, edit: Edit, cell: str) -> None:
    edit(f"{FOLDER}/tables.yml", "[smp-change-200, smp-change-200]", f'[smp-change-200, "{cell}"]')
    assert says("DAT-MISSING") == []


def test_a_fact_has_words_or_a_reason(says: Says, edit: Edit) -> None:
    edit(f"{FOLDER}/drug.yml", "missing: not-found, ", "")
    (finding,) = says("DAT-MISSING")
    assert finding.message == "fact smp-sequence: neither words nor a reason for missing; wanted one of the two"


def test_a_row_without_value_and_reason_is_found_when_it_is_read(says: Says, edit: Edit) -> None:
    edit(f"{FOLDER}/observations.csv", "20 ± 5", "")
    assert [(f.where.line, f.message) for f in says("DAT-MISSING")] == [
        (2, "neither a value nor a missing-value reason; wanted one of the two")
    ]
