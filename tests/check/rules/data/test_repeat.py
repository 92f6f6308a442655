"""DAT-REPEAT"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Says

CSV = "data/drugs/samplirsen/observations.csv"


@pytest.mark.parametrize(
    ("old", "new", "line", "there"),
    [
        pytest.param("mean,SD,8,,", "mean,SD,8,healthy-adults,", 2, "healthy-adults,", id="of its study"),
        pytest.param("smp-change-0,smp-trial,placebo,target-change,−3 (−17 to 13),%,ls-mean,95% CI,6,,full-analysis,,plasma,,",
                     "smp-change-0,smp-trial,placebo,target-change,−3 (−17 to 13),%,ls-mean,95% CI,6,,full-analysis,,plasma,placebo,",
                     6, "placebo,,", id="of its arm"),
        pytest.param("(38%),{participants},", "(38%),{participants},count", 9, "count,", id="of the form of its value"),
    ],
)  # fmt: skip
def test_a_cell_that_says_what_its_row_inherits_is_found(
    says: Says, edit: Edit, at: At, old: str, new: str, line: int, there: str
) -> None:
    edit(CSV, old, new)
    (finding,) = says("DAT-REPEAT")
    assert (finding.where.line, finding.severity) == (line, "warning")
    assert at(finding).startswith(there)
    assert "says what the row inherits; wanted an empty cell" in finding.message


def test_a_cell_that_differs_is_left_alone(says: Says) -> None:
    assert says("DAT-REPEAT") == []
