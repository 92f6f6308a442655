"""DAT-AGAINST"""

from __future__ import annotations

from tests.check.rules.conftest import At, Edit, Row, Says

VALUES = {"parameter": "target-change", "unit": "%", "matrix": "plasma", "analysis_set": "itt", "n": "20", "dose": "", "route": "",
          "population": "", "species": "", "compound": "", "statistic": "ls-mean"}  # fmt: skip


def test_a_difference_is_one_against_something(says: Says, row: Row, at: At) -> None:
    line = row(
        **{**VALUES, "id": "smp-a", "arm": "samplirsen-100mg", "value": "−12", "statistic": "difference", "against": ""}
    )
    row(
        **{
            **VALUES,
            "id": "smp-b",
            "arm": "samplirsen-200mg",
            "value": "−9",
            "statistic": "difference",
            "against": "placebo",
        }
    )
    row(
        **{
            **VALUES,
            "id": "smp-c",
            "arm": "samplirsen-200mg",
            "value": "−9",
            "statistic": "difference",
            "against": "baseline",
        }
    )
    (finding,) = says("DAT-AGAINST")
    assert finding.where.line == line and at(finding).startswith('""')
    assert finding.message.startswith("smp-a: a difference, and nothing that it is taken against")


def test_the_arm_of_a_comparison_is_no_word_of_the_qualifier(says: Says, row: Row, at: At) -> None:
    row(
        **{
            **VALUES,
            "id": "smp-a",
            "arm": "samplirsen-100mg",
            "value": "−12",
            "qualifier": "completers, against placebo",
        }
    )
    row(**{**VALUES, "id": "smp-b", "arm": "samplirsen-100mg", "value": "−13", "qualifier": "women against men"})
    (finding,) = says("DAT-AGAINST")
    assert at(finding).startswith('"completers')
    assert finding.message.endswith("wanted `against: placebo`")


def test_one_comparison_that_is_silent_among_others_is_found(says: Says, row: Row) -> None:
    for number, against in enumerate(("placebo", "placebo", "placebo", "")):
        row(
            **{
                **VALUES,
                "id": f"smp-{number}",
                "arm": "samplirsen-100mg",
                "value": f"{number}",
                "statistic": "median",
                "against": against,
                "time": f"day {number}",
            }
        )
    (finding,) = (f for f in says("DAT-AGAINST") if f.message.startswith("smp-3"))
    assert "the other 3 values of its source in smp-trial say `against`" in finding.message


def test_a_value_says_the_cut_that_all_others_of_its_source_say(says: Says, row: Row, edit: Edit) -> None:
    edit("data/drugs/samplirsen/studies.yml", "  arms:", "  cuts: [{id: final, name: final data}]\n  arms:")
    for number, cut in enumerate(("final",) * 5 + ("",)):
        row(
            id=f"smp-{number}",
            value="3",
            n="20",
            qualifier=f"rash {number}",
            source="agency2021",
            locator="p 5",
            cut=cut,
        )
    edit("data/drugs/samplirsen/observations.csv", "alpha2020; agency2021,Table 3; p 7", "alpha2020,Table 3")
    (finding,) = says("DAT-AGAINST")
    assert finding.message.startswith("smp-5: the other 5 values of its source in smp-trial say `cut`")


def test_what_says_it_is_left_alone(says: Says) -> None:
    assert says("DAT-AGAINST") == []
