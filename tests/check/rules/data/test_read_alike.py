"""DAT-ALIKE"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Row, Says

LABEL = "{{Sample Agency}},\n  region = {{US}},\n  document = {{label}},{}"


def label(edit: Edit, edition: str) -> None:
    edit("references.bib", "{{Sample Agency}},", LABEL.format(edition and f"\n  edition = {{{edition}}},"))


def test_two_shares_with_the_same_words_are_found(says: Says, row: Row, at: At) -> None:
    row(id="smp-a", value="3/8", qualifier="rash", locator="Table 4")
    line = row(id="smp-b", value="5/9", n="9", qualifier="rash", locator="Table 5")
    (finding,) = says("DAT-ALIKE")
    assert finding.where.line == line
    assert at(finding).startswith('"smp-b"')
    assert finding.message.startswith("smp-b and smp-a read alike: nothing but the number tells them apart; wanted arm")


@pytest.mark.parametrize(
    "other",
    [
        {"arm": "samplirsen-100mg"}, {"time": "to day 90"}, {"qualifier": "fever"}, {"analysis_set": "itt"}, {"source": "agency2021"},
        {"statistic": "maximum"}, {"against": "placebo"},
    ],
)  # fmt: skip
def test_any_word_tells_them_apart(says: Says, row: Row, other: dict[str, str]) -> None:
    row(id="smp-a", value="3/8", qualifier="rash")
    row(**{"id": "smp-b", "value": "5/8", "qualifier": "rash", **other})
    assert says("DAT-ALIKE") == []


@pytest.mark.parametrize(("editions", "found"), [(("2018", "2026"), 0), (("2018", "2018"), 1), (("", ""), 1)])
def test_two_labels_are_told_apart_by_their_editions(
    says: Says, row: Row, edit: Edit, editions: tuple[str, str], found: int
) -> None:
    edit(
        "references.bib",
        "@misc{agency2021,\n  author = {{Sample Agency}},",
        "@misc{second2026,\n  author = {{Sample Agency}},",
    )
    label(edit, editions[1])
    edit(
        "references.bib",
        "@misc{second2026",
        "@misc{agency2021,\n  author = {{Sample Agency}},\n  tier = {regulator}\n}\n\n@misc{second2026",
    )
    label(edit, editions[0])
    row(id="smp-a", value="38/367", n="367", qualifier="antibodies", source="agency2021")
    row(id="smp-b", value="16/249", n="249", qualifier="antibodies", source="second2026")
    assert len(says("DAT-ALIKE")) == found
