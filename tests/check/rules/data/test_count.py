"""DAT-COUNT"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Row, Says

CSV = "data/drugs/samplirsen/observations.csv"
PARTICIPANTS = (
    '- {id: participants, name: participants, section: population, units: ["{participants}"], definition: People.}'
)


def messages(says: Says) -> list[tuple[int, str]]:
    return [(f.where.line, f.message.partition(";")[0]) for f in says("DAT-COUNT")]


@pytest.mark.parametrize(
    ("old", "new", "line", "there", "said"),
    [
        pytest.param("3/8 (38%)", "3/8 (83%)", 9, "3/8 (83%),", "the percentage is not 100·k/n; wanted 37.5%", id="percentage"),
        pytest.param("3/8 (38%)", "3/8 (38.0%)", 9, "3/8 (38.0%),", "the percentage is not", id="digits that are not there"),
        pytest.param("3/8 (38%)", "9/8", 9, "9/8,", "more than all; wanted k no larger than n", id="k above n"),
        pytest.param("(38%),,,,,", "(38%),,,,7,", 9, "7,,safety", "n is 7 beside 3/8 (38%); wanted 8", id="another n"),
        pytest.param("3/8 (38%),,,,", "9,{participants},count,,8", 9, "9,", "9 of n = 8", id="k above n column"),
    ],
)  # fmt: skip
def test_a_count_that_is_wrong_is_found_at_its_cell(
    says: Says, edit: Edit, at: At, old: str, new: str, line: int, there: str, said: str
) -> None:
    edit(CSV, old, new)
    finding, *_ = says("DAT-COUNT")
    assert finding.where.line == line
    assert at(finding).startswith(there)
    assert said in finding.message


@pytest.mark.parametrize("value", ["3/8", "3/8 (38%)", "3/8 (37.5%)", "5/8 (63%)", "5/8 (62%)", "2/8 (25.0%)"])
def test_a_percentage_is_rounded_to_its_digits(says: Says, edit: Edit, value: str) -> None:
    edit(CSV, "3/8 (38%)", value)
    assert messages(says) == []


def test_a_half_is_not_rounded_down_to_an_odd_digit(says: Says, edit: Edit) -> None:
    edit(CSV, "3/8 (38%)", "3/8 (37%)")
    assert messages(says) == [(9, "smp-headache: 3/8 (37%): the percentage is not 100·k/n")]


def test_a_count_of_people_without_n_is_found(says: Says, row: Row) -> None:
    line = row(id="smp-a", value="3")
    assert messages(says) == [(line, "smp-a: a count of people without its n")]


def test_a_percentage_alone_is_one_that_its_n_can_give(says: Says, row: Row, edit: Edit) -> None:
    edit("data/vocabulary/parameters.yml", 'units: ["{participants}"]', 'units: ["{participants}", "%"]')
    row(id="smp-a", value="38", unit="%", statistic="percentage", n="8")
    line = row(id="smp-b", value="40", unit="%", statistic="percentage", n="8")
    row(id="smp-c", value="40", unit="%", statistic="percentage", n="not-reported")
    over = row(id="smp-d", value="104", unit="%", statistic="percentage", n="8")
    assert messages(says) == [
        (line, "smp-b: 40%: no whole number of 8 gives it"),
        (over, "smp-d: 104%: no share of a whole"),
    ]


@pytest.mark.parametrize(
    ("value", "statistic", "spread_kind"),
    [
        pytest.param("56.8 (45.6–68.1)", "percentage", "95% CI", id="a percentage with its interval"),
        pytest.param("57.3 ± 4", "percentage", "SEM", id="a percentage with a spread"),
        pytest.param("57.3", "estimate", "", id="an imputed share"),
    ],
)
def test_a_percentage_that_is_estimated_is_no_k_of_n(
    says: Says, row: Row, edit: Edit, value: str, statistic: str, spread_kind: str
) -> None:
    edit("data/vocabulary/parameters.yml", 'units: ["{participants}"]', 'units: ["{participants}", "%"]')
    row(id="smp-a", value=value, unit="%", statistic=statistic, spread_kind=spread_kind, n="84")
    assert messages(says) == []
    assert says("DAT-STAT") == []


def test_an_estimated_percentage_is_still_no_more_than_all(says: Says, row: Row, edit: Edit) -> None:
    edit("data/vocabulary/parameters.yml", 'units: ["{participants}"]', 'units: ["{participants}", "%"]')
    line = row(id="smp-a", value="104 (90–118)", unit="%", statistic="percentage", spread_kind="95% CI", n="84")
    assert messages(says) == [(line, "smp-a: 104 (90–118)%: no share of a whole")]


def test_a_share_that_no_count_gives_is_told_what_else_it_may_be(says: Says, row: Row, edit: Edit) -> None:
    edit("data/vocabulary/parameters.yml", 'units: ["{participants}"]', 'units: ["{participants}", "%"]')
    row(id="smp-a", value="57.3", unit="%", statistic="percentage", n="84")
    assert "or the statistic `estimate` for an imputed or Kaplan–Meier share" in says("DAT-COUNT")[0].message


def test_arms_that_do_not_make_the_total_are_found_at_the_total(says: Says, row: Row, at: At) -> None:
    row(id="smp-a", arm="placebo", value="4/6", n="6", qualifier="women")
    row(id="smp-b", arm="samplirsen-all", value="5/8", n="8", qualifier="women")
    line = row(id="smp-all", arm="all", value="12/17", n="17", qualifier="women")
    assert messages(says) == [
        (line, "smp-all: 12 in all and 5 + 4 = 9 in the arms"),
        (line, "smp-all: 17 in all and 8 + 6 = 14 in the arms"),
    ]
    assert at(says("DAT-COUNT")[0]).startswith('"12/17"')


def test_a_part_of_the_total_is_made_of_its_own_arms(says: Says, row: Row) -> None:
    row(id="smp-a", arm="placebo", value="6", n="6", qualifier="women")
    row(id="smp-b", arm="samplirsen-100mg", value="5", n="8", qualifier="women")
    row(id="smp-c", arm="samplirsen-200mg", value="4", n="8", qualifier="women")
    line = row(id="smp-part", arm="samplirsen-all", value="10", n="16", qualifier="women")
    row(id="smp-all", arm="all", value="16", n="22", qualifier="women")
    assert messages(says) == [(line, "smp-part: 10 in all and 5 + 4 = 9 in the arms")]


def test_a_part_and_the_other_arms_make_the_total(says: Says, row: Row) -> None:
    row(id="smp-a", arm="placebo", value="6", n="6", qualifier="women")
    row(id="smp-part", arm="samplirsen-all", value="10", n="16", qualifier="women")
    line = row(id="smp-all", arm="all", value="17", n="22", qualifier="women")
    assert messages(says) == [(line, "smp-all: 17 in all and 10 + 6 = 16 in the arms")]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"analysis_set": "randomised"}, id="another analysis set"),
        pytest.param({"population": "wild-type-mouse", "species": "mouse"}, id="another population"),
        pytest.param({"qualifier": "men"}, id="something else counted"),
        pytest.param({"time": "baseline"}, id="another time"),
        pytest.param({"value": "~20"}, id="no exact number"),
    ],
)
def test_arms_of_something_else_are_not_added_up(says: Says, row: Row, other: dict[str, str]) -> None:
    row(id="smp-a", arm="placebo", value="6", n="6", qualifier="women")
    row(id="smp-b", arm="samplirsen-all", value="5", n="8", qualifier="women")
    row(**{"id": "smp-all", "arm": "all", "value": "20", "n": "22", "qualifier": "women", **other})
    assert messages(says) == []


def test_an_arm_that_two_sources_count_is_added_once(says: Says, row: Row) -> None:
    row(id="smp-a", arm="placebo", value="6", n="6", qualifier="women")
    row(id="smp-b", arm="samplirsen-all", value="5", n="8", qualifier="women")
    row(id="smp-c", arm="samplirsen-all", value="5", n="8", qualifier="women", source="agency2021")
    row(id="smp-all", arm="all", value="11", n="14", qualifier="women")
    assert messages(says) == []


def test_a_group_of_arms_that_two_sources_count_is_no_total_of_all(says: Says, row: Row) -> None:
    row(id="smp-a", arm="placebo", value="6", n="6", qualifier="women")
    row(id="smp-b", arm="samplirsen-100mg", value="5", n="8", qualifier="women")
    row(id="smp-c", arm="samplirsen-200mg", value="4", n="8", qualifier="women")
    for source in ("alpha2020", "agency2021"):
        row(id=f"smp-{source}", arm="samplirsen-all", value="9", n="16", qualifier="women", source=source)
    assert messages(says) == []


def test_a_row_without_an_arm_is_everyone(says: Says, row: Row) -> None:
    row(id="smp-a", arm="placebo", value="6", n="6", qualifier="women")
    row(id="smp-b", arm="samplirsen-100mg", value="5", n="8", qualifier="women")
    line = row(id="smp-c", value="16", n="22", qualifier="women")
    assert messages(says) == []
    row(id="smp-d", arm="samplirsen-200mg", value="4", n="8", qualifier="women")
    assert messages(says) == [(line, "smp-c: 16 in all and 5 + 4 + 6 = 15 in the arms")]


def test_everyone_randomised_is_the_itt_set(says: Says, row: Row) -> None:
    row(id="smp-a", arm="placebo", value="6", n="6", qualifier="women", analysis_set="itt")
    row(id="smp-b", arm="samplirsen-all", value="5", n="8", qualifier="women", analysis_set="itt")
    line = row(id="smp-all", arm="all", value="12", n="14", qualifier="women", analysis_set="randomised")
    assert [where for where, _ in messages(says)] == [line]


def test_an_n_unlike_the_stated_size_of_its_arm_is_found(says: Says, row: Row, edit: Edit) -> None:
    edit("data/vocabulary/parameters.yml", "- {id: dosing-days", f"{PARTICIPANTS}\n- {{id: dosing-days")
    row(id="smp-size", parameter="participants", arm="samplirsen-100mg", value="9", n="9")
    assert messages(says) == [(9, "smp-headache: n is 8, and 9 in smp-size, of the same arm and analysis set")]


def test_an_n_unlike_those_of_the_other_rows_is_found(says: Says, row: Row) -> None:
    line = row(id="smp-a", arm="samplirsen-100mg", value="4", n="9", qualifier="nausea")
    row(id="smp-b", arm="samplirsen-100mg", value="4", n="8", qualifier="rash")
    assert [where for where, _ in messages(says)] == [line]


def test_a_subgroup_may_be_smaller(says: Says, row: Row) -> None:
    row(id="smp-a", arm="samplirsen-100mg", value="4", n="5", qualifier="nausea in women", analysis_set="subgroup")
    assert messages(says) == []


def test_the_sample_counts_right(says: Says) -> None:
    assert messages(says) == []


@pytest.mark.parametrize("statistic", ["minimum", "maximum", "single"])
def test_an_extreme_is_of_one_subject(says: Says, row: Row, edit: Edit, statistic: str) -> None:
    edit("data/vocabulary/parameters.yml", 'units: ["{participants}"]', 'units: ["{participants}", "%"]')
    row(id="smp-a", arm="samplirsen-100mg", value="10", unit="%", statistic=statistic, n="1")
    assert messages(says) == []


def test_two_cuts_of_the_data_have_two_sizes(says: Says, row: Row, edit: Edit) -> None:
    edit("data/drugs/samplirsen/studies.yml", "  arms:\n", "  cuts: [{id: interim, name: interim data}]\n  arms:\n")
    row(id="smp-a", arm="samplirsen-100mg", value="4", n="5", qualifier="nausea", cut="interim")
    assert messages(says) == []
