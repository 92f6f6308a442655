"""CIT-CARPET"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Edit, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
SAME = "[@alpha2020; @agency2021]"


def test_the_same_group_on_every_sentence_is_found_where_the_section_begins(says: Says, edit: Edit) -> None:
    edit(GUIDE, "## Effect\n", f"### Uptake\n\nA is so {SAME}. B is so {SAME}.\n\nC is so {SAME}.\n\n## Effect\n")
    (finding,) = says("CIT-CARPET")
    assert str(finding.where) == f"{GUIDE}:15:1"
    same = "all 3 sentences of the section cite [@agency2021; @alpha2020]"
    assert (finding.message, finding.severity) == (f"{same}; wanted each work where it is used", "info")


@pytest.mark.parametrize(
    "section",
    [
        pytest.param(f"A is so {SAME}. B is so {SAME}.", id="two sentences"),
        pytest.param(f"A is so {SAME}. B is so [@alpha2020]. C is so {SAME}.", id="one of them alone"),
        pytest.param(f"A is so {SAME}. B follows. C is so {SAME}.", id="a sentence without"),
        pytest.param("A is so [@alpha2020, p 1]. B is so [@alpha2020, p 2]. C is so [@alpha2020, p 3].",
                     id="other places in one work"),
    ],
)  # fmt: skip
def test_citations_where_they_belong_are_left_alone(says: Says, edit: Edit, section: str) -> None:
    edit(GUIDE, "## Effect\n", f"### Uptake\n\n{section}\n\n## Effect\n")
    assert says("CIT-CARPET") == []
