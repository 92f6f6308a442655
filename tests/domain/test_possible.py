"""What a quantity can be, in the unit in which it is shown."""

from __future__ import annotations

from typing import Any

import pytest

from generators.domain.possible import Ends, find_ends
from generators.model import Analyte, Parameter, Range, Unit, Vocabulary
from tests.pictures.charts.samples import observation

PARAMETERS: dict[str, dict[str, Any]] = {
    "half-life": {"units": ("h", "d"), "range": (Range(unit="h", low=0.1, high=2400),)},
    "level": {"units": ("analyte",)},
    "change-from-baseline": {"units": ("%", "analyte"), "signed": True, "range": (Range(unit="%", low=-100),)},
    "participants-with": {"units": ("%", "{participants}", "{pp}"), "range": (Range(unit="%", low=0, high=100),)},
}
COUNTS = {"{participants}": "people", "{events}": "events"}


def make_vocabulary() -> Vocabulary:
    parameters = {
        ident: Parameter.model_validate(
            {"id": ident, "name": ident, "section": "safety", "definition": "A quantity.", **more}
        )
        for ident, more in PARAMETERS.items()
    }
    units = {
        code: Unit.model_validate({"code": code, "print": code, "name": code, "counts": counts})
        for code, counts in COUNTS.items()
    }
    lipid = Analyte(
        id="ldl", name="LDL", kind="lipid", section="efficacy", range=(Range(unit="mg/dL", low=5, high=1500),)
    )
    empty: dict[str, Any] = {key: {} for key in ("terms", "species", "matrices", "populations", "compounds")}
    return Vocabulary(parameters=parameters, units=units, analytes={"ldl": lipid}, **empty)


@pytest.mark.parametrize(
    ("fields", "unit", "expected"),
    [
        pytest.param({"parameter": "half-life", "unit": "h"}, "d", Ends(0.1 / 24, 100), id="converted to the unit of the axis"),
        pytest.param({"parameter": "level", "analyte": "ldl", "unit": "mg/dL"}, "mg/dL", Ends(5, 1500), id="the amount of an analyte"),
        pytest.param({"parameter": "level", "unit": "U/L"}, "U/L", Ends(0, None), id="an amount is not negative"),
        pytest.param({"parameter": "level", "unit": "U/L", "statistic": "difference"}, "U/L", Ends(), id="a difference may be"),
        pytest.param({"parameter": "change-from-baseline", "unit": "%"}, "%", Ends(-100, None), id="no fall by more than all"),
        pytest.param(
            {"parameter": "change-from-baseline", "analyte": "ldl", "unit": "mg/dL"}, "mg/dL", Ends(-1500, 1500), id="a change of an amount"
        ),
        pytest.param({"parameter": "participants-with", "unit": "{participants}"}, "%", Ends(0, 100), id="a count as a share"),
        pytest.param({"parameter": "participants-with", "unit": "{events}"}, "{events}", Ends(0, None), id="a count"),
        pytest.param({"parameter": "participants-with", "unit": "{pp}"}, "{pp}", Ends(), id="percentage points"),
        pytest.param({"parameter": "unknown", "unit": "h"}, "h", Ends(), id="an unknown quantity"),
    ],
)  # fmt: skip
def test_ends(fields: dict[str, str], unit: str, expected: Ends) -> None:
    assert find_ends(observation("a", "1", **fields), unit, make_vocabulary()) == pytest.approx(expected)
