"""DAT-GRADE"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.check.rules.conftest import At, Edit, Says
from tests.conftest import ROOT

GUIDE, CSV = "data/drugs/samplirsen/guides/how-it-works.md", "data/drugs/samplirsen/observations.csv"
UNVERIFIED, DERIVED = '{{ value("smp-change-200") }}', '{{ value("smp-half-life-h") }}'


@pytest.fixture(autouse=True)
def _words(project: Path) -> None:
    """The lists of this site."""
    shutil.copy(ROOT / "data/wording.yml", project / "data/wording.yml")


@pytest.mark.parametrize("heading", ["## Summary\n", "## Conclusion\n"])
@pytest.mark.parametrize(("value", "grade"), [(UNVERIFIED, "unverified"), (DERIVED, "derived")])
def test_a_weak_value_in_a_conclusion_is_found_where_it_stands(
    says: Says, edit: Edit, at: At, heading: str, value: str, grade: str
) -> None:
    edit(GUIDE, heading, f"{heading}\nThe best change was\n  {value}. An older guide exists.\n")
    (finding,) = says("DAT-GRADE")
    assert (finding.where.file, at(finding)) == (GUIDE, f"{value}. An older guide exists.")
    assert f"is {grade} and stands where the guide concludes; wanted" in finding.message


@pytest.mark.parametrize(
    "call",
    [
        pytest.param('{{ value(ident="smp-change-200") }}', id="by keyword"),
        pytest.param("{{value('smp-change-200')}}", id="other quotes"),
        pytest.param('{{ value(\n"smp-change-200",\ncite=False) }}', id="over lines"),
        pytest.param('{{ value(show="value", ident="smp-change-200") }}', id="in another order"),
    ],
)
def test_every_spelling_of_a_call_is_checked(says: Says, edit: Edit, call: str) -> None:
    edit(GUIDE, "## Conclusion\n", f"## Conclusion\n\nThe best change was {call}.\n")
    (finding,) = says("DAT-GRADE")
    assert "smp-change-200 is unverified" in finding.message


def test_code_that_shows_a_call_is_no_call(says: Says, edit: Edit) -> None:
    edit(GUIDE, "## Conclusion\n", f"## Conclusion\n\nWrite `{UNVERIFIED}`.\n\n```\n{UNVERIFIED}\n```\n")
    assert says("DAT-GRADE") == []


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(f"An older guide gives {UNVERIFIED}, which nobody confirmed.", id="called the older guide's"),
        pytest.param(f"One figure, {UNVERIFIED}, is unverified.", id="called unverified"),
        pytest.param(f"This comes to {DERIVED}.", id="said to be computed"),
        pytest.param('It stays for {{ value("smp-half-life") }}.', id="a primary value"),
    ],
)
def test_a_sentence_that_says_what_the_value_is_is_left_alone(says: Says, edit: Edit, sentence: str) -> None:
    edit(GUIDE, "## Conclusion\n", f"## Conclusion\n\n{sentence}\n")
    assert says("DAT-GRADE") == []


def test_elsewhere_the_mark_is_enough(says: Says, edit: Edit) -> None:
    edit(GUIDE, "## Effect\n", f"## Effect\n\nThe change was {UNVERIFIED}.\n")
    assert says("DAT-GRADE") == []


def test_a_value_computed_from_an_unverified_one_is_unverified(says: Says, edit: Edit) -> None:
    edit(CSV, "{smp-half-life} * 24", "{smp-half-life} * 24 + 0 * {smp-change-200}")
    edit(GUIDE, "## Conclusion\n", f"## Conclusion\n\nThis comes to {DERIVED}.\n")
    assert "smp-half-life-h is unverified" in says("DAT-GRADE")[0].message


def test_a_secondary_fact_is_no_weak_one_and_an_unverified_one_is(says: Says, edit: Edit) -> None:
    edit(GUIDE, "## Conclusion\n", '## Conclusion\n\nIt is {{ fact("smp-inn") }}.\n')
    assert says("DAT-GRADE") == []
    edit(
        "data/drugs/samplirsen/drug.yml",
        "compound: samplirsen, grade: primary",
        "compound: samplirsen, grade: unverified",
    )
    assert "smp-inn is unverified" in says("DAT-GRADE")[0].message
