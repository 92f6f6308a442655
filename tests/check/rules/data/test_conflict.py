"""DAT-CONFLICT"""

from __future__ import annotations

import pytest

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


EDITIONS = """
@misc{label2018,
  author = {{Maker}},
  title = {Samplirsen: prescribing information},
  url = {https://label.example/us},
  urldate = {2026-11-20},
  region = {US},
  edition = {2018},
  document = {label},
  tier = {regulator}
}

@misc{label2024eu,
  author = {{Maker}},
  title = {Samplirsen: summary of product characteristics},
  url = {https://label.example/eu},
  urldate = {2026-11-20},
  region = {EU},
  edition = {2024},
  document = {label},
  tier = {regulator}
}
"""
FOURTH = {
    "parameter": "dosing-days",
    "unit": "d",
    "route": "subcutaneous",
    "study": "",
    "population": "healthy-adults",
    "species": "human",
}


@pytest.mark.parametrize("words", [("", ""), (", US", ", EU"), (", as printed in the US", ", as printed in the EU")])
def test_labels_of_two_regions_disagree_and_the_reason_is_told(
    says: Says, row: Row, edit: Edit, words: tuple[str, str]
) -> None:
    edit("references.bib", "@misc{oldguide2019", EDITIONS + "@misc{oldguide2019")
    edit("data/sources.yml", "tiers: []", "tiers: []\nattributions: [US|EU, as printed]")
    row(
        id="smp-fourth-us",
        value="58",
        qualifier=f"fourth loading dose{words[0]}",
        source="label2018",
        locator="sec 2",
        **FOURTH,
    )
    row(
        id="smp-fourth-eu",
        value="63",
        qualifier=f"fourth loading dose{words[1]}",
        source="label2024eu",
        locator="sec 4.2",
        **FOURTH,
    )
    (finding,) = says("DAT-CONFLICT")
    assert finding.severity == "warning"
    assert finding.message == (
        "smp-fourth-eu says 63\u00a0d and smp-fourth-us says 58\u00a0d: the regions differ (US label, 2018; EU label, 2024); "
        "wanted a conflict record that names both"
    )


def test_two_cuts_of_one_study_are_told_and_need_no_record(says: Says, row: Row, edit: Edit) -> None:
    edit("data/drugs/samplirsen/studies.yml", "  arms:\n", "  cuts: [{id: final, name: final data}]\n  arms:\n")
    row(id="smp-again", value="4/8 (50%)", cut="final", **AGAIN)
    (finding,) = says("DAT-CONFLICT")
    assert finding.severity == "info"
    assert "the cuts of the data differ (not said; final data)" in finding.message
