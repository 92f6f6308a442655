"""DAT-UNIT"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Row, Says

CSV, TABLES = "data/drugs/samplirsen/observations.csv", "data/drugs/samplirsen/tables.yml"
GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"


def test_a_value_in_another_unit_than_the_head_is_found_at_its_cell(says: Says, edit: Edit, at: At) -> None:
    edit(TABLES, "cells: [smp-change-200, smp-change-200]", "cells: [smp-change-200, smp-half-life]")
    (finding,) = says("DAT-UNIT")
    assert (finding.where.line, at(finding)) == (12, "smp-half-life]}")
    assert finding.message.startswith(
        "table change-by-dose, column 'Change at day 29': smp-half-life is in 'd' among values in '%'"
    )


def test_two_units_for_one_quantity_of_one_source_are_found(says: Says, edit: Edit) -> None:
    edit(TABLES, 'unit: "%"}', "show: value}")
    edit(TABLES, "smp-change-0, smp-change-0]", "smp-change-0, smp-half-life]")
    edit(TABLES, "smp-change-100, smp-change-100]", "smp-change-100, smp-half-life-h]")
    assert [f.where.line for f in says("DAT-UNIT")] == [11]


def test_two_sources_may_print_two_units(says: Says, edit: Edit) -> None:
    edit(TABLES, 'unit: "%"}', "show: value}")
    edit(TABLES, "smp-change-0, smp-change-0]", "smp-change-0, smp-half-life]")
    edit(TABLES, "smp-change-100, smp-change-100]", "smp-change-100, smp-half-life-h]")
    edit(CSV, "in hours,,,alpha2020,Table 2", "in hours,,,agency2021,Table 2")
    assert says("DAT-UNIT") == []


@pytest.mark.parametrize("dose", ["100 mgg", "100", "hundred mg"])
def test_a_dose_without_a_known_unit_is_found(says: Says, edit: Edit, at: At, dose: str) -> None:
    edit(CSV, "plasma,,100 mg", f"plasma,,{dose}")
    (finding,) = says("DAT-UNIT")
    assert finding.where.line == 2
    assert at(finding).startswith(f"{dose},subcutaneous")
    assert f"the dose {dose!r} has no number with a known unit" in finding.message


def test_a_greek_letter_in_prose_is_found_at_its_column(says: Says, edit: Edit, at: At) -> None:
    edit(GUIDE, "## Effect\n", "## Effect\n\nIn μg, not µg; the μῦς is a mouse.\n")
    (finding,) = says("DAT-UNIT")
    assert (finding.where.file, at(finding)) == (GUIDE, "μg, not µg; the μῦς is a mouse.")
    assert finding.suggestion == "µ"


def test_a_greek_letter_in_data_is_found(says: Says, edit: Edit) -> None:
    edit(CSV, "No biopsy was described.", "Less than 1 μg.")
    assert [f.where.line for f in says("DAT-UNIT")] == [5]


def test_an_unknown_and_a_forbidden_unit_are_found_when_the_row_is_read(says: Says, edit: Edit) -> None:
    edit(CSV, "20 ± 5,d", "20 ± 5,days")
    edit(CSV, "≥90,ug/g", "≥90,mg")
    assert [(f.where.line, f.message) for f in says("DAT-UNIT")] == [
        (2, "unknown unit 'days'. Did you mean 'd'?"),
        (4, "tissue-concentration may not be in 'mg'; wanted ug/g"),
    ]


def test_the_sample_has_one_unit_in_each_column(says: Says) -> None:
    assert says("DAT-UNIT") == []


@pytest.mark.parametrize(("unit", "found"), [("d", []), ("h", [("smp-a", "smp-b"), ("smp-b", "smp-a")])])
def test_two_arms_that_a_source_compares_are_in_one_unit(
    says: Says, row: Row, unit: str, found: list[tuple[str, str]]
) -> None:
    shared = {"parameter": "elimination-half-life", "statistic": "median", "matrix": "csf", "n": "8"}
    row(id="smp-a", value="36", unit="d", arm="samplirsen-100mg", **shared)
    row(id="smp-b", value="22", unit=unit, arm="samplirsen-200mg", **shared)
    told = [(f.message.split()[0], f.message.split(" and ")[1].split(",")[0]) for f in says("DAT-UNIT")]
    assert told == found
