"""STR-MOVED"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"


@pytest.mark.parametrize(
    ("names", "found"),
    [("how-it-acts", []), ("how-it-works", ["how-it-works]"]), ("a, a", ["a, a]"]), ("samplirsen", [])],
)
def test_an_old_name_is_that_of_no_other_guide(says: Says, edit: Edit, at: At, names: str, found: list[str]) -> None:
    edit(GUIDE, "audience: readers of tests\n", f"audience: readers of tests\nwas: [{names}]\n")
    problems = says("STR-MOVED")
    assert [at(problem) for problem in problems] == found


def test_an_old_name_of_a_drug_is_that_of_no_drug(says: Says, edit: Edit, at: At) -> None:
    edit("data/drugs/samplirsen/drug.yml", "id: samplirsen\n", "id: samplirsen\nwas: [samplirsen]\n")
    (problem,) = says("STR-MOVED")
    assert at(problem).startswith("samplirsen]")
    edit("data/drugs/samplirsen/drug.yml", "was: [samplirsen]", "was: [smp]")
    assert says("STR-MOVED") == []
