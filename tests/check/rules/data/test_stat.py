"""DAT-STAT"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Row, Says

CSV = "data/drugs/samplirsen/observations.csv"


@pytest.mark.parametrize(
    ("old", "new", "line", "there", "said"),
    [
        pytest.param("mean,SD,8", "mean,,8", 2, ",8,,pharma", "20 ± 5 has a spread without its kind", id="± without kind"),
        pytest.param("ls-mean,95% CI,8", "ls-mean,,8", 7, ",8,,full", "has a spread without its kind", id="interval without kind"),
        pytest.param("mean,SD,8", "mean,range,8", 2, "range,8", "20 ± 5 is called range", id="± called a range"),
        pytest.param("ls-mean,95% CI,8", "ls-mean,SD,8", 7, "SD,8", "is called SD", id="interval called SD"),
        pytest.param("480,h,estimate,", "480,h,estimate,SD", 3, "SD,8", "480 has no spread and is called SD", id="no spread"),
        pytest.param("mean,SD,8", ",SD,8", 2, ",SD,8", "20 ± 5 does not say what it is", id="no statistic"),
        pytest.param("−36 (−45 to −24)", "−16 (−45 to −24)", 7, "−16 (", "the estimate is outside its interval", id="outside"),
        pytest.param("−36 (−45 to −24)", "−36 (−24 to −45)", 7, "−36 (", "lower number is above the upper", id="wrong way round"),
        pytest.param("480,h,estimate", "48–48,h,range", 3, "48–48", "both ends are the same number", id="a range of one number"),
        pytest.param("20 ± 5", "20 ± -5", 2, "20 ±", "a spread below zero", id="negative spread"),
        pytest.param("≥90,ug/g,", "90,ug/g,bound", 4, "bound,", "90 is called a bound", id="no bound"),
        pytest.param("480,h,estimate", "480,h,list", 3, "list,", "480 is called a list", id="no list"),
        pytest.param("−50,%,not-reported", "−50,%,range", 8, "range,", "−50 is called a range", id="no range"),
        pytest.param("20 ± 5", "−20 ± 5", 2, "−20 ±", "below zero and no change", id="an amount below zero"),
        pytest.param("≥90,ug/g,", "−90,ug/g,mean", 4, "−90,", "below zero and no change", id="a level below zero"),
        pytest.param("−50,%", "−150,%", 8, "−150", "a fall by more than all", id="a fall by more than all"),
        pytest.param("(38%),,", "(38%),,mean", 9, "mean,", "3/8 (38%) is k of n and called mean", id="no mean"),
        pytest.param("3/8 (38%),,", "3.5,{participants},count", 9, "count,", "3.5 is called a count", id="half a person"),
    ],
)  # fmt: skip
def test_numbers_and_kinds_that_do_not_fit_are_found_at_their_cell(
    says: Says, edit: Edit, at: At, old: str, new: str, line: int, there: str, said: str
) -> None:
    edit(CSV, old, new)
    (finding,) = says("DAT-STAT")
    assert finding.where.line == line
    assert at(finding).startswith(there)
    assert said in finding.message


@pytest.mark.parametrize("kind", ["SD", "SEM", "95% CI", "not-stated"])
def test_a_spread_of_a_known_or_an_unstated_kind_is_left_alone(says: Says, edit: Edit, kind: str) -> None:
    edit(CSV, "mean,SD,8", f"mean,{kind},8")
    assert says("DAT-STAT") == []


def test_a_median_outside_its_range_is_found(says: Says, edit: Edit) -> None:
    edit(CSV, "20 ± 5,d,mean,SD", "20 (21–25),d,median,range")
    assert "outside its interval" in says("DAT-STAT")[0].message


def test_several_numbers_are_a_list(says: Says, edit: Edit) -> None:
    edit(CSV, "20 ± 5,d,mean,SD", '"604, 486",d,mean,')
    assert [f.message for f in says("DAT-STAT")] == [
        "smp-half-life: 604, 486 is several numbers and called mean; wanted list"
    ]


@pytest.mark.parametrize(
    ("value", "statistic", "found"),
    [
        ("3", "maximum", True),
        ("9", "minimum", True),
        ("1–3", "range", True),
        ("5", "maximum", False),
        ("4–9", "range", False),
    ],
)
def test_a_mean_outside_the_extremes_of_the_same_thing_is_found(
    says: Says, row: Row, value: str, statistic: str, found: bool
) -> None:
    same = {"parameter": "tissue-concentration", "unit": "ug/g", "matrix": "liver", "n": "8"}
    line = row(id="smp-mean", value="4", **{**same, "statistic": "mean"})
    row(id="smp-end", value=value, **{**same, "statistic": statistic})
    assert [f.where.line for f in says("DAT-STAT") if "lies outside" in f.message] == [line] * found


def test_a_count_in_a_unit_of_an_amount_is_found(says: Says, edit: Edit) -> None:
    edit(CSV, "20 ± 5,d,mean,SD", "3/8,d,,")
    assert "3/8 is k of n, and its unit is d; wanted a number in this unit" in says("DAT-STAT")[0].message
