"""TXT-NEGATIVE"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Edit, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
HEAD = "## Conclusion\n\n"
pytestmark = pytest.mark.usefixtures("shipped")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("No studies of renal clearance exist.", "No studies of renal clearance exist"),
        ("Renal clearance is not known.", "not known"),
        ("Renal clearance remains to be established.", "remains to be established"),
        ("Little is known of renal clearance.", "Little is known"),
        ("Evidence on renal clearance is lacking.", "Evidence on renal clearance is lacking"),
        ("No source mentions renal clearance.", "No source mentions"),
        ("Nobody has measured renal clearance.", "Nobody has measured"),
        ("Renal clearance was never measured.", "never measured"),
    ],
)
def test_ignorance_without_a_record_of_the_search_is_found(says: Says, edit: Edit, said: str, found: str) -> None:
    edit(GUIDE, HEAD, f"{HEAD}{said} ")
    (finding,) = says("TXT-NEGATIVE")
    assert str(finding.where) == f"{GUIDE}:34:{said.index(found) + 1}"
    assert finding.message.startswith(f"{found!r} without a record of the search; wanted a gap in gaps.yml")


@pytest.mark.parametrize(
    "said",
    [
        "Its concentration in human liver is not known.",
        'The level was {{ value("smp-liver-human") }}: not measured.',
        "Little is known of its concentration in human liver.",
        "Nobody stopped, no label was changed, and a lack of the enzyme is harmful.",
        "We looked at human liver. The concentration was not found.",
        "\n\n## What is not known\n\nOf human liver the concentration is not known.",
    ],
)
def test_ignorance_with_a_record_is_left_alone(says: Says, edit: Edit, said: str) -> None:
    edit(GUIDE, HEAD, f"{HEAD}{said} ")
    assert says("TXT-NEGATIVE") == []


def test_a_record_for_another_guide_does_not_count(says: Says, edit: Edit) -> None:
    edit(GUIDE, HEAD, f"{HEAD}Its concentration in human liver is not known. ")
    edit("data/drugs/samplirsen/gaps.yml", "guides: [how-it-works]", "guides: []")
    assert [f.where.line for f in says("TXT-NEGATIVE")] == [34]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Renal clearance was not studied [@agency2021, sec 8.6].", 0),
        ("Renal clearance was not studied [@agency2021].", 1),
        ("Renal clearance was not assessed [@alpha2020, Methods].", 0),
        ("Renal clearance was not assessed [@alpha2020, Results].", 1),
        ("Renal clearance is not known [@alpha2020, Methods].", 1),
        ("Renal clearance was not studied [@alpha2020, Methods].", 1),
        ("The literature is silent on renal clearance.", 1),
        ("We are not aware of a study of renal clearance.", 1),
    ],
)
def test_a_label_or_an_agency_may_say_it_itself(says: Says, edit: Edit, said: str, found: int) -> None:
    edit(GUIDE, HEAD, f"{HEAD}{said} ")
    assert len(says("TXT-NEGATIVE")) == found
