"""DAT-RANGE"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Row, Says

PARAMETERS = "data/vocabulary/parameters.yml"
PAIR = """
- {id: change-from-baseline, name: change, section: pharmacodynamics, units: ["%", analyte], analytes: [protein], signed: true, range: [{unit: "%", low: -100, high: 900}], definition: Change.}
- {id: ratio-to-baseline, name: ratio, section: pharmacodynamics, units: ["1"], analytes: [protein], range: [{unit: "1", low: 0, high: 20}], definition: Ratio.}
- {id: level, name: level, section: pharmacodynamics, units: [analyte], analytes: [protein], definition: Amount.}
"""
SMP = {"analyte": "smp1-protein", "statistic": "ls-mean", "time": "day 29", "n": "8"}


@pytest.fixture(autouse=True)
def _general(edit: Edit) -> None:
    """Three general parameters, and an analyte of which no more than 500 µg/g can be."""
    edit(PARAMETERS, "- {id: dosing-days", f"{PAIR.strip()}\n- {{id: dosing-days")
    own = "data/drugs/samplirsen/vocabulary/analytes.yml"
    edit(own, "synonyms: [SMP1]", "synonyms: [SMP1], range: [{unit: ug/g, low: 0, high: 500}]")


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        ({"parameter": "ratio-to-baseline", "value": "98.0", "unit": ""}, "98.0 1 cannot be, or is a slip; wanted 0 to 20 1"),
        ({"parameter": "change-from-baseline", "value": "−270", "unit": "%"}, "wanted -100 to 900 %"),
        ({"parameter": "level", "value": "930", "unit": "ug/g"}, "wanted 0 to 500 ug/g"),
        ({"parameter": "change-from-baseline", "value": "−900", "unit": "ug/g"}, "wanted -500 to 500 ug/g"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_found_at_its_cell(says: Says, row: Row, at: At, cells: dict[str, str], wanted: str) -> None:
    line = row(**{"id": "smp-odd", **SMP, **cells})
    (finding,) = says("DAT-RANGE")
    assert finding.where.line == line and at(finding).startswith(f'"{cells["value"]}"')
    assert finding.message.endswith(wanted)


@pytest.mark.parametrize("value", ["0.98", "19.9", "0.73 (0.5–0.9)", "0", "<0.1", "0.5–0.9"])
def test_what_can_be_is_left_alone(says: Says, row: Row, value: str) -> None:
    row(**{"id": "smp-usual", **SMP, "parameter": "ratio-to-baseline", "value": value, "unit": ""})
    assert says("DAT-RANGE") == []


def test_a_limit_holds_in_other_units(says: Says, edit: Edit) -> None:
    edit(
        PARAMETERS, "units: [h, d], requires: [species, matrix, route]", "units: [h, d], range: [{unit: h, high: 100}]"
    )
    (found, *_) = says("DAT-RANGE")
    assert found.message == "smp-half-life: 20 ± 5 d cannot be, or is a slip; wanted at most 100 h"


@pytest.mark.parametrize(("percent", "found"), [("−27", False), ("−27.4", False), ("27", True), ("−2.7", True)])
def test_a_change_is_its_ratio_less_one(says: Says, row: Row, percent: str, found: bool) -> None:
    row(**{"id": "smp-ratio", **SMP, "parameter": "ratio-to-baseline", "value": "0.73 (0.5–0.9)", "unit": ""})
    line = row(**{"id": "smp-percent", **SMP, "parameter": "change-from-baseline", "value": percent, "unit": "%"})
    findings = says("DAT-RANGE")
    assert [finding.where.line for finding in findings] == [line] * found
    assert all("a ratio of 0.73" in finding.message for finding in findings)


@pytest.mark.parametrize("field", ["range", "usual"])
@pytest.mark.parametrize("unit", ["furlong", "ug/g", "1"])
def test_a_limit_in_a_unit_that_no_value_has_is_found(says: Says, edit: Edit, at: At, unit: str, field: str) -> None:
    edit(
        PARAMETERS,
        "units: [h, d], requires: [species, matrix, route]",
        f'units: [h, d], {field}: [{{unit: "{unit}", high: 100}}]',
    )
    (found,) = says("DAT-RANGE")
    assert found.message.startswith(
        f"elimination-half-life: a range in {unit!r}, which is none of its units; wanted h, d"
    )
    assert at(found).startswith(unit)
