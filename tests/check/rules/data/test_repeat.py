"""DAT-REPEAT"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Row, Says

CSV = "data/drugs/samplirsen/observations.csv"

AGAIN = dict.fromkeys(("statistic", "compound", "population", "species", "route"), "") | {
    "id": "smp-again", "value": "3/8", "dose": "200 mg",
}  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "line", "there"),
    [
        pytest.param("mean,SD,8,,", "mean,SD,8,healthy-adults,", 2, "healthy-adults,", id="of its study"),
        pytest.param("smp-change-0,smp-trial,placebo,target-change,−3 (−17 to 13),%,ls-mean,95% CI,6,,full-analysis,,plasma,,",
                     "smp-change-0,smp-trial,placebo,target-change,−3 (−17 to 13),%,ls-mean,95% CI,6,,full-analysis,,plasma,placebo,",
                     6, "placebo,,", id="of its arm"),
        pytest.param("(38%),,", "(38%),,count", 9, "count,", id="of the form of its value"),
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


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    "qualifier",
    [
        "headache, US label",
        "headache (EMA report)",
        "headache, 2018",
        "headache, interim",
        "headache, as printed in the EU",
    ],
)
def test_a_qualifier_that_says_region_edition_or_cut_is_found(says: Says, row: Row, at: At, qualifier: str) -> None:
    row(**AGAIN, qualifier=qualifier)
    (finding,) = says("DAT-REPEAT")
    assert at(finding).startswith(f'"{qualifier}"')
    assert "wanted these in `region`, `document`, `edition` of its source" in finding.message


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    "qualifier", ["headache", "labelled dose", "final dose to follow-up visit", "in the first week"]
)
def test_other_words_of_a_qualifier_are_left_alone(says: Says, row: Row, qualifier: str) -> None:
    row(**AGAIN, qualifier=qualifier)
    assert says("DAT-REPEAT") == []
