"""DAT-MATRIX"""

from __future__ import annotations

from tests.check.rules.conftest import At, Edit, Row, Says

CSV = "data/drugs/samplirsen/observations.csv"


def test_a_tissue_level_in_plasma_is_found_at_its_cell(says: Says, edit: Edit, at: At) -> None:
    edit(CSV, "wild-type-mouse,,,liver", "wild-type-mouse,,,plasma")
    (finding,) = says("DAT-MATRIX")
    assert finding.where.line == 4
    assert at(finding).startswith("plasma,")
    assert finding.message == (
        "smp-liver-mouse: no tissue-concentration in plasma, which is of the kind fluid; wanted tissue; `matrices` of "
        "tissue-concentration in data/vocabulary/parameters.yml says so, and may be widened there"
    )


def test_an_analyte_says_what_it_can_be_measured_in(says: Says, row: Row) -> None:
    row(
        id="smp-change-protein", parameter="target-change", analyte="smp1-protein", unit="%", value="5", matrix="plasma"
    )
    (finding,) = says("DAT-MATRIX")
    assert "no smp1-protein in plasma, which is of the kind fluid; wanted tissue" in finding.message


def test_a_parameter_without_a_list_goes_with_any_matrix(says: Says, edit: Edit) -> None:
    edit(CSV, "pharmacokinetic,,plasma", "pharmacokinetic,,liver")
    assert says("DAT-MATRIX") == []


def test_the_fluid_of_the_id_is_the_fluid_of_the_row(says: Says, row: Row, at: At) -> None:
    row(id="smp-csf-headache", value="3", n="8", matrix="whole-body")
    row(id="smp-csf-rash", value="3", n="8", matrix="csf")
    assert says("DAT-MATRIX") == []
    line = row(id="smp-csf-pain", value="3", n="8", matrix="plasma")
    (finding,) = says("DAT-MATRIX")
    assert finding.where.line == line and at(finding).startswith('"plasma"')
    assert finding.message == "smp-csf-pain: the id names csf and the row says plasma; wanted one of them in both"
